package org.banshi.desk;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.matter.Similar;

/**
 * A matter like the one that is shown.
 *
 * @param row the other one, as far as the reader may see it
 * @param why what both have in common, in the reader's words
 */
record Likeness(Row row, String why) {

    static List<Likeness> of(List<Similar.Match> matches, Voice voice, Names names) {
        return matches.stream()
                .map(match -> new Likeness(Row.of(match.matter(), voice, names), why(match, voice)))
                .toList();
    }

    private static String why(Similar.Match match, Voice voice) {
        return Stream.concat(
                        match.common().stream().map(voice::text),
                        Stream.of(
                                voice.text("matter.similar.words", match.percent()),
                                voice.text("matter.similar.days", match.days())))
                .collect(Collectors.joining(" · "));
    }
}

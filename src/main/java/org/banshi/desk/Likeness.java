package org.banshi.desk;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Similar;

/**
 * A matter like the one that is shown.
 *
 * @param row the other one, as far as the reader may see it
 * @param why what both have in common, in the reader's words
 * @param mergeable whether the one that is shown may be merged into it at once, as far as can be told from here
 */
record Likeness(Row row, String why, boolean mergeable) {

    /** Those like what is being written: there is nothing to merge yet. */
    static List<Likeness> of(List<Similar.Match> matches, Voice voice, Names names) {
        return matches.stream()
                .map(match -> new Likeness(Row.of(match.matter(), voice, names), why(match, voice), false))
                .toList();
    }

    /** Those like a matter. Whether one may really be merged into the other the engine says when it is done. */
    static List<Likeness> of(MatterView view, List<Similar.Match> matches, Voice voice, Names names) {
        boolean may = view.offer(Merging.MERGE).isPresent();
        return matches.stream()
                .map(match -> new Likeness(
                        Row.of(match.matter(), voice, names),
                        why(match, voice),
                        may && isMain(match.matter(), view.matter())))
                .toList();
    }

    private static boolean isMain(Matter other, Matter matter) {
        return other.kind().equals(matter.kind())
                && other.isOpen()
                && other.mainId() == null
                && other.answeredAt() == null
                && !other.confidential()
                && !matter.confidential();
    }

    /** Such as: the same place, the same category, words alike 80 %, three days ago. */
    static String why(Similar.Match match, Voice voice) {
        return Stream.concat(
                        match.common().stream().map(voice::text),
                        Stream.of(
                                voice.text("matter.similar.words", match.percent()),
                                voice.text("matter.similar.days", match.days())))
                .reduce((some, more) -> voice.text("matter.similar.and", some, more))
                .orElse("");
    }
}

package org.banshi.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that came in one sitting. */
final class Sittings {
    private Sittings() {}

    /**
     * A word.
     *
     * @param matter what it was about; 0 where that is not told
     * @param raiser by which different numbers are told apart
     */
    record Word(long matter, @Nullable String unit, Instant at, String raiser) {}

    /** The words of the time, no longer than that, in which most different ones were given; the first such time. */
    static List<Word> most(List<Word> inOrder, Duration time, boolean byRaiser) {
        List<Word> best = List.of();
        long most = 0;
        int from = 0;
        for (int until = 0; until < inOrder.size(); until++) {
            while (inOrder.get(from).at().plus(time).isBefore(inOrder.get(until).at())) {
                from++;
            }
            List<Word> here = inOrder.subList(from, until + 1);
            long count = byRaiser ? raisers(here) : here.size();
            if (count > most) {
                most = count;
                best = List.copyOf(here);
            }
        }
        return best;
    }

    static long raisers(List<Word> words) {
        return words.stream().map(Word::raiser).distinct().count();
    }

    /** The one unit of all of them; absent where there are several. */
    static @Nullable String unit(List<Word> words) {
        List<String> units = words.stream()
                .map(word -> Objects.requireNonNullElse(word.unit(), ""))
                .distinct()
                .collect(Collectors.toList());
        return units.size() == 1 ? units.getFirst() : null;
    }
}

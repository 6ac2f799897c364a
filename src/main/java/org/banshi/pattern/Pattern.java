package org.banshi.pattern;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.banshi.rates.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Something worth a look. No verdict: each may have an honest reason.
 *
 * @param key by which its list is opened; says nothing
 * @param sort what was seen
 * @param unit the unit, empty for the hotline's own answers, absent where it goes across units
 * @param seen how many of how many
 * @param usual what it was compared with; nothing of nothing where it needs no comparison
 * @param oneIn so seldom would chance alone give as much; 0 where that is not worked out
 * @param more different numbers, classes or the like, by the sort
 */
public record Pattern(String key, Sort sort, @Nullable String unit, Figure seen, Figure usual, long oneIn, long more) {

    /** What was seen. */
    public enum Sort {
        /** Of the words told to who called back, one hand wrote only satisfied ones, and others did not. */
        ONE_HAND(true),
        /** Much was done with just before its due. */
        LAST_MOMENT(true),
        /** Satisfied as soon as it was answered. */
        AT_ONCE(true),
        /** Words on requests of different numbers from one browser. */
        ONE_BROWSER(true),
        /** Words from one telephone. A list would be that of a person: there is none. */
        ONE_TELEPHONE(false),
        /** The same words answer different matters. */
        SAME_WORDS(true);

        private final boolean listed;

        Sort(boolean listed) {
            this.listed = listed;
        }

        /** As messages and the API write it. */
        public String code() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
            return words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
        }

        /** Whether the matters behind it can be opened. */
        public boolean isListed() {
            return listed;
        }
    }

    /** How many it would be as usual, rounded. */
    public long expected() {
        return usual.denominator() == 0
                ? 0
                : usual.numerator()
                        .multiply(BigDecimal.valueOf(seen.denominator()))
                        .divide(BigDecimal.valueOf(usual.denominator()), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}

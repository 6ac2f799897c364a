package org.banshi.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rates or times as they were published in the house, to be told in public: one of them, for each is a notice.
 *
 * @param snapshot number of what was published
 * @param ratesVersion version of the definitions
 * @param cutOff up to when was counted
 * @param maker staff number of who published them in the house
 * @param hash hash of the published list
 * @param lines each rate
 * @param times or each time
 */
public record NoticeFigures(
        long snapshot, int ratesVersion, Instant cutOff, long maker, String hash, List<Line> lines, List<Time> times) {
    public NoticeFigures {
        lines = List.copyOf(lines);
        times = List.copyOf(times);
        if (!lines.isEmpty() && !times.isEmpty()) {
            throw new IllegalArgumentException("lines, times: each is a notice of its own");
        }
    }

    /** As the database writes it. */
    String kind() {
        return times.isEmpty() ? "figures" : "times";
    }

    /**
     * How long requests took.
     *
     * @param line what it stands for
     * @param awaited sign, answer or end
     * @param name the same in words, with its unit
     * @param sentence from when to when
     * @param median half of them took no longer
     * @param ninth nine tenths of them took no longer
     * @param requests how many they are
     * @param smallest of fewer it is shown, not compared
     */
    public record Time(
            String line,
            String awaited,
            String name,
            String sentence,
            BigDecimal median,
            BigDecimal ninth,
            long requests,
            int smallest) {
        /** Whether they are enough to compare with others. */
        public boolean isCompared() {
            return requests >= smallest;
        }
    }

    /**
     * One figure with its parts.
     *
     * @param line what it stands for
     * @param rate name of the rate
     * @param sentence what is counted
     * @param numerator what counts
     * @param denominator of how many
     */
    public record Line(String line, String rate, String sentence, BigDecimal numerator, long denominator) {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** Of a hundred, two decimals, halves up; absent for nothing of nothing. */
        public Optional<BigDecimal> percent() {
            return denominator == 0
                    ? Optional.empty()
                    : Optional.of(numerator
                            .multiply(HUNDRED)
                            .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP));
        }

        /** Numerator and denominator. */
        public String parts() {
            return numerator.stripTrailingZeros().toPlainString() + "/" + denominator;
        }
    }
}

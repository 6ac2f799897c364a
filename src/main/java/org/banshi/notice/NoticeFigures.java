package org.banshi.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rates as they were published in the house, to be told in public.
 *
 * @param snapshot number of what was published
 * @param ratesVersion version of the definitions
 * @param cutOff up to when was counted
 * @param maker staff number of who published them in the house
 * @param lines each figure
 */
public record NoticeFigures(long snapshot, int ratesVersion, Instant cutOff, long maker, List<Line> lines) {
    public NoticeFigures {
        lines = List.copyOf(lines);
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

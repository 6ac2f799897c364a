package org.banshi.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A rate with its parts; never a percentage alone, and never one that somebody typed.
 *
 * @param numerator what counts, by its weights
 * @param denominator of how many
 */
public record Figure(BigDecimal numerator, long denominator) {
    /** Nothing of nothing. */
    public static final Figure NONE = new Figure(BigDecimal.ZERO, 0);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Figure {
        numerator = numerator.signum() == 0 ? BigDecimal.ZERO : plain(numerator.stripTrailingZeros());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** Of a hundred, two decimals, halves up; absent for nothing of nothing. */
    public Optional<BigDecimal> percent() {
        return denominator == 0
                ? Optional.empty()
                : Optional.of(
                        numerator.multiply(HUNDRED).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP));
    }

    /** What is left of it without a part. */
    Figure without(Figure part) {
        return new Figure(numerator.subtract(part.numerator()), denominator - part.denominator());
    }

    /** Numerator and denominator, such as {@code 6631/7051}. */
    public String parts() {
        return numerator.toPlainString() + "/" + denominator;
    }
}

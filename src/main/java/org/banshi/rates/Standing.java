package org.banshi.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.rule.Versioned;

/**
 * The rates of a period.
 *
 * @param asked what was asked for
 * @param rule the definitions that held at the end of the period
 * @param cutOff up to when was counted
 * @param all everything
 * @param lines one for each unit, class or county that has any request in it
 */
public record Standing(Asked asked, Versioned<RateRule> rule, Instant cutOff, Line all, List<Line> lines) {
    /**
     * One line.
     *
     * @param key code of the unit, class or county; empty for requests that have none, and for everything
     * @param figures by code of the rate
     * @param unreachable how many ended without anybody reached (R-K03)
     * @param silent how many ended because nobody said anything
     */
    public record Line(String key, Map<String, Figure> figures, long unreachable, long silent) {
        /** The rate of that code. */
        public Figure figure(String rate) {
            return figures.getOrDefault(rate, Figure.NONE);
        }

        /** A weighted sum of its rates, of a hundred; absent where one of them has nothing to count. */
        public Optional<BigDecimal> composite(RateRule.Composite composite) {
            BigDecimal sum = BigDecimal.ZERO;
            for (RateRule.Part part : composite.parts()) {
                Figure figure = figure(part.rate());
                if (figure.denominator() == 0) {
                    return Optional.empty();
                }
                // Rounded once, at the end: rounded percentages do not add up.
                sum = sum.add(figure.numerator()
                        .multiply(BigDecimal.valueOf(part.weight()))
                        .divide(BigDecimal.valueOf(figure.denominator()), 10, RoundingMode.HALF_UP));
            }
            return Optional.of(sum.setScale(2, RoundingMode.HALF_UP));
        }
    }
}

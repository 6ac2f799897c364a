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
     * @param figures by code of the rate, before exclusions
     * @param excluded what of them was left out of appraisal (R-K04), for rates where anything was
     * @param unreachable how many ended without anybody reached (R-K03)
     * @param silent how many ended because nobody said anything
     */
    public record Line(
            String key, Map<String, Figure> figures, Map<String, Figure> excluded, long unreachable, long silent) {
        /** The rate of that code. */
        public Figure figure(String rate) {
            return figures.getOrDefault(rate, Figure.NONE);
        }

        /** The rate of that code without what was left out of appraisal; absent where nothing was. */
        public Optional<Figure> after(String rate) {
            return Optional.ofNullable(excluded.get(rate)).map(figure(rate)::without);
        }

        /** A weighted sum of its rates, of a hundred; absent where one of them has nothing to count. */
        public Optional<BigDecimal> composite(RateRule.Composite composite) {
            return composite(composite, false);
        }

        /** The same without what was left out of appraisal; absent where nothing was. */
        public Optional<BigDecimal> compositeAfter(RateRule.Composite composite) {
            return composite.parts().stream().anyMatch(part -> excluded.containsKey(part.rate()))
                    ? composite(composite, true)
                    : Optional.empty();
        }

        private Optional<BigDecimal> composite(RateRule.Composite composite, boolean after) {
            BigDecimal sum = BigDecimal.ZERO;
            for (RateRule.Part part : composite.parts()) {
                Figure before = figure(part.rate());
                Figure figure = after ? after(part.rate()).orElse(before) : before;
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

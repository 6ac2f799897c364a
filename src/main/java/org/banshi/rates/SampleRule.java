package org.banshi.rates;

import java.math.BigDecimal;
import org.banshi.rule.RuleKey;

/**
 * How many finished requests are drawn for a second call-back, a rule with versions.
 *
 * @param atLeast of each unit so many, or all if it has fewer
 * @param share of each unit's requests, rounded up
 * @param attempts how often somebody is called before it counts as not reached (R-K03)
 * @param smallest with fewer answers a unit is shown no figure of its own: an answer could be told from it
 */
public record SampleRule(int atLeast, BigDecimal share, int attempts, int smallest) {
    /** The rule. */
    public static final RuleKey<SampleRule> RULE =
            new RuleKey<>("rates.sample", SampleRule.class, new SampleRule(5, new BigDecimal("0.05"), 2, 5));

    private static final int MOST_ATTEMPTS = 9;

    public SampleRule {
        if (atLeast < 1 || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0 || share.scale() > 4) {
            throw new IllegalArgumentException("sample: atLeast from 1, share from 0 to 1 with four decimals at most");
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS || smallest < 2) {
            throw new IllegalArgumentException("sample: attempts from 1 to 9, smallest from 2");
        }
    }
}

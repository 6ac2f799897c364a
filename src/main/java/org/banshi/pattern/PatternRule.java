package org.banshi.pattern;

import java.math.BigDecimal;
import org.banshi.rule.RuleKey;

/**
 * From where on a pattern is shown, a rule with versions.
 *
 * @param fewest of fewer cases nothing is said, nor compared with fewer
 * @param times how many times the usual share it has to be
 * @param rarity how seldom chance alone may give as much, or more
 * @param allOf the share from which words count as all satisfied
 * @param lastMinutes so long before its due is the last moment
 * @param months how many months before are looked at for what is usual
 * @param atOnceSeconds so soon after the answer is at once
 * @param many so many words of different numbers from one browser, or words given at once, or classes under one answer
 * @param telephone so many words from one telephone
 * @param withinMinutes within so many minutes
 * @param keepDays how long it is kept which words came from one browser
 */
public record PatternRule(
        int fewest,
        int times,
        BigDecimal rarity,
        BigDecimal allOf,
        int lastMinutes,
        int months,
        int atOnceSeconds,
        int many,
        int telephone,
        int withinMinutes,
        int keepDays) {
    /** The rule. */
    public static final RuleKey<PatternRule> RULE = new RuleKey<>(
            "pattern.limits",
            PatternRule.class,
            new PatternRule(20, 3, new BigDecimal("0.0001"), new BigDecimal("0.98"), 60, 6, 60, 5, 10, 30, 100));

    /** What the portal promises. */
    private static final int LONGEST_KEPT = 100;

    private static final int LONGEST = 1440;
    private static final int MOST_MONTHS = 24;
    private static final int MOST_SECONDS = 3600;

    public PatternRule {
        if (fewest < 5 || times < 2 || many < 3 || telephone < many) {
            throw new IllegalArgumentException("fewest from 5, times from 2, many from 3, telephone not below many");
        }
        if (isNoShare(rarity) || isNoShare(allOf)) {
            throw new IllegalArgumentException("rarity, allOf: above 0 up to 1");
        }
        if (lastMinutes < 1 || lastMinutes > LONGEST || withinMinutes < 1 || withinMinutes > LONGEST) {
            throw new IllegalArgumentException("lastMinutes, withinMinutes: 1 to " + LONGEST);
        }
        if (months < 1 || months > MOST_MONTHS || atOnceSeconds < 1 || atOnceSeconds > MOST_SECONDS) {
            throw new IllegalArgumentException("months: 1 to 24, atOnceSeconds: 1 to " + MOST_SECONDS);
        }
        if (keepDays < 1 || keepDays > LONGEST_KEPT) {
            throw new IllegalArgumentException("keepDays: 1 to " + LONGEST_KEPT);
        }
    }

    /** Chance alone gives as much once in so many at most. */
    long oneIn() {
        return BigDecimal.ONE.divide(rarity, 0, java.math.RoundingMode.HALF_UP).longValueExact();
    }

    private static boolean isNoShare(BigDecimal number) {
        return number.signum() <= 0 || number.compareTo(BigDecimal.ONE) > 0;
    }
}

package org.banshi.insight;

import org.banshi.rule.RuleKey;

/**
 * What is a theme (R-H25), a rule with versions.
 *
 * @param days how far back is looked, 7 to 366
 * @param matters how many matters it takes at least, 2 or more
 * @param people how many different people it takes at least, 2 or more: one person is never a theme
 */
public record ThemeRule(int days, int matters, int people) {
    /** The rule. */
    public static final RuleKey<ThemeRule> RULE =
            new RuleKey<>("insight.themes", ThemeRule.class, new ThemeRule(90, 5, 3));

    private static final int SHORTEST = 7;
    private static final int LONGEST = 366;
    private static final int FEWEST = 2;

    /** Refuses what makes no sense. */
    public ThemeRule {
        if (days < SHORTEST || days > LONGEST) {
            throw new IllegalArgumentException("days: " + SHORTEST + " to " + LONGEST);
        }
        if (matters < FEWEST || people < FEWEST) {
            throw new IllegalArgumentException("matters, people: at least " + FEWEST);
        }
    }
}

package org.banshi.notice;

import org.banshi.rule.RuleKey;

/**
 * How long a notice may be objected to, a rule with versions; a notice keeps what held when it was proposed.
 *
 * @param days calendar days from the day after its release, 1 to 90
 */
public record NoticeRule(int days) {
    private static final int MOST = 90;

    /** The rule. */
    public static final RuleKey<NoticeRule> RULE = new RuleKey<>("notice.window", NoticeRule.class, new NoticeRule(7));

    /** Refuses what makes no sense. */
    public NoticeRule {
        if (days < 1 || days > MOST) {
            throw new IllegalArgumentException("days: 1 to " + MOST);
        }
    }
}

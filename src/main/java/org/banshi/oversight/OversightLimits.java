package org.banshi.oversight;

import org.banshi.calendar.Limit;
import org.banshi.rule.RuleKey;

/**
 * Limits of supervision, a rule with versions.
 *
 * @param receive for a unit to take up an order; how long it took is measured
 * @param check to look at a unit's answer
 * @param screen for the tier above to accept or refuse what is raised to it
 * @param handDown for a unit in between to pass the answer on
 * @param chases how often the owner of a matter is reminded in that many days, by all supervisors together (R-F01)
 * @param chaseDays those days
 * @param mostOrdered how many matters one order takes at most
 */
public record OversightLimits(
        Limit receive, Limit check, Limit screen, Limit handDown, int chases, int chaseDays, int mostOrdered) {
    /** The rule. */
    public static final RuleKey<OversightLimits> RULE = new RuleKey<>(
            "oversight.limits",
            OversightLimits.class,
            new OversightLimits(
                    Limit.workingDays(1), Limit.workingDays(5), Limit.workingDays(3), Limit.workingDays(1), 1, 3, 200));

    private static final int LONGEST = 366;
    private static final int MOST = 1000;

    public OversightLimits {
        if (chases < 1 || chaseDays < 1 || chaseDays > LONGEST) {
            throw new IllegalArgumentException("chases, chaseDays: 1 or more, within a year");
        }
        if (mostOrdered < 1 || mostOrdered > MOST) {
            throw new IllegalArgumentException("mostOrdered: 1 to " + MOST);
        }
    }
}

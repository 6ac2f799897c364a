package org.banshi.monitor;

import org.banshi.calendar.Limit;
import org.banshi.rule.RuleKey;

/**
 * Limits of findings, a rule with versions.
 *
 * @param answer for the unit to answer a finding
 * @param judge for the monitor to say whether the answer will do; after that it counts as silent
 * @param conclude for a supervisor to conclude what unit and monitor do not agree on
 */
public record MonitorLimits(Limit answer, Limit judge, Limit conclude) {
    /** The rule. */
    public static final RuleKey<MonitorLimits> RULE = new RuleKey<>(
            "monitor.limits",
            MonitorLimits.class,
            new MonitorLimits(Limit.workingDays(5), Limit.workingDays(10), Limit.workingDays(5)));
}

package org.banshi.matter;

import org.banshi.calendar.Limit;

/**
 * A limit and the rule it came from; both stay with the clock.
 *
 * @param limit how long
 * @param rule name of the rule
 * @param version its version
 */
public record Timed(Limit limit, String rule, int version) {
    /** The same rule with another limit drawn from it. */
    public Timed with(Limit other) {
        return new Timed(other, rule, version);
    }
}

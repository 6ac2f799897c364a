package org.banshi.matter;

import org.banshi.rule.RuleKey;

/**
 * How long a change of a lost number waits before it can be approved, so that whoever still has the old number can object
 * (R-S05). Only a version that was published by who may decide such changes holds.
 *
 * @param hours from when it was put down
 */
public record RenumberingWait(int hours) {
    /** The rule. */
    public static final RuleKey<RenumberingWait> RULE =
            new RuleKey<>("matter.renumbering", RenumberingWait.class, new RenumberingWait(24));

    /** The shortest. */
    public static final int LEAST = 1;

    /** The longest, a month. */
    public static final int MOST = 720;

    /** Refuses what is too short or too long. */
    public RenumberingWait {
        if (hours < LEAST || hours > MOST) {
            throw new IllegalArgumentException("hours: " + LEAST + " to " + MOST);
        }
    }
}

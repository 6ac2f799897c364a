package org.banshi.oversight;

import org.banshi.calendar.Limit;
import org.banshi.rule.RuleKey;

/**
 * How soon what a meeting or an instruction gives out is to be received, a rule with versions.
 *
 * @param meeting what a meeting gives out
 * @param instruction an instant instruction
 * @param emergency what an emergency call gives out
 */
public record MeetingLimits(Limit meeting, Limit instruction, Limit emergency) {
    /** The rule. */
    public static final RuleKey<MeetingLimits> RULE = new RuleKey<>(
            "oversight.meetings",
            MeetingLimits.class,
            new MeetingLimits(Limit.workingDays(1), Limit.hours(2), Limit.minutes(30)));

    Limit of(MeetingForm form) {
        return switch (form) {
            case MEETING -> meeting;
            case INSTRUCTION -> instruction;
            case EMERGENCY -> emergency;
        };
    }
}

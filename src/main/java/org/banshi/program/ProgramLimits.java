package org.banshi.program;

import java.util.List;
import org.banshi.calendar.Limit;

/**
 * Limits and cadences of promised work: one rule with versions.
 *
 * @param draft to fill in and give out what was put on a list
 * @param receive for the lead unit to take up what was given out
 * @param check for the group to check on the spot or by call
 * @param sign for the second signature
 * @param remedy at least so long for a milestone or repair that was sent back
 * @param slotDays days of the month on which a follow-up opens, each counted from 1 (M12)
 * @param slot how long a follow-up stays open
 * @param objection in which a finding may be objected to (R-D01)
 * @param review to decide an objection
 * @param processCheck how often a monitor looks at a hard problem
 * @param notice how long a public notice stands
 * @param step to take the next step of a hard problem or a project before work begins
 * @param confirm to have a deed confirmed
 * @param yellow points behind plan from which a light is yellow (R-D02)
 * @param red points behind plan from which it is red
 * @param visitGap days between two visits to the same unit for the same, whoever visits (R-D01)
 */
public record ProgramLimits(
        Limit draft,
        Limit receive,
        Limit check,
        Limit sign,
        Limit remedy,
        List<Integer> slotDays,
        Limit slot,
        Limit objection,
        Limit review,
        Limit processCheck,
        Limit notice,
        Limit step,
        Limit confirm,
        int yellow,
        int red,
        int visitGap) {

    public ProgramLimits {
        slotDays = List.copyOf(slotDays);
        if (slotDays.isEmpty() || slotDays.stream().anyMatch(day -> day < 1 || day > 28)) {
            throw new IllegalArgumentException("slotDays: days of a month from 1 to 28");
        }
        if (yellow < 0 || red < yellow) {
            throw new IllegalArgumentException("red: not before yellow");
        }
        if (visitGap < 0) {
            throw new IllegalArgumentException("visitGap: not below nought");
        }
    }

    /** What holds before a city sets its own. */
    static final ProgramLimits PRESET = new ProgramLimits(
            Limit.days(60),
            Limit.workingDays(2),
            Limit.workingDays(5),
            Limit.workingDays(5),
            Limit.workingDays(5),
            List.of(1, 16),
            Limit.workingDays(5),
            Limit.days(30),
            Limit.days(30),
            Limit.days(60),
            Limit.workingDays(7),
            Limit.days(30),
            Limit.days(15),
            10,
            30,
            30);
}

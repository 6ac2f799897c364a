package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A visit of inspection.
 *
 * @param id internal number
 * @param list code of the list whose work is looked into
 * @param group code of the group that visits
 * @param target code of the unit that is visited
 * @param day the day planned
 * @param announced whether the unit is told before
 * @param followUpOf the visit whose findings are looked at again
 * @param doneAt when it was said to be done
 * @param conclusion what it came to
 * @param cancelledAt when it was called off
 * @param cancelReason why it was called off
 * @param found how many findings it led to that still hold, counted on the ledger
 */
public record Visit(
        long id,
        String list,
        String group,
        String target,
        LocalDate day,
        boolean announced,
        @Nullable Long followUpOf,
        @Nullable Instant doneAt,
        @Nullable String conclusion,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        int found) {

    /** Whether it is still to be made. */
    public boolean isPlanned() {
        return doneAt == null && cancelledAt == null;
    }

    /** planned, done or off: the part of a message's key. */
    public String standing() {
        return isPlanned() ? "planned" : doneAt != null ? "done" : "off";
    }
}

package org.banshi.program;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Opens follow-ups. Which is due stands in rules and calendar: a late tick opens it late; only a house that was
 * closed for half a month has skipped one. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class ProgramTicks {
    private final Slots slots;

    ProgramTicks(Slots slots) {
        this.slots = slots;
    }

    @Scheduled(fixedDelayString = "${banshi.program.slots-every:15m}", initialDelayString = "20s")
    void openSlots() {
        slots.openDue();
    }
}

package org.banshi.program;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Opens follow-ups, writes colours down and looks after tables that were sent. Which follow-up is due stands in rules and calendar: a late tick opens it late; only a house that was
 * closed for half a month has skipped one. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class ProgramTicks {
    private final Slots slots;
    private final SheetJobs tables;
    private final PlanLights lights;

    ProgramTicks(Slots slots, SheetJobs tables, PlanLights lights) {
        this.slots = slots;
        this.tables = tables;
        this.lights = lights;
    }

    @Scheduled(fixedDelayString = "${banshi.program.slots-every:15m}", initialDelayString = "20s")
    void openSlots() {
        slots.openDue();
    }

    /** The first of a day writes it down. */
    @Scheduled(fixedDelayString = "${banshi.program.lights-every:15m}", initialDelayString = "50s")
    void keepLights() {
        lights.keep();
    }

    /** Tables that a server left half-read are read on, and those of yesterday are forgotten. */
    @Scheduled(fixedDelayString = "${banshi.program.tables-every:1m}", initialDelayString = "30s")
    void tables() {
        tables.goOn();
    }
}

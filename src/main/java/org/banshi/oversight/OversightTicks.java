package org.banshi.oversight;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the lights, takes the steps that are due, goes on with orders that stopped in the middle, and ends what nobody needs any more. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class OversightTicks {
    private final Lights lights;
    private final Escalations escalations;
    private final OrderRuns runs;
    private final Lapses lapses;

    OversightTicks(Lights lights, Escalations escalations, OrderRuns runs, Lapses lapses) {
        this.lapses = lapses;
        this.runs = runs;
        this.lights = lights;
        this.escalations = escalations;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1M")
    void lights() {
        lights.sweep();
    }

    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT1M")
    void escalate() {
        escalations.sweep();
    }

    @Scheduled(initialDelayString = "PT50S", fixedDelayString = "PT1M")
    void goOn() {
        runs.goOn();
    }

    @Scheduled(initialDelayString = "PT55S", fixedDelayString = "PT1M")
    void lapse() {
        lapses.sweep();
    }
}

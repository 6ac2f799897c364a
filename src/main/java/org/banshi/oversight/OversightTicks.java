package org.banshi.oversight;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the lights and takes the steps that are due. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class OversightTicks {
    private final Lights lights;
    private final Escalations escalations;

    OversightTicks(Lights lights, Escalations escalations) {
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
}

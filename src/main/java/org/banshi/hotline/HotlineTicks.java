package org.banshi.hotline;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Trains the suggested category at night; a night that is missed is made up for by the next one. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class HotlineTicks {
    private final Learning learning;

    HotlineTicks(Learning learning) {
        this.learning = learning;
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT40M")
    void atNight() {
        learning.atNight();
    }
}

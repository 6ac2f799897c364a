package org.banshi.rates;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Folds what has changed into the sums; a missed tick makes rates slower, never different. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class RollupTicks {
    private final Rollups rollups;

    RollupTicks(Rollups rollups) {
        this.rollups = rollups;
    }

    @Scheduled(initialDelayString = "20s", fixedDelayString = "${banshi.rates.fold-every:10s}")
    void fold() {
        rollups.fold();
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void tidy() {
        rollups.tidy();
    }
}

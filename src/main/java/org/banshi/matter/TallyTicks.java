package org.banshi.matter;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Adds up what was raised; what waits stands in the database and is read with the rest, so that a missed tick changes no number. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class TallyTicks {
    private final Tallies tallies;

    TallyTicks(Tallies tallies) {
        this.tallies = tallies;
    }

    @Scheduled(initialDelayString = "30s", fixedDelayString = "${banshi.matter.tally-every:20s}")
    void fold() {
        tallies.fold();
    }
}

package org.banshi.proposal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes calls after their last day. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class ProposalTicks {
    private final Calls calls;

    ProposalTicks(Calls calls) {
        this.calls = calls;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void close() {
        calls.closeDue();
    }
}

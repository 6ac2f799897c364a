package org.banshi.pattern;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets marks whose time is over. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class PatternTicks {
    private final PatternMarks marks;

    PatternTicks(PatternMarks marks) {
        this.marks = marks;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void forget() {
        marks.forget();
    }
}

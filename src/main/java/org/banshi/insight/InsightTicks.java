package org.banshi.insight;

import org.banshi.calendar.CityClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for themes at night; a night that is missed is made up for by the next one. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class InsightTicks {
    private static final int HOUR = 4;

    private final ThemeSearch search;
    private final CityClock clock;

    InsightTicks(ThemeSearch search, CityClock clock) {
        this.search = search;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT50M")
    void atNight() {
        if (clock.instant().atZone(clock.getZone()).getHour() == HOUR) {
            search.run();
        }
    }
}

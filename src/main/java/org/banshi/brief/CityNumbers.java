package org.banshi.brief;

import java.time.YearMonth;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what was counted for a minute, so that the page costs nothing however many look at it. */
@Component
final class CityNumbers {
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final CityCounts counts;
    private final CityClock clock;
    private volatile @Nullable Known known;

    private record Known(CityCounts.Counted counted, long at) {}

    CityNumbers(CityCounts counts, CityClock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    CityCounts.Counted now() {
        YearMonth month = YearMonth.from(clock.today());
        Known last = known;
        if (last == null || !last.counted().month().equals(month) || System.nanoTime() - last.at() > FRESH_NANOS) {
            last = new Known(counts.count(month), System.nanoTime());
            known = last;
        }
        return last.counted();
    }

    /** Forgets what was counted; for tests, which do not wait. */
    void forget() {
        known = null;
    }
}

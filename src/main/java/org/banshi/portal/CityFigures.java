package org.banshi.portal;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Published;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the city does: what was raised in the last months, and what came of it; counted at most once a minute. */
@Component
final class CityFigures {
    private static final int MONTHS = 3;
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final Published published;
    private final CityClock clock;
    private volatile @Nullable Known known;

    /**
     * What was counted.
     *
     * @param months the newest first
     * @param cutOff when it was counted
     */
    record Counted(List<Published.Figures> months, Instant cutOff) {}

    private record Known(Counted counted, YearMonth month, long at) {}

    CityFigures(Published published, CityClock clock) {
        this.published = published;
        this.clock = clock;
    }

    Counted now() {
        YearMonth month = YearMonth.from(clock.today());
        Known last = known;
        if (last == null || !last.month().equals(month) || System.nanoTime() - last.at() > FRESH_NANOS) {
            last = new Known(count(month), month, System.nanoTime());
            known = last;
        }
        return last.counted();
    }

    private Counted count(YearMonth month) {
        Instant cutOff = clock.instant();
        List<Published.Figures> months = IntStream.range(0, MONTHS)
                .mapToObj(back -> published.figures(month.minusMonths(back)))
                .toList();
        return new Counted(months, cutOff);
    }
}

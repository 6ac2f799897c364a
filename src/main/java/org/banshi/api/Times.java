package org.banshi.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moments as the API writes them: ISO-8601 with the city's offset. */
@Component
final class Times {
    private final CityClock clock;

    Times(CityClock clock) {
        this.clock = clock;
    }

    @Nullable
    OffsetDateTime of(@Nullable Instant moment) {
        return moment == null ? null : need(moment);
    }

    OffsetDateTime need(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }
}

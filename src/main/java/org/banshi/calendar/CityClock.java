package org.banshi.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of the house, in the city's own time zone; all logic asks it, never the machine. It follows real time,
 * unless it was made {@linkplain #movable() movable} for tests and for filling the demo city.
 */
public final class CityClock extends Clock {
    private final Clock real;
    private final boolean movable;
    private final AtomicReference<@Nullable Instant> moved = new AtomicReference<>();

    private CityClock(Clock real, boolean movable) {
        this.real = real;
        this.movable = movable;
    }

    /** A clock that follows real time in the city's zone and cannot be moved. */
    public static CityClock real(ZoneId zone) {
        return new CityClock(Clock.system(zone), false);
    }

    /** A clock that may stand still and jump, for tests and the demo city. */
    public static CityClock movable(ZoneId zone) {
        return new CityClock(Clock.system(zone), true);
    }

    /** Lets time stand at the given moment until it is moved again. */
    public void moveTo(Instant instant) {
        if (!movable) {
            throw new IllegalStateException("this clock follows real time and cannot be moved");
        }
        moved.set(instant);
    }

    /** Moves a standing clock on. */
    public void advance(Duration duration) {
        moveTo(instant().plus(duration));
    }

    /** Follows real time again. */
    public void follow() {
        moved.set(null);
    }

    /** Today's date in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), getZone());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
    }

    @Override
    public Instant instant() {
        Instant standing = moved.get();
        return standing == null ? real.instant() : standing;
    }
}

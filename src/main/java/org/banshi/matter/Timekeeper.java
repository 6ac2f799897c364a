package org.banshi.matter;

import java.time.Instant;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.Dating;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Starts, stops and moves clocks by the city's calendar. */
@Component
final class Timekeeper {
    private final Calendars calendars;
    private final JsonMapper json;

    Timekeeper(Calendars calendars, JsonMapper json) {
        this.calendars = calendars;
        this.json = json;
    }

    /** A new clock that runs from now. */
    LiveClock start(String name, @Nullable String unit, Timed timed, Instant now) {
        LiveClock clock = new LiveClock(0, name, unit, now);
        clock.limit = timed.limit();
        clock.rule = timed.rule();
        clock.ruleVersion = timed.version();
        date(clock, now, timed.limit());
        return clock;
    }

    /** A new clock that runs out at a set time. */
    LiveClock startAt(String name, @Nullable String unit, Instant due, Instant now) {
        LiveClock clock = new LiveClock(0, name, unit, now);
        clock.due = due;
        return clock;
    }

    /** Stops a clock; what is left is kept in the limit's own unit. */
    void stop(LiveClock clock, Instant now) {
        clock.stoppedAt = now;
        clock.left = left(clock, now);
        clock.changed = true;
    }

    private Limit left(LiveClock clock, Instant now) {
        Limit.Unit unit = clock.limit == null ? Limit.Unit.WORKING_DAY : clock.limit.unit();
        if (clock.due == null) {
            return clock.datedFrom == null || clock.datedBy == null
                    ? new Limit(0, unit)
                    : calendars.unspent(now, clock.datedFrom, clock.datedBy);
        }
        // While it is held, what was left at the start of the pause is what is left now.
        Instant until = clock.pausedAt == null ? null : clock.pausedUntil;
        return calendars.left(until != null && now.isBefore(until) ? until : now, clock.due, unit);
    }

    /** Lets a stopped clock run on as if it had never stopped: its time has counted. */
    void runOn(LiveClock stopped) {
        stopped.stoppedAt = null;
        stopped.left = null;
        stopped.changed = true;
    }

    /** A clock like one that stopped, with what was left of it, but at least the given limit. */
    LiveClock resume(LiveClock stopped, Timed atLeast, Instant now) {
        Limit left = stopped.left == null ? atLeast.limit() : stopped.left;
        Instant byLeft = dueOrFar(now, left);
        Instant byLeast = dueOrFar(now, atLeast.limit());
        Limit longer = byLeft.isBefore(byLeast) ? atLeast.limit() : left;
        Timed timed = stopped.rule == null
                ? atLeast.with(longer)
                : new Timed(longer, stopped.rule, java.util.Objects.requireNonNullElse(stopped.ruleVersion, 0));
        return start(stopped.name, stopped.unit, timed, now);
    }

    private Instant dueOrFar(Instant now, Limit limit) {
        return switch (calendars.due(now, limit)) {
            case Dating.Dated dated -> dated.due();
            case Dating.Undated _ -> Instant.MAX;
        };
    }

    /** Gives a running clock more; an earlier breach of it is void if the new due lies ahead. */
    void extend(LiveClock clock, Limit by, Instant now) {
        if (clock.due == null) {
            // Without a calendar it stays without a date, but what was granted counts when the year is loaded.
            if (clock.datedFrom != null && clock.datedBy != null && clock.datedBy.unit() == by.unit()) {
                date(clock, clock.datedFrom, new Limit(clock.datedBy.number() + by.number(), by.unit()));
                clock.changed = true;
            }
            return;
        }
        more(clock, clock.due, by);
        clock.dueSince = now;
        clock.changed = true;
        if (clock.due == null || clock.due.isAfter(now)) {
            clock.breachedAt = null;
        }
    }

    /**
     * Working days are counted on from where the clock was dated, so that a calendar that changes later moves all of them;
     * other days from the due that was told, which a day of rest may have moved.
     */
    private void more(LiveClock clock, Instant told, Limit by) {
        if (by.unit() == Limit.Unit.WORKING_DAY
                && clock.datedFrom != null
                && clock.datedBy != null
                && clock.datedBy.unit() == by.unit()) {
            date(clock, clock.datedFrom, new Limit(clock.datedBy.number() + by.number(), by.unit()));
            return;
        }
        // A due at 24:00 belongs to the day that ends there: count on from that day.
        date(clock, by.unit().isDays() ? told.minusNanos(1) : told, by);
    }

    /** Holds a running clock until the given time; its due moves by what the pause takes. */
    void hold(LiveClock clock, Instant until, Instant now) {
        Limit left = left(clock, now);
        clock.pausedAt = now;
        clock.pausedUntil = until;
        clock.dueSince = now;
        clock.changed = true;
        date(clock, until, left);
    }

    /** Counts a clock's due again by the calendar of today; tells whether it came out otherwise. */
    boolean countAgain(LiveClock clock, Instant now) {
        Instant before = clock.due;
        Integer missing = clock.undatedYear;
        if (clock.datedFrom == null
                || clock.datedBy == null
                || !clock.datedBy.unit().isDays()) {
            return false;
        }
        date(clock, clock.datedFrom, clock.datedBy);
        boolean other =
                !java.util.Objects.equals(before, clock.due) || !java.util.Objects.equals(missing, clock.undatedYear);
        if (other) {
            clock.dueSince = now;
            clock.changed = true;
        }
        return other;
    }

    /** Dates a clock anew. Where the calendar of a year is missing it stays without a due date, and says which year. */
    void date(LiveClock clock, Instant from, Limit limit) {
        clock.datedFrom = from;
        clock.datedBy = limit;
        switch (calendars.due(from, limit)) {
            case Dating.Dated dated -> {
                clock.due = dated.due();
                clock.undatedYear = null;
                clock.why = json.writeValueAsString(dated.why());
            }
            case Dating.Undated undated -> {
                clock.due = null;
                clock.undatedYear = undated.missingYear();
                clock.why = null;
            }
        }
    }
}

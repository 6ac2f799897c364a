package org.banshi.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.Dating;
import org.banshi.calendar.Limit;

/** When people of the demo city are at work or awake, and when limits end. */
final class Hours {
    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);
    private static final LocalTime WAKES = LocalTime.of(7, 0);
    private static final LocalTime SLEEPS = LocalTime.of(22, 30);

    private final Calendars calendars;
    private final Set<Integer> years;
    private final ZoneId zone;

    Hours(Calendars calendars, ZoneId zone) {
        this.calendars = calendars;
        this.years = calendars.years();
        this.zone = zone;
    }

    /** When a limit ends; where the calendar does not reach, a guess that is good enough to plan with. */
    Instant due(Instant start, Limit limit) {
        return switch (calendars.due(start, limit)) {
            case Dating.Dated dated -> dated.due();
            case Dating.Undated _ -> guess(start, limit);
        };
    }

    private Instant guess(Instant start, Limit limit) {
        LocalDate day = day(start);
        for (int left = limit.number(); left > 0; left -= isWorked(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return endOf(day);
    }

    private boolean isWorked(LocalDate day) {
        return years.contains(day.getYear())
                ? calendars.isWorkingDay(day)
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** That time, or the next time that offices are open, so long after opening. */
    Instant office(Instant at, Duration afterOpening) {
        ZonedDateTime time = at.atZone(zone);
        if (isWorked(time.toLocalDate())
                && !time.toLocalTime().isBefore(OPENS)
                && time.toLocalTime().isBefore(CLOSES)) {
            return at;
        }
        LocalDate day = time.toLocalDate();
        if (!time.toLocalTime().isBefore(OPENS)) {
            day = day.plusDays(1);
        }
        while (!isWorked(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(OPENS).atZone(zone).toInstant().plus(afterOpening);
    }

    /** When offices last closed before a time at which they are closed; that time, if they are open. */
    Instant closingBefore(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        LocalDate day = time.toLocalDate();
        if (isWorked(day) && !time.toLocalTime().isBefore(OPENS)) {
            return time.toLocalTime().isBefore(CLOSES)
                    ? at
                    : day.atTime(CLOSES).atZone(zone).toInstant();
        }
        do {
            day = day.minusDays(1);
        } while (!isWorked(day));
        return day.atTime(CLOSES).atZone(zone).toInstant();
    }

    /** That time, or the next morning. */
    Instant awake(Instant at, Duration afterWaking) {
        if (isAwake(at)) {
            return at;
        }
        ZonedDateTime time = at.atZone(zone);
        LocalDate day = time.toLocalTime().isBefore(WAKES)
                ? time.toLocalDate()
                : time.toLocalDate().plusDays(1);
        return day.atTime(WAKES).atZone(zone).toInstant().plus(afterWaking);
    }

    boolean isAwake(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return !time.isBefore(WAKES) && time.isBefore(SLEEPS);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** 24:00 of a day. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** A time of a day. */
    Instant on(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(zone).toInstant();
    }
}

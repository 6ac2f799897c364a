package org.banshi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.banshi.calendar.Explanation.Kind;
import org.banshi.calendar.Explanation.Line;
import org.banshi.calendar.Explanation.Span;
import org.banshi.calendar.WorkingCalendar.LastDay;
import org.banshi.calendar.WorkingCalendar.MissingYear;
import org.jspecify.annotations.Nullable;

/** The arithmetic of limits on one state of the calendar, in the city's zone. Immutable. */
record Counting(WorkingCalendar calendar, ZoneId zone) {

    Dating due(Instant start, Limit limit) {
        if (!limit.unit().isDays()) {
            Instant due = start.plus(duration(limit));
            return new Dating.Dated(due, runsThrough(start, limit, due));
        }
        LocalDate day = dayOf(start);
        try {
            LastDay last = calendar.lastDay(day, limit);
            Instant due = endOf(last.day());
            return new Dating.Dated(due, explanation(start, limit, due, last));
        } catch (MissingYear missing) {
            return new Dating.Undated(missing.year());
        }
    }

    Limit left(Instant at, Instant due, Limit.Unit unit) {
        return switch (unit) {
            case MINUTE -> Limit.minutes(minutes(at, due));
            case HOUR -> wholeHours(minutes(at, due));
            case CALENDAR_DAY -> Limit.days(daysBetween(dayOf(at), lastDay(due)));
            case WORKING_DAY -> workingDaysLeft(dayOf(at), lastDay(due));
        };
    }

    Limit unspent(Instant at, Instant start, Limit limit) {
        int number = limit.number();
        return switch (limit.unit()) {
            case MINUTE -> Limit.minutes(Math.max(0, number - minutes(start, at)));
            case HOUR -> wholeHours(Math.max(0, Math.multiplyExact(number, 60) - minutes(start, at)));
            case CALENDAR_DAY -> Limit.days(Math.max(0, number - daysBetween(dayOf(start), dayOf(at))));
            case WORKING_DAY -> Limit.workingDays(Math.max(0, number - knownWorkedBetween(dayOf(start), dayOf(at))));
        };
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The day at whose 24:00 a day limit ends, told from its due. */
    LocalDate lastDay(Instant due) {
        return dayOf(due.minusNanos(1));
    }

    /** 24:00 of the day, which is the first moment of the next. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    List<Line> lines(Instant start, Limit limit) {
        LocalDate first = dayOf(start);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(first, Kind.START, calendar.name(first), 0));
        if (!limit.unit().isDays()) {
            lines.add(new Line(dayOf(start.plus(duration(limit))), Kind.DUE, "", limit.number()));
            return lines;
        }
        try {
            LastDay last = calendar.lastDay(first, limit);
            countTo(last.day(), first, limit, lines);
            lines.add(new Line(last.day(), Kind.DUE, calendar.name(last.day()), limit.number()));
        } catch (MissingYear missing) {
            countTo(LocalDate.of(missing.year(), 1, 1).minusDays(1), first, limit, lines);
        }
        return lines;
    }

    private void countTo(LocalDate last, LocalDate start, Limit limit, List<Line> lines) {
        int count = 0;
        if (limit.number() == 0 && last.isAfter(start)) {
            lines.add(new Line(start, Kind.MOVED, calendar.name(start), 0));
        }
        for (LocalDate day = start.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            Kind kind = kindOf(day, limit, count);
            if (kind != Kind.REST) {
                count = Math.min(count + 1, limit.number());
            }
            lines.add(new Line(day, kind, calendar.name(day), count));
        }
    }

    /** What a day after the start is to the limit, when so many days were counted before it. */
    private Kind kindOf(LocalDate day, Limit limit, int before) {
        boolean worked = isKnownWorked(day);
        boolean over = before == limit.number();
        if (limit.unit() == Limit.Unit.CALENDAR_DAY && !over) {
            boolean last = before + 1 == limit.number();
            return last && calendar.knows(day.getYear()) && !worked ? Kind.MOVED : Kind.COUNTED;
        }
        if (!worked) {
            return Kind.REST;
        }
        return day.getDayOfWeek().getValue() > 5 ? Kind.MAKE_UP_WORK : Kind.COUNTED;
    }

    private Explanation runsThrough(Instant start, Limit limit, Instant due) {
        return new Explanation(start, limit, due, null, null, List.of(), List.of(), null, new TreeMap<>());
    }

    private Explanation explanation(Instant start, Limit limit, Instant due, LastDay last) throws MissingYear {
        LocalDate startDay = dayOf(start);
        // A calendar-day limit looks at the calendar only for its end.
        LocalDate lookedFrom = limit.unit() == Limit.Unit.WORKING_DAY && limit.number() > 0
                ? startDay.plusDays(1)
                : last.movedFrom() == null ? last.day() : last.movedFrom();
        List<Span> skipped = new ArrayList<>();
        List<LocalDate> madeUp = new ArrayList<>();
        SortedMap<Integer, Integer> calendars = new TreeMap<>();
        for (LocalDate day = lookedFrom; !day.isAfter(last.day()); day = day.plusDays(1)) {
            Integer version = calendar.versions().get(day.getYear());
            if (version != null) {
                calendars.put(day.getYear(), version);
            }
            if (!calendar.isWorked(day)) {
                skip(skipped, day);
            } else if (calendar.isMadeUp(day)) {
                madeUp.add(day);
            }
        }
        @Nullable LocalDate firstDay = limit.number() == 0 ? null : firstCounted(startDay.plusDays(1), limit);
        return new Explanation(
                start,
                limit,
                due,
                firstDay,
                last.day(),
                List.copyOf(skipped),
                List.copyOf(madeUp),
                last.movedFrom(),
                calendars);
    }

    private LocalDate firstCounted(LocalDate day, Limit limit) throws MissingYear {
        return limit.unit() == Limit.Unit.WORKING_DAY ? calendar.workedFrom(day) : day;
    }

    private void skip(List<Span> skipped, LocalDate day) {
        String name = calendar.name(day);
        Span before = skipped.isEmpty() ? null : skipped.getLast();
        if (before != null
                && before.to().plusDays(1).equals(day)
                && before.name().equals(name)) {
            skipped.set(skipped.size() - 1, new Span(before.from(), day, name));
        } else {
            skipped.add(new Span(day, day, name));
        }
    }

    private Limit workingDaysLeft(LocalDate from, LocalDate to) {
        try {
            return Limit.workingDays(calendar.workedBetween(from, to));
        } catch (MissingYear missing) {
            // Calendar days are the same length in every year, so nothing is guessed.
            return Limit.days(daysBetween(from, to));
        }
    }

    private int knownWorkedBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isKnownWorked(day)) {
                count++;
            }
        }
        return count;
    }

    private boolean isKnownWorked(LocalDate day) {
        try {
            return calendar.isWorked(day);
        } catch (MissingYear missing) {
            return false;
        }
    }

    private static Duration duration(Limit limit) {
        return limit.unit() == Limit.Unit.MINUTE
                ? Duration.ofMinutes(limit.number())
                : Duration.ofHours(limit.number());
    }

    private static Limit wholeHours(int minutes) {
        return minutes % 60 == 0 ? Limit.hours(minutes / 60) : Limit.minutes(minutes);
    }

    private static int minutes(Instant from, Instant to) {
        return (int) Math.clamp(Duration.between(from, to).toMinutes(), 0, Integer.MAX_VALUE);
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return (int) Math.clamp(to.toEpochDay() - from.toEpochDay(), 0, Integer.MAX_VALUE);
    }
}

package org.banshi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which days are worked: Monday to Friday, less the notices' rest days, plus their make-up days (R-C02). Immutable.
 *
 * @param days every day that a notice names
 * @param versions the years that are loaded, each with its version; a day of any other year is unknown
 */
record WorkingCalendar(Map<LocalDate, CalendarDay> days, SortedMap<Integer, Integer> versions) {

    /** A day of a year that is not loaded was asked for. Never leaves the room. */
    static final class MissingYear extends Exception {
        private static final long serialVersionUID = 1L;

        private final int year;

        MissingYear(int year) {
            super("no calendar for " + year, null, false, false);
            this.year = year;
        }

        int year() {
            return year;
        }
    }

    boolean knows(int year) {
        return versions.containsKey(year);
    }

    boolean isWorked(LocalDate date) throws MissingYear {
        if (!knows(date.getYear())) {
            throw new MissingYear(date.getYear());
        }
        CalendarDay day = days.get(date);
        return day == null ? !isWeekend(date) : !day.rest();
    }

    /** Whether the day is worked although it is a Saturday or Sunday. */
    boolean isMadeUp(LocalDate date) throws MissingYear {
        return isWeekend(date) && isWorked(date);
    }

    /** The holiday a day belongs to, empty if none. */
    String name(LocalDate date) {
        CalendarDay day = days.get(date);
        return day == null ? "" : day.name();
    }

    /** The day itself if it is worked, else the next that is. */
    LocalDate workedFrom(LocalDate date) throws MissingYear {
        LocalDate day = date;
        while (!isWorked(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** How many days after {@code from} up to and with {@code to} are worked; 0 if there are none in between. */
    int workedBetween(LocalDate from, LocalDate to) throws MissingYear {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorked(day)) {
                count++;
            }
        }
        return count;
    }

    /** The last day of a day limit that starts on the given day, and where its end was moved from. */
    LastDay lastDay(LocalDate start, Limit limit) throws MissingYear {
        if (limit.unit() == Limit.Unit.CALENDAR_DAY || limit.number() == 0) {
            LocalDate counted = start.plusDays(limit.number());
            LocalDate last = workedFrom(counted);
            return new LastDay(last, last.equals(counted) ? null : counted);
        }
        LocalDate day = start;
        for (int left = limit.number(); left > 0; ) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return new LastDay(day, null);
    }

    /**
     * The end of a day limit.
     *
     * @param day the last day, always a worked one
     * @param movedFrom the rest day that would have been the last, absent if none
     */
    record LastDay(LocalDate day, @Nullable LocalDate movedFrom) {}

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

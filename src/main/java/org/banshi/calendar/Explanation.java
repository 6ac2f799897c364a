package org.banshi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a limit was counted, short enough to be kept with every clock; {@link Calendars#explain} tells it day by day.
 *
 * @param start when the limit started
 * @param limit the limit
 * @param due the first moment that is too late
 * @param firstDay the first day that counts; absent for minutes and hours
 * @param lastDay the day at whose 24:00 the limit ends; absent for minutes and hours
 * @param skipped rest days that a working-day limit did not count, and those a last day moved over
 * @param madeUp Saturdays and Sundays that counted because they were worked
 * @param movedFrom the last day as counted, where it was a rest day and the limit ends on a later one; else absent
 * @param calendars the version of each year's calendar that was looked at
 */
public record Explanation(
        Instant start,
        Limit limit,
        Instant due,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<Span> skipped,
        List<LocalDate> madeUp,
        @Nullable LocalDate movedFrom,
        SortedMap<Integer, Integer> calendars) {

    /**
     * Rest days in a row.
     *
     * @param from the first
     * @param to the last
     * @param name the holiday, empty for an ordinary weekend
     */
    public record Span(LocalDate from, LocalDate to, String name) {}

    /**
     * One line of the day-by-day explanation.
     *
     * @param date the day
     * @param kind what the day is to the limit
     * @param name the holiday the day belongs to, empty if none
     * @param count how many days of the limit are used up with this day
     */
    public record Line(LocalDate date, Kind kind, String name, int count) {}

    /** What a day is to a limit. */
    public enum Kind {
        /** The limit starts on this day, which does not count. */
        START,
        /** The day counts. */
        COUNTED,
        /** A rest day, which does not count. */
        REST,
        /** A Saturday or Sunday that is worked, and counts. */
        MAKE_UP_WORK,
        /** The last day as counted is a rest day: the end moves on. */
        MOVED,
        /** The limit ends: for day limits at 24:00 of this day. */
        DUE
    }
}

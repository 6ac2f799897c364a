package org.banshi.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of an on-call list 值班表.
 *
 * @param id its number
 * @param unit code of the unit
 * @param staff number of who is on call
 * @param name that person's name
 * @param phone the phone that is called
 * @param part by day, by night, or both
 * @param days which days
 * @param firstDay the first day
 * @param lastDay the last day
 */
public record OnCall(
        long id,
        String unit,
        long staff,
        String name,
        String phone,
        Part part,
        Days days,
        LocalDate firstDay,
        LocalDate lastDay) {
    /** How the outbox refers to the phone of a line. */
    static final String PREFIX = "oncall:";

    /** Which part of a day. */
    public enum Part {
        /** Within the hours of work. */
        DAY,
        /** From their end to their next beginning. */
        NIGHT,
        /** Day and night. */
        BOTH;

        /** As the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The part of that code, empty if there is none. */
        public static Optional<Part> of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(part -> part.code().equals(code))
                    .findFirst();
        }
    }

    /** Which days. */
    public enum Days {
        /** All. */
        ANY,
        /** Those that are worked. */
        WORKING,
        /** Weekends and holidays. */
        REST;

        /** As the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The days of that code, empty if there are none. */
        public static Optional<Days> of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(days -> days.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * One turn that somebody has to take.
     *
     * @param day the day on which it begins
     * @param part day or night
     */
    public record Shift(LocalDate day, Part part) {}

    /**
     * Whom to call.
     *
     * @param asked the unit that was asked for
     * @param line whose phone it is, absent if nobody is on call anywhere
     */
    public record Reach(String asked, @Nullable OnCall line) {
        /** Whether the unit has nobody of its own. */
        public boolean isGap() {
            return line == null || !line.unit().equals(asked);
        }
    }

    /** What the outbox is told instead of the number. */
    public String recipient() {
        return PREFIX + id;
    }

    /**
     * Whether it covers a turn.
     *
     * @param working whether that day is worked, absent where its year has no calendar: then both sorts of days count
     */
    boolean covers(Shift shift, @Nullable Boolean working) {
        return !shift.day().isBefore(firstDay)
                && !shift.day().isAfter(lastDay)
                && (part == Part.BOTH || part == shift.part())
                && (days == Days.ANY || working == null || (days == Days.WORKING) == working);
    }
}

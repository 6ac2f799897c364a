package org.banshi.calendar;

/**
 * A time limit as a rule states it: a number and its unit (R-C01).
 *
 * @param number how many, 1 or more
 * @param unit of what
 */
public record Limit(int number, Unit unit) {

    /** What a limit counts. Minutes and hours run day and night; days start the next day and end at 24:00. */
    public enum Unit {
        MINUTE,
        HOUR,
        CALENDAR_DAY,
        WORKING_DAY;

        /** Whether the limit is counted in whole days. */
        public boolean isDays() {
            return this == CALENDAR_DAY || this == WORKING_DAY;
        }
    }

    public Limit {
        if (number < 0) {
            throw new IllegalArgumentException("a limit cannot be negative: " + number);
        }
    }

    /** A limit of minutes. */
    public static Limit minutes(int number) {
        return new Limit(number, Unit.MINUTE);
    }

    /** A limit of hours. */
    public static Limit hours(int number) {
        return new Limit(number, Unit.HOUR);
    }

    /** A limit of calendar days. */
    public static Limit days(int number) {
        return new Limit(number, Unit.CALENDAR_DAY);
    }

    /** A limit of working days. */
    public static Limit workingDays(int number) {
        return new Limit(number, Unit.WORKING_DAY);
    }
}

package org.banshi.web;

/**
 * How many there are: exact up to {@link #EXACT_TO}, then "more than", because counting on would cost too much.
 *
 * @param value the number
 * @param atLeast whether there are more than that
 */
public record Count(long value, boolean atLeast) {
    /** Up to this number counts are exact. */
    public static final int EXACT_TO = 10_000;

    /** The count of rows counted with {@code limit 10001}. */
    public static Count capped(long counted) {
        return counted > EXACT_TO ? new Count(EXACT_TO, true) : new Count(counted, false);
    }

    /** An exact count. */
    public static Count exact(long value) {
        return new Count(value, false);
    }
}

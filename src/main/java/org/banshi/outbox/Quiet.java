package org.banshi.outbox;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the day in which nobody at home is written to.
 *
 * @param from their first minute
 * @param to when what waited leaves; before {@code from} if midnight lies between
 */
record Quiet(LocalTime from, LocalTime to) {
    /**
     * Reads {@code 22:00-07:00}.
     *
     * @throws IllegalArgumentException it is written otherwise, or has no length
     */
    static @Nullable Quiet read(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String[] ends = typed.strip().split("\\s*-\\s*", -1);
        try {
            if (ends.length == 2) {
                Quiet quiet = new Quiet(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
                if (!quiet.from.equals(quiet.to)) {
                    return quiet;
                }
            }
        } catch (DateTimeParseException _) {
            // Told below, as everything else that is no such time.
        }
        throw new IllegalArgumentException("banshi.outbox.quiet is '" + typed + "'; write it as 22:00-07:00");
    }

    /** Whether a time of the day lies in them. */
    boolean holds(LocalTime time) {
        boolean afterFrom = !time.isBefore(from);
        return from.isBefore(to) ? afterFrom && time.isBefore(to) : afterFrom || time.isBefore(to);
    }
}

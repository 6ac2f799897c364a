package org.banshi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What many residents raise at the same time.
 *
 * @param id which
 * @param title the words that its matters share, or as a person named it
 * @param named whether a person named it
 * @param category code that most of its matters have
 * @param region code that most of its matters have
 * @param counts of the last search
 * @param joinedInto the theme that it became part of
 */
record Theme(
        long id,
        String title,
        boolean named,
        @Nullable String category,
        @Nullable String region,
        Counts counts,
        @Nullable Long joinedInto) {

    /**
     * What was counted.
     *
     * @param matters raised within the days
     * @param people how many different ones raised them
     * @param recent how many of the matters came in the last third of the days
     * @param unresolved how many are open or were called unsolved
     * @param days that were looked at
     * @param first when the first was raised
     * @param last when the last was raised
     * @param at when it was counted
     */
    record Counts(
            int matters,
            int people,
            int recent,
            int unresolved,
            int days,
            @Nullable Instant first,
            @Nullable Instant last,
            Instant at) {
        Heat heat() {
            double span = first == null || last == null
                    ? 0
                    : (double) Duration.between(first, last).toMinutes()
                            / Duration.ofDays(1).toMinutes();
            return Heat.of(matters, people, recent, unresolved, span, days);
        }
    }

    Heat heat() {
        return counts.heat();
    }

    static Theme read(ResultSet row, @SuppressWarnings("unused") int line) throws SQLException {
        return new Theme(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("title")),
                row.getBoolean("named"),
                row.getString("category"),
                row.getString("region"),
                new Counts(
                        row.getInt("matters"),
                        row.getInt("people"),
                        row.getInt("recent"),
                        row.getInt("unresolved"),
                        row.getInt("days"),
                        instant(row, "first_at"),
                        instant(row, "last_at"),
                        Objects.requireNonNull(instant(row, "counted_at"))),
                row.getObject("joined_into", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

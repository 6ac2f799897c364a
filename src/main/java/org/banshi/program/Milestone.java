package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of an item's road map.
 *
 * @param nr its place, from 1
 * @param title what is reached
 * @param weight its part of the whole
 * @param due its date
 * @param reachedAt when the unit said that it is reached
 * @param evidence what shows it
 * @param acceptedAt when the group accepted it
 */
public record Milestone(
        int nr,
        String title,
        int weight,
        LocalDate due,
        @Nullable Instant reachedAt,
        @Nullable String evidence,
        @Nullable Instant acceptedAt) {

    boolean isReached() {
        return reachedAt != null;
    }

    boolean isAccepted() {
        return acceptedAt != null;
    }
}

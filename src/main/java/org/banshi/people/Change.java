package org.banshi.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history of a unit or a member of the staff.
 *
 * @param at when
 * @param byStaff who changed it, absent for the house
 * @param why the reason, absent for the house
 * @param fields what changed, by the field's name
 */
public record Change(
        Instant at, @Nullable Long byStaff, @Nullable String why, List<Part> fields) {

    /**
     * One field.
     *
     * @param name of the field
     * @param before what it was, absent for nothing
     * @param after what it is since then, absent for nothing
     */
    public record Part(
            String name, @Nullable String before, @Nullable String after) {}
}

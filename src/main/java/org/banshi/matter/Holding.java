package org.banshi.matter;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open matter that waits for somebody by name or names somebody.
 *
 * @param id internal number
 * @param number its number
 * @param kind its kind
 * @param state its state
 * @param ownerUnit the unit that must act now, absent where a pool must
 * @param due when it is due
 * @param owns whether it waits for that person
 * @param parts columns of the kind's own that name the person, such as {@code helper}
 */
public record Holding(
        long id,
        String number,
        String kind,
        String state,
        @Nullable String ownerUnit,
        @Nullable Instant due,
        boolean owns,
        Set<String> parts) {}

package org.banshi.listed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objection to what is told of a listed case, as staff reads it.
 *
 * @param id which
 * @param notice to which notice
 * @param objector raiser or named
 * @param ground privacy or facts
 * @param words what is wrong
 * @param decidedAt when it was decided; absent while nobody has
 * @param withdrawn whether the notice was taken back
 * @param answer why, for everybody
 */
public record ListedObjection(
        long id,
        long notice,
        Instant at,
        String objector,
        String ground,
        String words,
        @Nullable Instant decidedAt,
        @Nullable String decider,
        @Nullable Boolean withdrawn,
        @Nullable String answer) {
    /** Whether nobody has decided on it yet. */
    public boolean isOpen() {
        return decidedAt == null;
    }
}

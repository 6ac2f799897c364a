package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One follow-up of an item (M12).
 *
 * @param opens day it opens
 * @param due first moment that is too late
 * @param filledAt when it was filled; absent while open, or missed
 * @param nothingNew whether nothing had changed
 * @param text what had
 */
public record Slot(
        LocalDate opens,
        Instant due,
        @Nullable Instant filledAt,
        @Nullable Boolean nothingNew,
        @Nullable String text) {

    /** Whether it can no longer be filled in time and was not. */
    public boolean isMissed(Instant now) {
        return filledAt == null && !now.isBefore(due);
    }
}

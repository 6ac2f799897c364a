package org.banshi.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What residents may read of a hard problem: what staff wrote for them, and nothing else of the matter.
 *
 * @param number number
 * @param text what staff released
 * @param unit the unit that worked on it, empty for none
 * @param until end of the window in which it can be objected to; absent while it cannot be counted
 * @param closedAt when it was closed; absent while it is on notice
 */
record PublicNotice(
        String number,
        String text,
        String unit,
        @Nullable Instant until,
        @Nullable Instant closedAt) {
    private static final int BEGINNING = 60;

    /** Whether it can be objected to at a moment. */
    boolean isOpen(Instant now) {
        return closedAt == null && (until == null || now.isBefore(until));
    }

    /** The beginning of the text, in one line. */
    String beginning() {
        String line = text.strip().replaceAll("\\s+", " ");
        int[] points = line.codePoints().toArray();
        return points.length <= BEGINNING ? line : new String(points, 0, BEGINNING) + "…";
    }
}

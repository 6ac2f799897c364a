package org.banshi.web;

import gg.jte.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step on a timeline.
 *
 * @param at when
 * @param title what was done
 * @param by who, as the reader may know it; absent for none
 * @param text words that go with it; absent for none
 * @param tone how it is meant
 * @param more anything else to show below; absent for none
 */
public record TimelineEntry(
        Instant at,
        String title,
        @Nullable String by,
        @Nullable String text,
        Tone tone,
        @Nullable Content more) {
    /** A plain step. */
    public TimelineEntry(Instant at, String title, @Nullable String by, @Nullable String text) {
        this(at, title, by, text, Tone.NEUTRAL, null);
    }
}

package org.banshi.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were given up for one reason.
 *
 * @param channel the way out
 * @param template key of their text
 * @param error why the last attempt failed
 * @param count how many
 * @param words how many of them still have their words; a code that is no longer good has none, and is not sent again
 * @param newest when the newest was caused
 */
public record Lost(Channel channel, String template, String error, long count, long words, Instant newest) {

    /**
     * Which of those that were given up; what is absent does not matter.
     *
     * @param channel the way out
     * @param template key of the text
     * @param error why the last attempt failed
     */
    public record Which(
            @Nullable Channel channel,
            @Nullable String template,
            @Nullable String error) {
        /** All of them. */
        public static final Which ALL = new Which(null, null, null);
    }
}

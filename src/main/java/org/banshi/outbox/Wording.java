package org.banshi.outbox;

import java.util.List;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * The city's own words for messages; a room contributes it as a bean.
 *
 * @param words asked for each message that is sent or shown
 */
public record Wording(Words words) {

    /** Finds words. */
    @FunctionalInterface
    public interface Words {
        /**
         * The words for a message; null for those of the message files.
         *
         * @param template key in the message files
         * @param values what the message tells, in order, as people read it
         * @param language of the message
         */
        @Nullable
        String of(String template, List<String> values, Language language);
    }
}

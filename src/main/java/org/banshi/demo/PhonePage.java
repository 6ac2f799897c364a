package org.banshi.demo;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/** The latest messages that would have left the house, newest first. */
record PhonePage(List<Line> lines) implements Page {

    /**
     * One message.
     *
     * @param channel key of the channel's name
     * @param to what is shown of the address
     * @param text the words in the reader's language
     */
    record Line(
            long id,
            Instant at,
            String channel,
            String to,
            @Nullable String subject,
            String text) {}
}

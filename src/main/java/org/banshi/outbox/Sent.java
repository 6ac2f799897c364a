package org.banshi.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored message as it may be shown to staff: without an address.
 *
 * @param id number of the message
 * @param createdAt when it was caused
 * @param channel the way out
 * @param recipient for DESK whose desk, else absent
 * @param template key of its text
 * @param args what the text tells
 * @param subject number of the matter it is about
 * @param state {@code waiting}, {@code failed}, {@code given_up} or {@code sent}
 * @param attempts how often it was tried
 * @param lastError code of the last failure
 * @param sentAt when it was handed over
 * @param sentTo what is shown of the address, such as {@code *********34}
 */
public record Sent(
        long id,
        Instant createdAt,
        Channel channel,
        @Nullable String recipient,
        String template,
        List<Object> args,
        @Nullable String subject,
        String state,
        int attempts,
        @Nullable String lastError,
        @Nullable Instant sentAt,
        @Nullable String sentTo) {
    private static final List<Object> FORGOTTEN = List.of("······");

    /** Whether its words were not forgotten yet. */
    public boolean hasWords() {
        return !args.equals(FORGOTTEN);
    }
}

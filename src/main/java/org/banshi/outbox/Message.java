package org.banshi.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param channel the way out
 * @param recipient for SMS, MAIL and WEBHOOK an address or what the {@link Opener} turns into one (a resident's number
 *     only sealed or by reference); for DESK {@code staff:ID}, {@code unit:CODE} or {@code role:NAME}
 * @param template key of the text in the message files
 * @param args what the text tells, in order: strings, numbers, booleans, instants; no personal data
 * @param subject number of the matter it is about, absent for none
 * @param language {@code zh} or {@code en}
 * @param dueAt not to be sent before this moment, absent for at once
 */
public record Message(
        Channel channel,
        String recipient,
        String template,
        List<Object> args,
        @Nullable String subject,
        String language,
        @Nullable Instant dueAt) {

    /** Refuses a message that nobody could get or that says nothing. */
    public Message {
        if (recipient.isBlank() || template.isBlank() || language.isBlank()) {
            throw new IllegalArgumentException("a message needs a recipient, a template and a language: " + template);
        }
        args = List.copyOf(args);
    }

    /** A Chinese message about a matter, to be sent at once. */
    public static Message of(
            Channel channel, String recipient, String template, @Nullable String subject, Object... args) {
        return new Message(channel, recipient, template, List.of(args), subject, "zh", null);
    }
}

package org.banshi.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Turns the recipient of a message into an address, just before it is sent. The room that keeps identities provides it
 * as a bean, and logs there that the house looked; without one, recipients are taken for addresses as they stand.
 */
@FunctionalInterface
public interface Opener {
    /**
     * The telephone number, mail address or URL, and the language of whoever is there.
     *
     * @param channel the way out: SMS, MAIL or WEBHOOK
     * @param recipient what the message says
     * @param subject number of the matter it is about
     * @return absent when there is none (erased, withdrawn): the message is given up
     */
    @Nullable
    Addressee open(Channel channel, String recipient, @Nullable String subject);
}

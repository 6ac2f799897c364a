package org.banshi.outbox;

import java.util.Collection;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages in the caller's transaction and hands them over later. Delivery is <em>at least once</em>: a node
 * that dies between the gateway's yes and its own note lets another send again, with the same idempotency key.
 *
 * <p>A hot statement may write its rows itself: see the comments of table {@code outbox_message}.
 */
public final class Outbox {
    private final StoredMessages messages;
    private final LostMessages lost;
    private final Delivery delivery;
    private final Texts texts;
    private final CityClock clock;

    Outbox(StoredMessages messages, LostMessages lost, Delivery delivery, Texts texts, CityClock clock) {
        this.messages = messages;
        this.lost = lost;
        this.delivery = delivery;
        this.texts = texts;
        this.clock = clock;
    }

    /** Stores a message in the transaction that runs; when that is rolled back, nothing leaves. */
    public void send(Message message) {
        messages.insert(message, clock.instant());
    }

    /**
     * Hands over all that is due and can leave, oldest first, until nothing is left; any number of nodes may do so at
     * once. Called every few seconds; tests call it themselves.
     *
     * @return how many messages were handed over
     */
    public int deliverDue() {
        return delivery.deliverDue();
    }

    /** The notes for these desks ({@code staff:ID}, {@code unit:CODE}, {@code role:NAME}), newest first. */
    public List<Sent> desk(Collection<String> recipients, int most) {
        return messages.desk(recipients, clock.instant(), most);
    }

    /** All messages about a matter, in the order in which they were caused. */
    public List<Sent> about(String subject) {
        return messages.about(subject);
    }

    /** The text messages and mails that were handed over last, newest first: what the demo phone shows. */
    public List<Sent> newest(int most) {
        return messages.newest(most);
    }

    /** The messages that were given up, newest first. */
    public List<Sent> givenUp(int most) {
        return lost.list(Lost.Which.ALL, null, most);
    }

    /** What has not left, one line for each channel. */
    public List<Backlog> backlog() {
        return messages.backlog(delivery.provided());
    }

    /** Tries a given-up message again from the start; false if none with this number has its words. */
    public boolean again(long id) {
        return lost.again(id, clock.instant());
    }

    /** The messages that were given up, by channel, text and reason, the most frequent first. */
    public List<Lost> lost() {
        return lost.groups();
    }

    /**
     * Single messages that were given up, the newest first.
     *
     * @param before only those with a smaller number
     */
    public List<Sent> lost(Lost.Which which, @Nullable Long before, int most) {
        return lost.list(which, before, most);
    }

    /** Tries those again from the start that still have their words, a thousand at most; returns how many. */
    public int again(Lost.Which which) {
        return lost.again(which, clock.instant());
    }

    /** The text of a message in the reader's language; absent when the message files do not have it. */
    public @Nullable String text(Sent message, Language language) {
        return texts.text(message.template(), message.args(), language);
    }
}

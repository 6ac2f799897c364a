package org.banshi.outbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine, or a group of a messenger, that gets a copy of notes; without what is secret.
 *
 * @param id its number
 * @param name what the administrator calls it
 * @param sort how it is called
 * @param host of its address
 * @param kinds of which notes it gets a copy
 * @param desks at which desks, empty for all
 * @param privateOk whether it may lie inside the own network
 * @param active whether it is called
 */
public record Receiver(
        long id,
        String name,
        Sort sort,
        String host,
        Set<NoteKind> kinds,
        List<String> desks,
        boolean privateOk,
        boolean active) {

    /** How a receiver is called. */
    public enum Sort {
        /** A signed call with JSON. */
        WEBHOOK,
        /** A robot of a WeCom group 企业微信. */
        WECOM,
        /** A robot of a DingTalk group 钉钉. */
        DINGTALK;

        /** How the table writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A receiver to be put down.
     *
     * @param address where it is called
     * @param secret with what a call is signed, absent for none
     */
    public record New(
            String name,
            Sort sort,
            String address,
            @Nullable String secret,
            Set<NoteKind> kinds,
            List<String> desks,
            boolean privateOk) {}

    /** How a message names it. */
    public String recipient() {
        return Receivers.PREFIX + id;
    }
}

package org.banshi.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A notice as those who decide on it see it.
 *
 * @param id which
 * @param kind matter, figures or times
 * @param number number of the matter; absent for figures and times
 * @param snapshot the published rates; absent for a matter
 * @param ratesVersion version of their definitions
 * @param cutOff up to when they were counted
 * @param title one line
 * @param words what it was about
 * @param answer what was answered
 * @param maker who did the work, or froze the rates
 * @param confirmed whether warnings were read
 * @param days how long it may be objected to
 * @param state how far it is
 * @param proposedBy who masked it
 * @param proposedAt when
 * @param releasedBy who released it
 * @param releasedAt when
 * @param until last day on which it may be objected to
 */
public record Notice(
        long id,
        String kind,
        @Nullable String number,
        @Nullable Long snapshot,
        @Nullable Integer ratesVersion,
        @Nullable Instant cutOff,
        String title,
        String words,
        @Nullable String answer,
        @Nullable Long maker,
        boolean confirmed,
        int days,
        State state,
        long proposedBy,
        Instant proposedAt,
        @Nullable Long releasedBy,
        @Nullable Instant releasedAt,
        @Nullable LocalDate until) {
    /** How far it is. */
    public enum State {
        /** Masked, and waits for a second person. */
        PROPOSED,
        /** Not released. */
        REFUSED,
        /** To be read by everybody. */
        PUBLIC,
        /** Objected to: out of the public until a third person decides. */
        OBJECTED,
        /** Taken back for good. */
        WITHDRAWN;

        /** As the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}

package org.banshi.listed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a listing, or shall be.
 *
 * @param id which
 * @param part on the list, or off it
 * @param words the reason for everybody
 * @param releasedBy staff number of who released it
 * @param why why it was refused or taken back
 */
public record ListedNotice(
        long id,
        Part part,
        String words,
        State state,
        long proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable Long releasedBy,
        @Nullable String releaser,
        @Nullable Instant releasedAt,
        @Nullable String why) {

    /** What it is about. */
    public enum Part {
        /** Why it was listed. */
        ON,
        /** Why it was taken off. */
        OFF;

        /** As the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Not released. */
        REFUSED,
        /** To be read by everybody. */
        PUBLIC,
        /** Taken back. */
        WITHDRAWN;

        /** As the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A case on the list.
     *
     * @param number number of the matter
     * @param nr which time it was listed
     * @param lister staff number of who listed it
     * @param doer staff number of who did the work
     * @param offAt since when it is off the list
     * @param state how far the first notice of it is; absent where there is none
     * @param offState how far that of its end is
     * @param objected whether somebody objected and nobody has decided yet
     */
    public record Case(
            String number,
            int nr,
            @Nullable String unit,
            Instant at,
            LocalDate until,
            long lister,
            @Nullable Long doer,
            @Nullable Instant offAt,
            @Nullable String how,
            @Nullable State state,
            @Nullable State offState,
            boolean objected) {
        /** Whether it was taken off. */
        public boolean isOff() {
            return offAt != null;
        }
    }
}

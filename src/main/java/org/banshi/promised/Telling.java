package org.banshi.promised;

import java.time.Instant;
import java.util.Map;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The words of a promise for everybody, on their way.
 *
 * @param id which
 * @param nr the promise's number on its list
 * @param number its number on the ledger
 * @param isWork whether the reader did the work, or is of a unit that does or of one below
 * @param isOfNow whether the ledger still says what was masked
 * @param ledger what the ledger says now, by part
 * @param words masked, by part
 * @param why why they were refused or taken back
 */
record Telling(
        long id,
        int nr,
        long matter,
        String number,
        boolean isWork,
        boolean isOfNow,
        Map<String, String> ledger,
        Map<String, String> words,
        State state,
        By proposed,
        @Nullable By released,
        @Nullable String why) {

    /** How far they are. */
    enum State {
        PROPOSED,
        OUTDATED,
        REFUSED,
        PUBLIC,
        REPLACED,
        WITHDRAWN;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Who did it, and when. */
    record By(long staff, String name, Instant at) {}

    /** Somebody who neither masked the words nor is of who does the work. */
    boolean isApart(Actor.Staff staff) {
        return !isWork && proposed.staff() != staff.id();
    }

    /** Somebody who did not release them either. */
    boolean isThird(Actor.Staff staff) {
        return isApart(staff) && (released == null || released.staff() != staff.id());
    }
}

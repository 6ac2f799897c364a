package org.banshi.proposal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An open call for topics (征集), as it stands.
 *
 * @param id which
 * @param office the office that calls
 * @param title what is asked for, in one line
 * @param text what residents read
 * @param from first day on which something may be put forward
 * @param until last day
 * @param answerBy the day by which everybody has an answer
 * @param criteria name of the set of criteria
 * @param state open, closed or answered
 * @param version which of its versions this is
 * @param summary what came of it all, in the words of the office
 * @param openedAt when it was opened
 * @param answeredAt when it was closed as answered
 */
public record Call(
        long id,
        Office office,
        String title,
        String text,
        LocalDate from,
        LocalDate until,
        LocalDate answerBy,
        String criteria,
        State state,
        int version,
        @Nullable String summary,
        Instant openedAt,
        @Nullable Instant answeredAt) {

    /** Who calls: a unit's code and name. */
    public record Office(String code, String name) {}

    /** Where a call stands. */
    public enum State {
        OPEN,
        CLOSED,
        ANSWERED;

        /** As the database and the messages write it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Whether something may be put forward on that day. */
    public boolean isTaking(LocalDate day) {
        return state == State.OPEN && !day.isBefore(from) && !day.isAfter(until);
    }

    /** In a word, for messages: announced, open, over, closed or answered. */
    public String standing(LocalDate day) {
        if (state != State.OPEN) {
            return state.code();
        }
        return day.isBefore(from) ? "announced" : day.isAfter(until) ? "over" : "open";
    }
}

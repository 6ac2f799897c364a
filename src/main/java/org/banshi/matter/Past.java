package org.banshi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matter that lived elsewhere before it came to this ledger, with its own times.
 *
 * @param matter what was raised; its origin has source and outside number, which come only once
 * @param raisedAt when
 * @param state state it is in now
 * @param outcome how it ended; absent while open
 * @param leadUnit the unit that leads or led
 * @param due its handling due, if it had one
 * @param stoppedAt when handling stopped
 * @param closedAt when it ended
 * @param answer the answer given
 * @param answeredAt when
 * @param verdict what the raiser said, if asked
 * @param moments what happened to it after it was raised, the oldest first
 */
public record Past(
        NewMatter matter,
        Instant raisedAt,
        String state,
        @Nullable Outcome outcome,
        @Nullable String leadUnit,
        @Nullable Instant due,
        @Nullable Instant stoppedAt,
        @Nullable Instant closedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable Verdict verdict,
        List<Moment> moments) {

    /**
     * What the raiser said elsewhere.
     *
     * @param contacted whether the unit was in touch
     * @param solved whether it is solved
     * @param satisfaction 1 to 5
     */
    public record Verdict(
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer satisfaction) {}

    /**
     * Something that happened elsewhere.
     *
     * @param action what, in the words of the lifecycle
     * @param at when
     * @param state state after
     * @param said what it carried
     */
    public record Moment(String action, Instant at, String state, Map<String, Object> said) {}
}

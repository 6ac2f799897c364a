package org.banshi.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer text that can be given to residents as it is.
 *
 * @param title the question in few words
 * @param body the answer, plain text
 * @param category code of what it is about, absent for anything
 * @param region code of where it holds, absent for everywhere
 * @param unit code of the unit that answers for its being right
 * @param source what it rests on
 * @param state published or retired
 */
public record Answer(
        long id,
        String title,
        String body,
        @Nullable String category,
        @Nullable String region,
        @Nullable String unit,
        @Nullable String source,
        State state,
        Instant createdAt,
        String createdBy) {

    /** Whether an answer may be given. */
    public enum State {
        /** 已发布: may be given. */
        PUBLISHED,
        /** 已停用: kept for what was answered with it. */
        RETIRED
    }

    /** What somebody writes to make an answer; the terms are those of {@link Answer}. */
    public record Draft(
            String title,
            String body,
            @Nullable String category,
            @Nullable String region,
            @Nullable String unit,
            @Nullable String source) {}
}

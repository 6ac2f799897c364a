package org.banshi.matter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which matters to list; absent parts do not restrict.
 *
 * @param kind kind of matter
 * @param type sort within the kind
 * @param state state
 * @param unit lead unit, with all under it
 * @param category category code, with all below it
 * @param region region code, with all inside it
 * @param grade urgency
 * @param q words that must be found, or a number
 * @param open true: not ended; false: ended
 * @param overdue true: handling stopped after its due or still runs past it
 * @param outsideNumber number in an outside register
 * @param since raised then or later
 * @param dueBefore still running, and due before then
 * @param scope which part of all that the reader may see
 * @param sort the order; absent for the scope's own
 */
public record Query(
        @Nullable String kind,
        @Nullable String type,
        @Nullable String state,
        @Nullable String unit,
        @Nullable String category,
        @Nullable String region,
        @Nullable String grade,
        @Nullable String q,
        @Nullable Boolean open,
        @Nullable Boolean overdue,
        @Nullable String outsideNumber,
        @Nullable Instant since,
        @Nullable Instant dueBefore,
        Scope scope,
        @Nullable Sort sort) {

    /** The same without a time. */
    @SuppressWarnings("checkstyle:ParameterNumber") // a list is narrowed by many things
    public Query(
            @Nullable String kind,
            @Nullable String type,
            @Nullable String state,
            @Nullable String unit,
            @Nullable String category,
            @Nullable String region,
            @Nullable String grade,
            @Nullable String q,
            @Nullable Boolean open,
            @Nullable Boolean overdue,
            @Nullable String outsideNumber,
            Scope scope) {
        this(
                kind,
                type,
                state,
                unit,
                category,
                region,
                grade,
                q,
                open,
                overdue,
                outsideNumber,
                null,
                null,
                scope,
                null);
    }

    /** Which part of all that the reader may see, and in which order. */
    public enum Scope {
        /** Everything, newest first. */
        ALL,
        /** What waits for the reader: own pools, own unit, decisions asked for; earliest due first. */
        INBOX,
        /** Everything open, earliest due first. */
        BY_DUE
    }

    /** In which order; the next page goes on behind a key that says the order itself. */
    public enum Sort {
        /** Earliest due first, what has no due last. */
        DUE,
        /** Raised last first. */
        RAISED,
        /** Raised first first. */
        OLDEST,
        /** By number, the highest first. */
        NUMBER
    }

    /** Everything the reader may see. */
    public static Query all() {
        return of(Scope.ALL);
    }

    /** Everything in a scope. */
    public static Query of(Scope scope) {
        return new Query(null, null, null, null, null, null, null, null, null, null, null, scope);
    }

    /** The same query in a state. */
    public Query inState(@Nullable String wanted) {
        return inState(kind, wanted);
    }

    /** The same query in a state of a kind. */
    public Query inState(@Nullable String ofKind, @Nullable String wanted) {
        return new Query(
                ofKind,
                type,
                wanted,
                unit,
                category,
                region,
                grade,
                q,
                open,
                overdue,
                outsideNumber,
                since,
                dueBefore,
                scope,
                sort);
    }

    /** The same query for words or a number. */
    public Query matching(@Nullable String words) {
        return new Query(
                kind,
                type,
                state,
                unit,
                category,
                region,
                grade,
                words,
                open,
                overdue,
                outsideNumber,
                since,
                dueBefore,
                scope,
                sort);
    }

    /** The same query, only what was raised since then. */
    public Query since(@Nullable Instant time) {
        return new Query(
                kind,
                type,
                state,
                unit,
                category,
                region,
                grade,
                q,
                open,
                overdue,
                outsideNumber,
                time,
                dueBefore,
                scope,
                sort);
    }

    /** The same query, only overdue ones or only the others. */
    public Query overdue(@Nullable Boolean late) {
        return new Query(
                kind,
                type,
                state,
                unit,
                category,
                region,
                grade,
                q,
                open,
                late,
                outsideNumber,
                since,
                dueBefore,
                scope,
                sort);
    }

    /** The same query, only what still runs and is due before then. */
    public Query dueBefore(@Nullable Instant time) {
        return new Query(
                kind,
                type,
                state,
                unit,
                category,
                region,
                grade,
                q,
                open,
                overdue,
                outsideNumber,
                since,
                time,
                scope,
                sort);
    }

    /** The same query in another order. */
    public Query sorted(@Nullable Sort by) {
        return new Query(
                kind,
                type,
                state,
                unit,
                category,
                region,
                grade,
                q,
                open,
                overdue,
                outsideNumber,
                since,
                dueBefore,
                scope,
                by);
    }
}

package org.banshi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which matters to list; absent parts do not restrict.
 *
 * @param kind kind of matter
 * @param type sort within the kind
 * @param state state
 * @param unit lead unit, with all under it
 * @param category category code, with all below it; {@code =CODE} for itself alone, {@code =} for none
 * @param region region code, with all inside it
 * @param q words that must be found, or a number
 * @param meant what letters among the words may stand for besides themselves
 * @param open true: not ended; false: ended
 * @param overdue true: handling stopped after its due or still runs past it
 * @param outsideNumber number in an outside register
 * @param since raised then or later
 * @param before raised before then
 * @param openly true: not kept apart, neither a report nor confidential
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
        @Nullable String q,
        Map<String, Meant> meant,
        @Nullable Boolean open,
        @Nullable Boolean overdue,
        @Nullable String outsideNumber,
        @Nullable Instant since,
        @Nullable Instant before,
        @Nullable Boolean openly,
        @Nullable Instant dueBefore,
        Scope scope,
        @Nullable Sort sort) {

    /** Which part of all that the reader may see, and in which order. */
    public enum Scope {
        /** Everything, newest first. */
        ALL,
        /** What waits for the reader: own pools, own unit, decisions asked for; earliest due first. */
        INBOX,
        /** Everything open, earliest due first. */
        BY_DUE
    }

    /**
     * Places and units whose names begin with letters, by the first sound of each character.
     *
     * @param regions codes of regions, with all inside them
     * @param units codes of lead units
     */
    public record Meant(List<String> regions, List<String> units) {
        /** Whether it stands for anything. */
        public boolean isAnything() {
            return !regions.isEmpty() || !units.isEmpty();
        }
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
        return new Draft(scope).query();
    }

    /** The same query, of one kind. */
    public Query ofKind(@Nullable String wanted) {
        return with(draft -> draft.kind = wanted);
    }

    /** The same query, of one sort within the kind. */
    public Query ofType(@Nullable String wanted) {
        return with(draft -> draft.type = wanted);
    }

    /** The same query in a state. */
    public Query inState(@Nullable String wanted) {
        return with(draft -> draft.state = wanted);
    }

    /** The same query, of a lead unit and all under it. */
    public Query ledBy(@Nullable String wanted) {
        return with(draft -> draft.unit = wanted);
    }

    /** The same query, of a category and all below it. */
    public Query inCategory(@Nullable String wanted) {
        return with(draft -> draft.category = wanted);
    }

    /** The same query, of a region and all inside it. */
    public Query inRegion(@Nullable String wanted) {
        return with(draft -> draft.region = wanted);
    }

    /** The same query for words or a number. */
    public Query matching(@Nullable String words) {
        return with(draft -> draft.q = words);
    }

    /** The same query, letters standing for places and units too. */
    public Query meaning(Map<String, Meant> letters) {
        return with(draft -> draft.meant = Map.copyOf(letters));
    }

    /** The same query, only what has not ended or only what has. */
    public Query open(@Nullable Boolean wanted) {
        return with(draft -> draft.open = wanted);
    }

    /** The same query, only overdue ones or only the others. */
    public Query overdue(@Nullable Boolean late) {
        return with(draft -> draft.overdue = late);
    }

    /** The same query for a number in an outside register. */
    public Query numberedOutside(@Nullable String wanted) {
        return with(draft -> draft.outsideNumber = wanted);
    }

    /** The same query, only what was raised since then. */
    public Query since(@Nullable Instant time) {
        return with(draft -> draft.since = time);
    }

    /** The same query, only what was raised before then. */
    public Query before(@Nullable Instant time) {
        return with(draft -> draft.before = time);
    }

    /** The same query, without reports and confidential matters. */
    public Query openly(@Nullable Boolean wanted) {
        return with(draft -> draft.openly = wanted);
    }

    /** The same query, only what still runs and is due before then. */
    public Query dueBefore(@Nullable Instant time) {
        return with(draft -> draft.dueBefore = time);
    }

    /** The same query in another order. */
    public Query sorted(@Nullable Sort by) {
        return with(draft -> draft.sort = by);
    }

    private Query with(Consumer<Draft> change) {
        Draft draft = new Draft(scope);
        draft.take(this);
        change.accept(draft);
        return draft.query();
    }

    /** All parts by name, so that changing one lists them in two places and not at each change. */
    private static final class Draft {
        private @Nullable String kind;
        private @Nullable String type;
        private @Nullable String state;
        private @Nullable String unit;
        private @Nullable String category;
        private @Nullable String region;
        private @Nullable String q;
        private Map<String, Meant> meant = Map.of();
        private @Nullable Boolean open;
        private @Nullable Boolean overdue;
        private @Nullable String outsideNumber;
        private @Nullable Instant since;
        private @Nullable Instant before;
        private @Nullable Boolean openly;
        private @Nullable Instant dueBefore;
        private @Nullable Sort sort;
        private final Scope scope;

        Draft(Scope scope) {
            this.scope = scope;
        }

        void take(Query query) {
            kind = query.kind;
            type = query.type;
            state = query.state;
            unit = query.unit;
            category = query.category;
            region = query.region;
            q = query.q;
            meant = query.meant;
            open = query.open;
            overdue = query.overdue;
            outsideNumber = query.outsideNumber;
            since = query.since;
            before = query.before;
            openly = query.openly;
            dueBefore = query.dueBefore;
            sort = query.sort;
        }

        Query query() {
            return new Query(
                    kind,
                    type,
                    state,
                    unit,
                    category,
                    region,
                    q,
                    meant,
                    open,
                    overdue,
                    outsideNumber,
                    since,
                    before,
                    openly,
                    dueBefore,
                    scope,
                    sort);
        }
    }
}

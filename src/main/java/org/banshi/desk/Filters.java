package org.banshi.desk;

import org.banshi.matter.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a list of matters is narrowed to, as the page's parameters have it; blank is absent.
 *
 * @param q words or a number
 * @param state kind and state, such as {@code request.raised}
 * @param type kind and type
 * @param unit lead unit, with all under it
 * @param category category, with all below it
 * @param region region code or name
 * @param overdue whether only late ones
 * @param open whether only those not ended
 */
record Filters(
        @Nullable String q,
        @Nullable String state,
        @Nullable String type,
        @Nullable String unit,
        @Nullable String category,
        @Nullable String region,
        @Nullable Boolean overdue,
        @Nullable Boolean open) {

    Filters {
        q = filled(q);
        state = filled(state);
        type = filled(type);
        unit = filled(unit);
        category = filled(category);
        region = filled(region);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** An unticked box asks for nothing, rather than for the opposite. */
    private static @Nullable Boolean yes(@Nullable Boolean ticked) {
        return Boolean.TRUE.equals(ticked) ? Boolean.TRUE : null;
    }

    /** The query, with the region that was meant. */
    Query query(@Nullable String regionCode) {
        return inState(
                new Query(
                        part(type, 0),
                        part(type, 1),
                        null,
                        unit,
                        category,
                        regionCode,
                        null,
                        q,
                        yes(open),
                        yes(overdue),
                        null,
                        Query.Scope.ALL),
                state);
    }

    /** A query for a state that is written with its kind before it. */
    static Query inState(Query q, @Nullable String state) {
        if (part(state, 1) == null) {
            return q;
        }
        return new Query(
                part(state, 0),
                q.type(),
                part(state, 1),
                q.unit(),
                q.category(),
                q.region(),
                q.grade(),
                q.q(),
                q.open(),
                q.overdue(),
                q.outsideNumber(),
                q.scope());
    }

    private static @Nullable String part(@Nullable String pair, int index) {
        if (pair == null) {
            return null;
        }
        String[] parts = pair.split("\\.", 2);
        return parts.length == 2 ? parts[index] : null;
    }

    /** Whether anything was asked for. */
    boolean any() {
        return q != null
                || state != null
                || type != null
                || unit != null
                || category != null
                || region != null
                || yes(overdue) != null
                || yes(open) != null;
    }
}

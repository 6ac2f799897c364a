package org.banshi.matter;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/** The order of a list, and the key behind which its next page begins. */
enum Order {
    NEWEST("m.id desc") {
        @Override
        String first(Matter matter) {
            return "";
        }

        @Override
        void behind(Conditions conditions, String first, long id) {
            conditions.and("m.id < ?", id);
        }
    },
    DUE("m.due nulls last, m.id") {
        @Override
        String first(Matter matter) {
            return matter.due() == null ? "" : matter.due().toString();
        }

        @Override
        void behind(Conditions conditions, String first, long id) {
            if (first.isEmpty()) {
                conditions.and("m.due is null and m.id > ?", id);
            } else {
                Object due = time(first);
                conditions.and("(m.due > ? or m.due is null or (m.due = ? and m.id > ?))", due, due, id);
            }
        }
    },
    RAISED("m.raised_at desc, m.id desc") {
        @Override
        String first(Matter matter) {
            return matter.raisedAt().toString();
        }

        @Override
        void behind(Conditions conditions, String first, long id) {
            conditions.and("(m.raised_at, m.id) < (?, ?)", time(first), id);
        }
    },
    OLDEST("m.raised_at, m.id") {
        @Override
        String first(Matter matter) {
            return matter.raisedAt().toString();
        }

        @Override
        void behind(Conditions conditions, String first, long id) {
            conditions.and("(m.raised_at, m.id) > (?, ?)", time(first), id);
        }
    },
    NUMBER("m.number desc") {
        @Override
        String first(Matter matter) {
            return matter.number();
        }

        @Override
        void behind(Conditions conditions, String first, long id) {
            conditions.and("m.number < ?", first);
        }
    };

    private final String sql;

    Order(String sql) {
        this.sql = sql;
    }

    /** What was asked for; else the newest first, but what is to be done by its due. */
    static Order of(Query query) {
        if (query.sort() == null) {
            return query.scope() == Query.Scope.ALL ? NEWEST : DUE;
        }
        return switch (query.sort()) {
            case DUE -> DUE;
            case RAISED -> RAISED;
            case OLDEST -> OLDEST;
            case NUMBER -> NUMBER;
        };
    }

    abstract String first(Matter matter);

    abstract void behind(Conditions conditions, String first, long id);

    String sql() {
        return sql;
    }

    /** The key of the last row of a page. */
    String key(Matter matter) {
        return this == NEWEST ? Long.toString(matter.id()) : first(matter) + "~" + matter.id();
    }

    /** Goes on behind that key. */
    void after(Conditions conditions, @Nullable String key) {
        if (key == null || key.isBlank()) {
            return;
        }
        try {
            int cut = key.lastIndexOf('~');
            behind(conditions, cut < 0 ? "" : key.substring(0, cut), Long.parseLong(key.substring(cut + 1)));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw Problem.invalid("after", "wrongType");
        }
    }

    private static Object time(String text) {
        return Write.time(Instant.parse(text));
    }
}

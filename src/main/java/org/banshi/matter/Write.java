package org.banshi.matter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement that writes everything an action does: parts are collected as common table expressions and sent
 * together, because round trips are what an action costs.
 */
final class Write {
    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();
    private int parts;

    /** Adds one insert or update. */
    Write add(String statement, @Nullable Object... parameters) {
        sql.append(parts == 0 ? "with " : ", ").append('w').append(++parts).append(" as (");
        sql.append(statement).append(')');
        for (Object value : parameters) {
            values.add(value instanceof Instant at ? time(at) : value);
        }
        return this;
    }

    void run(JdbcTemplate db) {
        db.query(sql + " select 1", row -> {}, values.toArray());
    }

    /** As the driver takes it. */
    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

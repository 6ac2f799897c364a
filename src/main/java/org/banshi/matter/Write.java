package org.banshi.matter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement that writes everything an action does: parts are collected as common table expressions and sent
 * together, because round trips are what an action costs.
 */
final class Write {
    private final List<Part> parts = new ArrayList<>();

    /** One insert or update with its values. */
    private record Part(String statement, @Nullable Object[] values) {}

    /** Adds one insert or update. */
    Write add(String statement, @Nullable Object... parameters) {
        @Nullable Object[] values = new @Nullable Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            values[i] = parameters[i] instanceof Instant at ? time(at) : parameters[i];
        }
        parts.add(new Part(statement, values));
        return this;
    }

    void run(JdbcTemplate db) {
        StringBuilder sql = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>();
        int count = 0;
        for (Part part : parts) {
            sql.append(count == 0 ? "with " : ", ").append('w').append(++count).append(" as (");
            sql.append(part.statement).append(')');
            values.addAll(Arrays.asList(part.values));
        }
        db.query(sql + " select 1", row -> {}, values.toArray());
    }

    /** Writes many at once, each statement as one batch, in the order in which they first appear. */
    static void runTogether(List<Write> writes, JdbcTemplate db) {
        Map<String, List<@Nullable Object[]>> batches = new LinkedHashMap<>();
        for (Write write : writes) {
            for (Part part : write.parts) {
                batches.computeIfAbsent(part.statement, _ -> new ArrayList<>()).add(part.values);
            }
        }
        batches.forEach(db::batchUpdate);
    }

    /** As the driver takes it. */
    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

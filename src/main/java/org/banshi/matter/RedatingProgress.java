package org.banshi.matter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How far counting open clocks again is, after a calendar was loaded. */
@Service
public final class RedatingProgress {
    private final JdbcClient db;

    /** For Spring and tests. */
    public RedatingProgress(JdbcClient db) {
        this.db = db;
    }

    /**
     * How far it is.
     *
     * @param beganAt when it began
     * @param all how many matters there were to look at then
     * @param looked how many were looked at
     * @param moved how many of them have another due now
     * @param finishedAt when all were looked at, absent while it goes on
     */
    public record Standing(
            Instant beganAt,
            long all,
            long looked,
            long moved,
            @Nullable Instant finishedAt) {}

    /** The newest one; empty before the city's server has looked for the first time. */
    public Optional<Standing> newest() {
        return db.sql("select * from matter_redating order by loadings desc limit 1")
                .query((row, _) -> {
                    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                    return new Standing(
                            Objects.requireNonNull(row.getObject("began_at", OffsetDateTime.class))
                                    .toInstant(),
                            row.getLong("all_matters"),
                            row.getLong("looked"),
                            row.getLong("moved"),
                            finished == null ? null : finished.toInstant());
                })
                .optional();
    }
}

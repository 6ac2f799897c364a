package org.banshi.insight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which search for themes runs, on whichever server, and what the last one found. */
@Component
final class Searches {
    /** A search that says nothing for so long was cut off. */
    private static final Duration SILENT = Duration.ofMinutes(5);

    private final JdbcClient db;
    private final CityClock clock;

    Searches(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One search.
     *
     * @param stage read, compare, group or count
     * @param done how many matters are done in this stage
     * @param ended when, absent while it runs
     * @param voices how many matters were compared
     * @param themes how many themes were found
     */
    record Search(
            long id,
            String stage,
            long done,
            Instant began,
            @Nullable Instant ended,
            @Nullable Integer voices,
            @Nullable Integer themes) {}

    /** Begins one, unless one runs. */
    Optional<Long> begin() {
        Timestamp now = Timestamp.from(clock.instant());
        db.sql("delete from insight_run where ended_at is null and told_at < ?")
                .param(Timestamp.from(clock.instant().minus(SILENT)))
                .update();
        try {
            return Optional.of(db.sql(
                            "insert into insight_run (began_at, told_at, stage, done) values (?, ?, 'read', 0) returning id")
                    .param(now)
                    .param(now)
                    .query(Long.class)
                    .single());
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    void tell(long search, String stage, long done) {
        db.sql("update insight_run set stage = ?, done = ?, told_at = ? where id = ?")
                .param(stage)
                .param(done)
                .param(Timestamp.from(clock.instant()))
                .param(search)
                .update();
    }

    void end(long search, int voices, int themes) {
        db.sql("update insight_run set ended_at = ?, voices = ?, themes = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(voices)
                .param(themes)
                .param(search)
                .update();
    }

    /** What failed leaves no trace but the line in the log of the server. */
    void forget(long search) {
        db.sql("delete from insight_run where id = ?").param(search).update();
    }

    /** The one that runs, or else the last one. */
    Optional<Search> last() {
        return db.sql("select * from insight_run order by ended_at desc nulls first, id desc limit 1")
                .query((row, _) -> new Search(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getString("stage")),
                        row.getLong("done"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant(),
                        row.getObject("voices", Integer.class),
                        row.getObject("themes", Integer.class)))
                .optional();
    }
}

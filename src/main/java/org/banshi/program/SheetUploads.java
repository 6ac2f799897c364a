package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the tables that were sent until they are on their list, or for a day. */
@Component
final class SheetUploads {
    private static final Duration KEPT = Duration.ofDays(1);
    /** Whoever has not been heard of for so long is gone. */
    private static final int SILENT_SECONDS = 120;

    private final JdbcClient db;
    private final JsonMapper json;
    private final CityClock clock;

    SheetUploads(JdbcClient db, JsonMapper json, CityClock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Somebody else goes on with it, or it was taken back. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A table that comes in.
     *
     * @param list code of the list
     * @param kind what its rows are
     * @param name name of the file
     * @param content the file
     * @param columns what is known of its columns
     * @param isOpen whether somebody must say what is what
     */
    record Sent(
            String list, TableKind kind, String name, byte[] content, Map<String, String> columns, boolean isOpen) {}

    /** Keeps one. */
    UUID keep(Sent sent, Actor.Staff staff, Language language) {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into program_import (id, list, kind, name, language, content, columns, stage, made_at, made_by)
                values (:id, :list, :kind, :name, :language, :content, :columns, :stage, :at, :by)""")
                .param("id", id)
                .param("list", sent.list())
                .param("kind", sent.kind().code())
                .param("name", sent.name())
                .param("language", language.name())
                .param("content", sent.content())
                .param("columns", json.writeValueAsString(sent.columns()))
                .param("stage", (sent.isOpen() ? SheetUpload.Stage.COLUMNS : SheetUpload.Stage.READING).code())
                .param("at", time(clock.instant()))
                .param("by", staff.id())
                .update();
        return id;
    }

    /**
     * One that this person sent.
     *
     * @throws Problem 404 if there is none, for that list and of that person
     */
    SheetUpload require(UUID id, String list, Actor.Staff staff) {
        return db.sql("select * from program_import where id = :id and list = :list and made_by = :by")
                .param("id", id)
                .param("list", list)
                .param("by", staff.id())
                .query((row, _) -> read(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("noSuchTable"));
    }

    /** Those that a person sent for a list, the last one first. */
    List<SheetUpload> of(String list, Actor.Staff staff) {
        return db.sql("select * from program_import where list = :list and made_by = :by order by made_at desc, id")
                .param("list", list)
                .param("by", staff.id())
                .query((row, _) -> read(row))
                .list();
    }

    /** Somebody has said what is what: a new preview is to be made. */
    void columns(UUID id, Map<String, String> columns) {
        db.sql("""
                update program_import set columns = :columns, stage = 'reading', runner = null, confirmed_at = null,
                  confirmed_by = null, failure = null, failed_in = null, differs = false
                where id = :id and stage in ('columns', 'ready', 'failed') and (stage <> 'failed' or confirmed_by is null)""")
                .param("id", id)
                .param("columns", json.writeValueAsString(columns))
                .update();
    }

    /**
     * Confirms the preview that was seen; only who sent it may, and only once.
     *
     * @param reads which preview was seen
     * @return false if it is not waiting for that word (any more): then nothing has happened
     */
    boolean confirm(UUID id, Actor.Staff staff, int reads) {
        return db.sql("""
                        update program_import set stage = 'checking', confirmed_at = :at, confirmed_by = :by, runner = null,
                          rows_done = 0, differs = false
                        where id = :id and made_by = :by and stage = 'ready' and reads = :reads""")
                        .param("at", time(clock.instant()))
                        .param("by", staff.id())
                        .param("id", id)
                        .param("reads", reads)
                        .update()
                == 1;
    }

    /** After a failure: goes on with what it was doing. */
    void again(UUID id) {
        db.sql(
                        "update program_import set stage = failed_in, runner = null, failure = null, failed_in = null where id = :id and stage = 'failed'")
                .param("id", id)
                .update();
    }

    /** Takes one back; what it has put on the list stays there. */
    void drop(UUID id) {
        db.sql("delete from program_import where id = :id").param("id", id).update();
    }

    /** Takes it on, if nobody is at work on it. */
    Optional<SheetUpload> claim(UUID id, UUID runner) {
        return db.sql("""
                        update program_import set runner = :runner, beat_at = now() where id = :id
                          and stage in ('reading', 'checking', 'importing')
                          and (runner is null or beat_at < now() - make_interval(secs => :silent))
                        returning *""")
                .param("runner", runner)
                .param("id", id)
                .param("silent", SILENT_SECONDS)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Those that somebody has left half-done, with who sent them. */
    Map<UUID, Long> left() {
        return db
                .sql("""
                        select id, made_by from program_import where stage in ('reading', 'checking', 'importing')
                          and beat_at < now() - make_interval(secs => :silent)""")
                .param("silent", SILENT_SECONDS)
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getLong("made_by")))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The file; none once it is on the list. */
    Optional<byte[]> content(UUID id) {
        return db.sql("select content from program_import where id = :id and content is not null")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /** What is wrong, as CSV. */
    String faults(UUID id) {
        return db.sql("select faults from program_import where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** A stage begins from its first row. */
    void begin(UUID id, UUID runner, SheetUpload.Stage stage, long total) {
        mine(db.sql("""
                update program_import set stage = :stage, total = :total, rows_done = 0, faults = '', beat_at = now(),
                  report = case when :stage = 'checking' then report end
                where id = :id and runner = :runner""")
                .param("stage", stage.code())
                .param("total", total)
                .param("id", id)
                .param("runner", runner)
                .update());
    }

    /** So far it is; in the transaction of what was written, if anything was. */
    void at(UUID id, UUID runner, long done, ItemImport.@Nullable Report report, String faults) {
        mine(db.sql("""
                update program_import set rows_done = :done, report = coalesce(:report, report), faults = faults || :faults,
                  beat_at = now() where id = :id and runner = :runner""")
                .param("done", done)
                .param("report", report == null ? null : json.writeValueAsString(report))
                .param("faults", faults)
                .param("id", id)
                .param("runner", runner)
                .update());
    }

    /** A preview is made. */
    void ready(UUID id, UUID runner, ItemImport.Report report, boolean differs) {
        mine(db.sql("""
                update program_import set stage = 'ready', report = :report, reads = reads + 1, differs = :differs,
                  confirmed_at = null, confirmed_by = null, runner = null where id = :id and runner = :runner""")
                .param("report", json.writeValueAsString(report))
                .param("differs", differs)
                .param("id", id)
                .param("runner", runner)
                .update());
    }

    /** All of it is on the list: the file is no longer needed. */
    void done(UUID id, UUID runner, ItemImport.Report report) {
        mine(db.sql("""
                update program_import set stage = 'done', report = :report, content = null, runner = null
                where id = :id and runner = :runner""")
                .param("report", json.writeValueAsString(report))
                .param("id", id)
                .param("runner", runner)
                .update());
    }

    void failed(UUID id, UUID runner, String why) {
        db.sql(
                        "update program_import set failed_in = stage, stage = 'failed', failure = :why, runner = null where id = :id and runner = :runner")
                .param("why", why)
                .param("id", id)
                .param("runner", runner)
                .update();
    }

    /** Forgets those of yesterday that nobody is at work on; several servers may do so at once. */
    int sweep() {
        return db.sql(
                        "delete from program_import where made_at <= :at and (runner is null or beat_at < now() - interval '1 hour')")
                .param("at", time(clock.instant().minus(KEPT)))
                .update();
    }

    private static void mine(int rows) {
        if (rows == 0) {
            throw new Superseded();
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private SheetUpload read(ResultSet row) throws SQLException {
        String report = row.getString("report");
        return new SheetUpload(
                row.getObject("id", UUID.class),
                row.getString("list"),
                TableKind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                Language.valueOf(row.getString("language")),
                json.readValue(row.getString("columns"), new TypeReference<Map<String, String>>() {}),
                SheetUpload.Stage.of(row.getString("stage")),
                row.getLong("total"),
                row.getLong("rows_done"),
                row.getInt("reads"),
                row.getBoolean("differs"),
                report == null ? null : json.readValue(report, ItemImport.Report.class),
                row.getString("failure"),
                row.getLong("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("confirmed_at") != null);
    }
}

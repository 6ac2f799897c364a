package org.banshi.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of files. */
final class FileRows {
    private static final String COLUMNS = "id, sha256, size, type, kind, name, width, height, created_at, subject";

    private final JdbcClient db;

    FileRows(JdbcClient db) {
        this.db = db;
    }

    /** A file and where its bytes lie. */
    record Row(StoredFile file, String sha256) {}

    /** Storing and sweeping the same content take turns: held until the transaction ends. */
    void lock(String sha256) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "files:" + sha256)
                .query((row, n) -> 0)
                .list();
    }

    void insert(Row row, Actor by) {
        StoredFile file = row.file();
        db.sql("""
                insert into files_file
                  (id, sha256, size, type, kind, name, width, height, created_at, by_kind, by_staff)
                values (:id, :sha256, :size, :type, :kind, :name, :width, :height, :createdAt, :byKind, :byStaff)
                """)
                .param("id", file.id())
                .param("sha256", row.sha256())
                .param("size", file.size())
                .param("type", file.type())
                .param("kind", file.kind().name().toLowerCase(Locale.ROOT))
                .param("name", file.name())
                .param("width", file.width())
                .param("height", file.height())
                .param("createdAt", file.createdAt().atOffset(ZoneOffset.UTC))
                .param("byKind", kindOf(by))
                .param("byStaff", by instanceof Actor.Staff staff ? staff.id() : null)
                .update();
    }

    void attach(List<UUID> ids, String subject) {
        UUID[] wanted = ids.stream().distinct().toArray(UUID[]::new);
        if (wanted.length == 0) {
            return;
        }
        int attached =
                db.sql("""
                update files_file set subject = :subject
                where id = any (:ids) and (subject is null or subject = :subject)
                """).param("subject", subject).param("ids", wanted).update();
        if (attached < wanted.length) {
            throw Problem.invalid("files", "files.unknown");
        }
        int all = db.sql("select count(*) from files_file where subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
        if (all > Attachments.MOST_FILES) {
            throw Problem.invalid("files", "files.too_many", Attachments.MOST_FILES);
        }
    }

    List<StoredFile> of(String subject) {
        return db.sql("select " + COLUMNS + " from files_file where subject = :subject order by position")
                .param("subject", subject)
                .query((row, n) -> row(row).file())
                .list();
    }

    List<StoredFile> ofResident(String subject) {
        return db.sql(
                        "select " + COLUMNS
                                + " from files_file where subject = :subject and by_kind in ('raiser', 'proxy', 'anyone') order by position")
                .param("subject", subject)
                .query((row, n) -> row(row).file())
                .list();
    }

    Row require(UUID id) {
        return db.sql("select " + COLUMNS + " from files_file where id = :id")
                .param("id", id)
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("files.not_found"));
    }

    /** Digests of the files that nobody attached in time, each once. */
    List<String> loose(Instant before, int most) {
        return db.sql("""
                select distinct sha256 from files_file
                where subject is null and created_at < :before limit :most
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Takes away the files of a matter. */
    List<String> deleteOf(String subject) {
        return db.sql("delete from files_file where subject = :subject returning sha256")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    int deleteLoose(String sha256, Instant before) {
        return db.sql("delete from files_file where sha256 = :sha256 and subject is null and created_at < :before")
                .param("sha256", sha256)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isUsed(String sha256) {
        return db.sql("select exists (select from files_file where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    private static String kindOf(Actor by) {
        return switch (by) {
            case Actor.Staff _ -> "staff";
            case Actor.Raiser _ -> "raiser";
            case Actor.Proxy _ -> "proxy";
            case Actor.Anyone _ -> "anyone";
            case Actor.House _ -> "house";
        };
    }

    private static Row row(ResultSet row) throws SQLException {
        StoredFile file = new StoredFile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                StoredFile.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("type"),
                row.getLong("size"),
                number(row, "width"),
                number(row, "height"),
                row.getString("subject"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
        return new Row(file, row.getString("sha256"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}

package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who lost a number and asks for another, and what was decided. */
@Component
final class RenumberingRows implements Sealed {
    private static final String TABLE = "matter_renumbering";

    private final JdbcClient db;
    private final Secrets secrets;

    RenumberingRows(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /**
     * Something asked and not decided, opened.
     *
     * @param from the first moment at which it can be approved
     * @param was the number that was lost
     * @param fresh the new one
     * @param by who took it down
     */
    record Waiting(
            long id,
            Instant at,
            Instant from,
            long by,
            String was,
            String fresh,
            String reason,
            String checked,
            int matters) {}

    /**
     * Something to be asked.
     *
     * @param oldHash keyed hash of the number that was lost
     * @param newHash keyed hash of the new one
     * @param from the first moment at which it can be approved
     */
    record Line(
            byte[] oldHash,
            byte[] newHash,
            Renumberings.Wish wish,
            long staff,
            int matters,
            Instant at,
            Instant from) {}

    boolean isAsked(byte[] hash) {
        return db.sql("select exists (select from matter_renumbering where old_hash = :hash and state = 'asked')")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    long insert(Line line) {
        long id = db.sql("select nextval('matter_renumbering_id')")
                .query(Long.class)
                .single();
        db.sql("""
                insert into matter_renumbering (id, old_hash, old_phone, new_hash, new_phone, reason, how_checked, asked_at,
                  wait_until, asked_by, state, matters)
                values (:id, :oldHash, :was, :newHash, :fresh, :reason, :how_checked, :at, :from, :staff, 'asked', :matters)
                """)
                .param("id", id)
                .param("oldHash", line.oldHash())
                .param("was", secrets.seal(line.wish().was(), place(id, "old_phone")))
                .param("newHash", line.newHash())
                .param("fresh", secrets.seal(line.wish().fresh(), place(id, "new_phone")))
                .param("reason", secrets.seal(line.wish().reason(), place(id, "reason")))
                .param("how_checked", secrets.seal(line.wish().checked(), place(id, "how_checked")))
                .param("at", Timestamp.from(line.at()))
                .param("from", Timestamp.from(line.from()))
                .param("staff", line.staff())
                .param("matters", line.matters())
                .update();
        return id;
    }

    /** What waits, the oldest first. */
    List<Waiting> waiting() {
        return db.sql("select * from matter_renumbering where state = 'asked' order by id limit 100")
                .query(this::waiting)
                .list();
    }

    Optional<Waiting> lock(long id) {
        return db.sql("select * from matter_renumbering where id = :id and state = 'asked' for update")
                .param("id", id)
                .query(this::waiting)
                .optional();
    }

    private Waiting waiting(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        return new Waiting(
                id,
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("wait_until").toInstant(),
                row.getLong("asked_by"),
                open(row, id, "old_phone"),
                open(row, id, "new_phone"),
                open(row, id, "reason"),
                open(row, id, "how_checked"),
                row.getInt("matters"));
    }

    private String open(ResultSet row, long id, String column) throws SQLException {
        return secrets.open(Objects.requireNonNull(row.getString(column)), place(id, column));
    }

    /** What somebody took down, the newest first. */
    List<Renumberings.Own> by(long staff) {
        return db.sql("select * from matter_renumbering where asked_by = :staff order by id desc limit 20")
                .param("staff", staff)
                .query((row, _) -> new Renumberings.Own(
                        row.getLong("id"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getInt("matters"),
                        Objects.requireNonNull(row.getString("state")),
                        row.getString("ground")))
                .list();
    }

    void decide(long id, String state, @Nullable String ground, long staff, Instant now) {
        db.sql("""
                update matter_renumbering set state = :state, ground = :ground, decided_by = :staff, decided_at = :now,
                  old_hash = null, old_phone = null, new_hash = null, new_phone = null, reason = null, how_checked = null
                where id = :id
                """)
                .param("id", id)
                .param("state", state)
                .param("ground", ground)
                .param("staff", staff)
                .param("now", Timestamp.from(now))
                .update();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return Stream.of("old_phone", "new_phone", "reason", "how_checked")
                .map(column -> new SealedColumn(TABLE, "id", column, id -> place((Long) id, column)))
                .toList();
    }

    private static String place(long id, String column) {
        return TABLE + "/" + id + "/" + column;
    }
}

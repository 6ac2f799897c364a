package org.banshi.matter;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked to be forgotten, what was decided, and what must be kept. */
@Component
final class ErasureRows implements Sealed {
    private final JdbcClient db;
    private final Secrets secrets;

    ErasureRows(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** Something asked and not decided. */
    record Waiting(long id, Instant at, byte[] hash, String sealed) {}

    boolean isAsked(byte[] hash) {
        return db.sql("select exists (select from matter_erasure where phone_hash = :hash and state = 'asked')")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    void insert(byte[] hash, String phone, Instant at, Collection<Long> matters) {
        long id =
                db.sql("select nextval('matter_erasure_id')").query(Long.class).single();
        db.sql("""
                insert into matter_erasure (id, phone_hash, phone, asked_at, state)
                values (:id, :hash, :phone, :at, 'asked')
                """)
                .param("id", id)
                .param("hash", hash)
                .param("phone", secrets.seal(phone, place(id)))
                .param("at", Timestamp.from(at))
                .update();
        for (Long matter : matters) {
            db.sql("insert into matter_erasure_of (erasure, matter) values (:id, :matter)")
                    .param("id", id)
                    .param("matter", matter)
                    .update();
        }
    }

    /** What waits, the oldest first, with its matters, by one question. */
    List<Erasures.Asked> waiting() {
        return db.sql("""
                        select e.id, e.asked_at, array_agg(m.number order by m.id) as numbers,
                          array_agg(m.number order by m.id) filter (where m.outcome is null) as open,
                          array_agg(m.number order by m.id) filter (where exists (
                            select from matter_hold h where h.matter = m.id and h.lifted_at is null)) as held
                        from matter_erasure e join matter_erasure_of o on o.erasure = e.id
                          join matter_matter m on m.id = o.matter
                        where e.state = 'asked' group by e.id, e.asked_at order by e.id limit 100
                        """)
                .query((row, _) -> new Erasures.Asked(
                        row.getLong("id"),
                        row.getTimestamp("asked_at").toInstant(),
                        texts(row.getArray("numbers")),
                        texts(row.getArray("open")),
                        texts(row.getArray("held"))))
                .list();
    }

    private static List<String> texts(@Nullable Array texts) throws SQLException {
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    Optional<Waiting> lock(long id) {
        return db.sql("select id, asked_at, phone_hash, phone from matter_erasure"
                        + " where id = :id and state = 'asked' for update")
                .param("id", id)
                .query((row, _) ->
                        new Waiting(row.getLong(1), row.getTimestamp(2).toInstant(), row.getBytes(3), row.getString(4)))
                .optional();
    }

    String phone(Waiting asked) {
        return secrets.open(asked.sealed(), place(asked.id()));
    }

    void decide(long id, String state, @Nullable String ground, long staff, Instant now) {
        db.sql("""
                update matter_erasure set state = :state, ground = :ground, decided_by = :staff, decided_at = :now,
                  phone_hash = null, phone = null where id = :id
                """)
                .param("id", id)
                .param("state", state)
                .param("ground", ground)
                .param("staff", staff)
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Long> matters(long erasure) {
        return db.sql("select matter from matter_erasure_of where erasure = :id order by matter")
                .param("id", erasure)
                .query(Long.class)
                .list();
    }

    /** Locked: an erasure under way is over before a hold begins, or sees it. */
    Optional<Long> matter(String number) {
        return db.sql("select id from matter_matter where number = :number for no key update")
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    /** Those of the numbers that were raised from that phone. */
    List<Long> raisedFrom(byte[] phone, Collection<String> numbers) {
        return db.sql("""
                        select m.id from matter_matter m join matter_identity i on i.matter = m.id
                        where m.number = any(:numbers) and i.phone_hash = :phone
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("phone", phone)
                .query(Long.class)
                .list();
    }

    List<String> numbers(Collection<Long> matters) {
        return numbers(matters, "true");
    }

    List<String> open(Collection<Long> matters) {
        return numbers(matters, "outcome is null");
    }

    List<String> held(Collection<Long> matters) {
        return numbers(matters, "exists (select from matter_hold h where h.matter = id and h.lifted_at is null)");
    }

    private List<String> numbers(Collection<Long> matters, String condition) {
        return db.sql("select number from matter_matter where id = any(:ids) and " + condition + " order by id")
                .param("ids", matters.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    List<Erasures.Hold> holds() {
        return db.sql("""
                        select m.number, h.since, h.reason from matter_hold h join matter_matter m on m.id = h.matter
                        where h.lifted_at is null order by h.since desc limit 200
                        """)
                .query((row, _) -> new Erasures.Hold(
                        Objects.requireNonNull(row.getString(1)),
                        row.getTimestamp(2).toInstant(),
                        Objects.requireNonNull(row.getString(3))))
                .list();
    }

    void hold(long matter, String reason, long staff, Instant now) {
        db.sql("insert into matter_hold (matter, since, reason, by_staff) values (:matter, :now, :reason, :staff)"
                        + " on conflict do nothing")
                .param("matter", matter)
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .param("staff", staff)
                .update();
    }

    /** Ends one hold; false if there is none. */
    boolean lift(String number, Instant since, String reason, long staff, Instant now) {
        return db.sql("""
                        update matter_hold set lifted_at = :now, lifted_by = :staff, lift_reason = :reason where lifted_at is null
                          and since = :since and matter = (select id from matter_matter where number = :number)
                        """)
                        .param("number", number)
                        .param("reason", reason)
                        .param("since", Timestamp.from(since))
                        .param("now", Timestamp.from(now))
                        .param("staff", staff)
                        .update()
                == 1;
    }

    /**
     * Locks what is raised from those numbers, in the order in which an erasure locks it: whoever changes an identity waits
     * for an erasure under way, and an erasure for the change.
     */
    void lockRaisedFrom(byte[]... phones) {
        db.sql(
                        "select id from matter_matter where id in (select matter from matter_identity where phone_hash = any(:phones))"
                                + " order by id for no key update")
                .param("phones", phones)
                .query(Long.class)
                .list();
    }

    /** Whether somebody ever ended a hold of one of the matters. */
    boolean liftedHold(long erasure, long staff) {
        return isSo("matter_hold h on h.matter = x.matter and h.lifted_by = :staff", erasure, staff);
    }

    /** Whether somebody ever did something to one of the matters. */
    boolean workedOn(long erasure, long staff) {
        return isSo(
                "matter_event e on e.matter = x.matter and e.actor_id = :staff and e.action <> 'erased'",
                erasure,
                staff);
    }

    private boolean isSo(String joined, long erasure, long staff) {
        return db.sql("select exists (select from matter_erasure_of x join " + joined + " where x.erasure = :id)")
                .param("id", erasure)
                .param("staff", staff)
                .query(Boolean.class)
                .single();
    }

    /**
     * What is asked for a number at the same moment goes on one after the other; whoever waits here with two numbers takes
     * the smaller key first.
     */
    void inTurn(String phone) {
        db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('matter_erasure/' || :phone, 0))) waited")
                .param("phone", phone)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("matter_erasure", "id", "phone", id -> place((Long) id)));
    }

    private static String place(long id) {
        return "matter_erasure/" + id + "/phone";
    }
}

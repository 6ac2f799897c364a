package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Addressee;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The grants by which somebody acts for somebody else. */
@Component
final class ProxyRows implements Sealed {
    static final String PREFIX = "proxy:";
    private static final String TABLE = "matter_proxy";

    /** A grant that holds now for that matter: of its raiser's number, or of the matter itself. */
    private static final String HOLDS = """
            p.ended_at is null and p.ends_at > :now and not matter_is_shielded(m.kind, m.type, m.confidential)
            and (p.matter = m.id or p.person_hash = (
              select i.phone_hash from matter_identity i where i.matter = m.id))""";

    private final JdbcClient db;
    private final Secrets secrets;
    private final CityClock clock;

    ProxyRows(JdbcClient db, Secrets secrets, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What a grant allows for a matter at that moment; empty if nothing. */
    Optional<Proxies.Scope> scope(long grant, long matter, Instant now) {
        return db.sql("select p.scope from matter_proxy p, matter_matter m where p.id = :grant and m.id = :matter and "
                        + HOLDS)
                .param("grant", grant)
                .param("matter", matter)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(ProxyRows::scope);
    }

    /** Whoever takes it back waits until the act under way is done, or comes before it. */
    void hold(long grant) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return; // What only looks ahead holds nothing.
        }
        db.sql("select 1 from matter_proxy where id = :grant for share")
                .param("grant", grant)
                .query(Integer.class)
                .list();
    }

    /** The grant by which that number may look at a matter now. */
    Optional<Long> grantFor(byte[] proxy, String number, Instant now) {
        return db.sql(
                        "select p.id from matter_proxy p, matter_matter m where p.proxy_hash = :proxy and m.number = :number and "
                                + HOLDS + " order by p.scope, p.id desc limit 1")
                .param("proxy", proxy)
                .param("number", number)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .optional();
    }

    /** The matters to which a grant leads, newest first, from before one of them if that is named. */
    List<Matter> matters(long grant, Instant now, int most, @Nullable String before) {
        return db.sql("""
                        with held as (
                          select * from matter_proxy where id = :grant and ended_at is null and ends_at > :now),
                        theirs as (
                          select matter from held
                          union all
                          select i.matter from held join matter_identity i on i.phone_hash = held.person_hash)
                        select * from matter_matter where not matter_is_shielded(kind, type, confidential)
                          and id in (select matter from theirs)
                          and (:before::text is null or id < (
                            select n.id from matter_matter n where n.number = :before
                              and n.id in (select matter from theirs)))
                        order by id desc limit :most
                        """)
                .param("grant", grant)
                .param("now", Timestamp.from(now))
                .param("before", before)
                .param("most", most)
                .query(Matter::read)
                .list();
    }

    /** Which side of a grant that number is on, {@code person} or {@code proxy}; empty if on neither. */
    Optional<String> side(long grant, byte[] phone) {
        return db.sql("""
                select case when person_hash = :phone then 'person' else 'proxy' end from matter_proxy
                where id = :grant and (person_hash = :phone or proxy_hash = :phone)""")
                .param("grant", grant)
                .param("phone", phone)
                .query(String.class)
                .optional();
    }

    /** Those who come for the same person or matter at the same moment go on one after the other, so that none is one too many. */
    void inTurn(String whose) {
        db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('matter_proxy/' || :whose, 0))) waited")
                .param("whose", whose)
                .query(Integer.class)
                .single();
    }

    /** A new line. */
    record Line(
            byte @Nullable [] personHash,
            @Nullable String personPhone,
            @Nullable Long matter,
            byte[] proxyHash,
            Proxies.Wish wish,
            Instant given,
            Instant ends,
            @Nullable Long staff,
            @Nullable String reason) {}

    long insert(Line line) {
        long id = db.sql("select nextval('matter_proxy_id')").query(Long.class).single();
        Language language = line.wish().language();
        db.sql("""
                insert into matter_proxy (id, person_hash, person_phone, matter, proxy_hash, proxy_phone, label, scope,
                  given_at, ends_at, by_staff, reason, language)
                values (:id, :person, :personPhone, :matter, :proxy, :phone, :label, :scope, :given, :ends, :staff, :reason, :language)
                """)
                .param("id", id)
                .param("person", line.personHash())
                .param("personPhone", seal(id, "person_phone", line.personPhone()))
                .param("matter", line.matter())
                .param("proxy", line.proxyHash())
                .param("phone", seal(id, "proxy_phone", line.wish().phone()))
                .param("label", seal(id, "label", line.wish().label()))
                .param("scope", line.wish().scope().code())
                .param("given", Timestamp.from(line.given()))
                .param("ends", Timestamp.from(line.ends()))
                .param("staff", line.staff())
                .param("reason", seal(id, "reason", line.reason()))
                .param("language", language == null ? null : language.code())
                .update();
        return id;
    }

    /** Takes a grant back; false if it had ended before. */
    boolean end(long id, String by, Instant now) {
        return db.sql("update matter_proxy set ended_at = :now, ended_by = :by where id = :id and ended_at is null"
                                + " and ends_at > :now")
                        .param("id", id)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Those that hold first, and within both the newest: what is left out of very many is what is over longest. */
    List<Proxies.Grant> where(String condition, Object value) {
        return db.sql("select p.*, m.number from matter_proxy p left join matter_matter m on m.id = p.matter where "
                        + condition
                        + " order by (p.ended_at is null and p.ends_at > :now) desc, p.id desc limit 100")
                .param("value", value)
                .param("now", Timestamp.from(clock.instant()))
                .query(this::grant)
                .list();
    }

    private Proxies.Grant grant(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        Timestamp ended = row.getTimestamp("ended_at");
        String phone = Objects.requireNonNull(open(id, "proxy_phone", row.getString("proxy_phone")));
        return new Proxies.Grant(
                id,
                Objects.requireNonNull(open(id, "label", row.getString("label"))),
                phone.substring(Math.max(0, phone.length() - 2)),
                scope(row.getString("scope")),
                row.getTimestamp("given_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("number"),
                open(id, "reason", row.getString("reason")));
    }

    /** Where a message goes, and in which language. */
    @Nullable
    Addressee addressee(String recipient) {
        String[] parts = recipient.split(":");
        long id = Long.parseLong(parts[1]);
        String column = "person".equals(parts[2]) ? "person_phone" : "proxy_phone";
        return db.sql("select " + column + " as phone, language from matter_proxy where id = :id and " + column
                        + " is not null")
                .param("id", id)
                .query((row, _) -> new Addressee(
                        secrets.open(row.getString("phone"), place(id, column)),
                        Language.byTag(row.getString("language"))))
                .optional()
                .orElse(null);
    }

    private static Proxies.Scope scope(String code) {
        return Proxies.Scope.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private @Nullable String seal(long id, String column, @Nullable String plain) {
        return plain == null ? null : secrets.seal(plain, place(id, column));
    }

    private @Nullable String open(long id, String column, @Nullable String sealed) {
        return sealed == null ? null : secrets.open(sealed, place(id, column));
    }

    private static String place(long id, String column) {
        return TABLE + "/" + id + "/" + column;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of("person_phone", "proxy_phone", "label", "reason").stream()
                .map(column -> new SealedColumn(TABLE, "id", column, id -> place((Long) id, column)))
                .toList();
    }
}

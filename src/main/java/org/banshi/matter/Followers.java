package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Addressee;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Following what others raised, as far as everybody may know of it (R-S11): whoever proved a phone number is told by text
 * at each public step. Nobody else learns who follows, only how many do; reports and confidential matters cannot be
 * followed, and what becomes one loses its followers.
 */
@Service
public class Followers implements Sealed {
    /** How many matters one number may follow at a time. */
    public static final int MOST = 50;

    static final String PREFIX = "follow:";
    private static final String TABLE = "matter_follow";

    private final JdbcClient db;
    private final Published published;
    private final Secrets secrets;
    private final CityClock clock;

    Followers(JdbcClient db, Published published, Secrets secrets, CityClock clock) {
        this.db = db;
        this.published = published;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Follows a matter from now on; once, however often it is asked.
     *
     * @param handle as pages for everybody name it
     * @param language in which to write
     * @throws Problem 404 if nobody may know of it, 422 {@code followed} if the number follows too many
     */
    @Transactional
    public void follow(ProvenPhone phone, String handle, Language language) {
        long matter = published.id(handle).orElseThrow(() -> Problem.notFound("notFound"));
        byte[] hash = hash(phone);
        // Two taps at once wait for each other, so that nobody gets beyond the limit.
        db.sql("select pg_advisory_xact_lock(hashtext(:key))")
                .param("key", phone.key())
                .query()
                .listOfRows();
        if (follows(hash, matter)) {
            return;
        }
        long many = db.sql("select count(*) from matter_follow where phone_hash = :hash")
                .param("hash", hash)
                .query(Long.class)
                .single();
        if (many >= MOST) {
            throw Problem.invalid("followed", "tooManyFollowed", MOST);
        }
        put(
                new Since(matter, clock.instant(), language.code()),
                hash,
                secrets.open(phone.sealed(), ProvenPhone.place(phone.key())));
    }

    private void put(Since since, byte[] hash, String phone) {
        long id = db.sql("select nextval('matter_follow_id')").query(Long.class).single();
        db.sql("""
                insert into matter_follow (id, matter, phone_hash, phone, since, language)
                values (:id, :matter, :hash, :phone, :since, :language) on conflict on constraint matter_follow_once do nothing
                """)
                .param("id", id)
                .param("matter", since.matter())
                .param("hash", hash)
                .param("phone", secrets.seal(phone, place(id)))
                .param("since", Timestamp.from(since.at()))
                .param("language", since.language())
                .update();
    }

    /** No longer follows it; nothing is kept of it. */
    @Transactional
    public void leave(ProvenPhone phone, String handle) {
        published
                .id(handle)
                .ifPresent(matter -> db.sql("delete from matter_follow where matter = :matter and phone_hash = :hash")
                        .param("matter", matter)
                        .param("hash", hash(phone))
                        .update());
    }

    /** What that number follows, the newest first. */
    public List<Published.Entry> followed(ProvenPhone phone) {
        long[] ids = db
                .sql("select matter from matter_follow where phone_hash = :hash")
                .param("hash", hash(phone))
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        return ids.length == 0 ? List.of() : published.those(ids);
    }

    /** Whether that number follows it. */
    public boolean follows(ProvenPhone phone, String handle) {
        OptionalLong matter = published.id(handle);
        return matter.isPresent() && follows(hash(phone), matter.getAsLong());
    }

    private boolean follows(byte[] hash, long matter) {
        return db.sql("select exists (select from matter_follow where matter = :matter and phone_hash = :hash)")
                .param("matter", matter)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /** How many follow it. */
    public long count(String handle) {
        OptionalLong matter = published.id(handle);
        return matter.isEmpty()
                ? 0
                : db.sql("select count(*) from matter_follow where matter = :matter")
                        .param("matter", matter.getAsLong())
                        .query(Long.class)
                        .single();
    }

    /** What one number followed goes on under another of the same person. */
    void renumber(ProvenPhone before, ProvenPhone after, String phone) {
        db.sql("select matter, since, language from matter_follow where phone_hash = :hash")
                .param("hash", hash(before))
                .query((row, _) -> new Since(
                        row.getLong("matter"), row.getTimestamp("since").toInstant(), row.getString("language")))
                .list()
                .forEach(each -> put(each, hash(after), phone));
        db.sql("delete from matter_follow where phone_hash = :hash")
                .param("hash", hash(before))
                .update();
    }

    private record Since(long matter, Instant at, @Nullable String language) {}

    /** Where a message goes, and in which language; absent once it no longer follows. */
    @Nullable
    Addressee addressee(String recipient) {
        long id = Long.parseLong(recipient.substring(PREFIX.length()));
        return db.sql("select phone, language from matter_follow where id = :id")
                .param("id", id)
                .query((row, _) -> new Addressee(
                        secrets.open(row.getString("phone"), place(id)), Language.byTag(row.getString("language"))))
                .optional()
                .orElse(null);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(TABLE, "id", "phone", id -> place((Long) id)));
    }

    private static String place(long id) {
        return TABLE + "/" + id + "/phone";
    }

    private static byte[] hash(ProvenPhone phone) {
        return HexFormat.of().parseHex(phone.key());
    }
}

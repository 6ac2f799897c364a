package org.banshi.api;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Calls with an idempotency key and their answers, kept for a day. A call writes its line in its own transaction, so that
 * the same call made at once by others waits for it and then gets its answer.
 */
@Component
final class Answered implements Sealed {
    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient db;
    private final Secrets secrets;
    private final CityClock clock;

    Answered(JdbcClient db, Secrets secrets, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** How a key of a caller is kept; the keys of different callers have nothing to do with each other. */
    byte[] name(Actor actor, String key) {
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            throw Problem.invalid("Idempotency-Key", "badIdempotencyKey");
        }
        String caller = actor instanceof Actor.Staff staff ? Long.toString(staff.id()) : "";
        return secrets.keyedHash("idempotency-key", caller + "/" + key);
    }

    /**
     * The answer given before, or nothing if the key is now this call's own until its transaction ends.
     *
     * @throws Problem 422 {@code keyUsed}: the key came with another body
     */
    @Nullable
    String before(byte[] name, String body) {
        Instant now = clock.instant();
        byte[] digest = secrets.keyedHash("idempotency-body", body);
        forget(now);
        boolean fresh = db.sql("""
                        insert into api_idempotency as old (name, digest, created_at) values (:name, :digest, :now)
                        on conflict (name) do update set digest = excluded.digest, created_at = excluded.created_at, answer = null
                          where old.created_at <= :expired
                        """)
                        .param("name", name)
                        .param("digest", digest)
                        .param("now", Timestamp.from(now))
                        .param("expired", Timestamp.from(now.minus(KEPT)))
                        .update()
                == 1;
        if (fresh) {
            return null;
        }
        record Line(byte[] digest, String answer) {}
        Line line = db.sql("select digest, answer from api_idempotency where name = :name")
                .param("name", name)
                .query((row, _) -> new Line(row.getBytes("digest"), row.getString("answer")))
                .single();
        if (!MessageDigest.isEqual(line.digest(), digest)) {
            throw Problem.invalid("Idempotency-Key", "keyUsed");
        }
        return secrets.open(line.answer(), place(name));
    }

    /** Keeps the answer of the call that now has this key; it holds a receipt code, so it is sealed. */
    void keep(byte[] name, String answer) {
        db.sql("update api_idempotency set answer = :answer where name = :name")
                .param("answer", secrets.seal(answer, place(name)))
                .param("name", name)
                .update();
    }

    private void forget(Instant now) {
        db.sql("""
                delete from api_idempotency where name in (select name from api_idempotency
                  where created_at <= :expired limit 20 for update skip locked)
                """)
                .param("expired", Timestamp.from(now.minus(KEPT.multipliedBy(2))))
                .update();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("api_idempotency", "name", "answer", name -> place((byte[]) name)));
    }

    private static String place(byte[] name) {
        return "api_idempotency/" + HexFormat.of().formatHex(name);
    }
}

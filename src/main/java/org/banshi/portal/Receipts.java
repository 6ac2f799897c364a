package org.banshi.portal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which forms were taken, for a day, so that one form raises once; and the sealed code, for half an hour, so that the
 * receipt can be shown again in larger type or another language.
 */
@Component
final class Receipts {
    static final Duration CODE_SHOWN = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;
    private final Secrets secrets;
    private final CityClock clock;

    Receipts(JdbcClient db, Secrets secrets, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The key of a form: what was made for it, and all that was said in it. */
    byte[] key(String form) {
        return secrets.keyedHash("portal-form", form);
    }

    /** The number raised by this form before; others that send the same form wait until the transaction ends. */
    Optional<String> hold(byte[] key) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(encode(:key, 'hex'), 0))")
                .param("key", key)
                .query((row, n) -> 0)
                .list();
        return db.sql("select number from portal_receipt where form_key = :key")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    void keep(byte[] key, Receipt receipt) {
        db.sql("insert into portal_receipt (form_key, number, code, at) values (:key, :number, :code, :at)")
                .param("key", key)
                .param("number", receipt.number())
                .param("code", secrets.seal(receipt.code(), place(receipt.number())))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The code of a number raised within the last half hour. */
    Optional<String> code(String number) {
        return db.sql("select code from portal_receipt where number = :number and code is not null and at > :since")
                .param("number", number)
                .param("since", before(CODE_SHOWN))
                .query(String.class)
                .optional()
                .map(kept -> secrets.open(kept, place(number)));
    }

    /** Forgets codes after half an hour and forms after a day. */
    void sweep() {
        db.sql("update portal_receipt set code = null where code is not null and at <= :at")
                .param("at", before(CODE_SHOWN))
                .update();
        db.sql("delete from portal_receipt where at <= :at")
                .param("at", before(KEPT))
                .update();
    }

    private Timestamp before(Duration duration) {
        Instant then = clock.instant().minus(duration);
        return Timestamp.from(then);
    }

    private static String place(String number) {
        return "portal_receipt/" + number + "/code";
    }
}

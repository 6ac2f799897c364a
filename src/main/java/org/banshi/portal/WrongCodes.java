package org.banshi.portal;

import java.sql.Timestamp;
import java.time.Duration;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Guessed codes, shared by all servers: ten in a row for a number, or sixty from one address, stop further tries for
 * fifteen minutes. Numbers that do not exist are counted alike, so that a stop tells nothing.
 */
@Component
final class WrongCodes {
    static final int FOR_A_NUMBER = 10;
    static final int FROM_AN_ADDRESS = 60;
    static final Duration STOPPED = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Secrets secrets;
    private final CityClock clock;

    WrongCodes(JdbcClient db, Secrets secrets, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Counts a try before it is checked; tells whether it may be. */
    boolean mayTry(String number, String address) {
        return tried("number/" + number) <= FOR_A_NUMBER
                && (isLocal(address) || tried("address/" + address) <= FROM_AN_ADDRESS);
    }

    /** The try was right: it does not count, nor do the wrong ones for this number. */
    void right(String number, String address) {
        db.sql("delete from portal_wrong_code where who = :who")
                .param("who", who("number/" + number))
                .update();
        db.sql("update portal_wrong_code set failures = failures - 1 where who = :who and failures > 0")
                .param("who", who("address/" + address))
                .update();
    }

    /** Behind a proxy that does not say for whom it asks, this would be everybody's address. */
    private static boolean isLocal(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    void sweep() {
        db.sql("delete from portal_wrong_code where last_at <= :since")
                .param("since", since())
                .update();
    }

    /** Once stopped, further tries do not make the stop longer. */
    private int tried(String subject) {
        return db.sql("""
                insert into portal_wrong_code as known (who, failures, last_at) values (:who, 1, :now)
                on conflict (who) do update set
                  failures = case when known.last_at <= :since then 1 else known.failures + 1 end,
                  last_at = case when known.last_at > :since and known.failures >= :most then known.last_at
                            else excluded.last_at end
                returning failures
                """)
                .param("who", who(subject))
                .param("now", Timestamp.from(clock.instant()))
                .param("since", since())
                .param("most", subject.startsWith("number/") ? FOR_A_NUMBER : FROM_AN_ADDRESS)
                .query(Integer.class)
                .single();
    }

    private Timestamp since() {
        return Timestamp.from(clock.instant().minus(STOPPED));
    }

    private byte[] who(String subject) {
        return secrets.keyedHash("portal-wrong-code", subject);
    }
}

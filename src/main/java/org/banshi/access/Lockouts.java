package org.banshi.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Failed logins, shared by all servers: five in a row lock a login for fifteen minutes, whether such an account exists
 * or not, so that a lock tells nothing.
 */
@Component
final class Lockouts {
    static final int FAILURES = 5;
    static final Duration LOCKED = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final CityClock clock;
    private final Secrets secrets;

    Lockouts(JdbcClient db, CityClock clock, Secrets secrets) {
        this.db = db;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** Until when the login is locked, empty if it is not. */
    Optional<Instant> until(String login) {
        return db.sql("""
                select last_at from access_lockout
                where login_hash = :hash and failures >= :most and last_at > :since
                """)
                .param("hash", hash(login))
                .param("most", FAILURES)
                .param("since", Timestamp.from(clock.instant().minus(LOCKED)))
                .query((row, n) -> row.getTimestamp("last_at").toInstant().plus(LOCKED))
                .optional();
    }

    /** Counts a failure; tells whether it was the one that locks. Failures older than fifteen minutes are forgotten. */
    boolean failed(String login) {
        Timestamp since = Timestamp.from(clock.instant().minus(LOCKED));
        db.sql("""
                delete from access_lockout where login_hash in (
                  select login_hash from access_lockout where last_at <= :since limit 100 for update skip locked)
                """).param("since", since).update();
        int failures = db.sql("""
                insert into access_lockout as known (login_hash, failures, last_at) values (:hash, 1, :now)
                on conflict (login_hash) do update set last_at = excluded.last_at,
                  failures = case when known.last_at <= :since then 1 else known.failures + 1 end
                returning failures
                """)
                .param("hash", hash(login))
                .param("now", Timestamp.from(clock.instant()))
                .param("since", since)
                .query(Integer.class)
                .single();
        return failures == FAILURES;
    }

    /** Forgets the failures of a login. */
    void clear(String login) {
        db.sql("delete from access_lockout where login_hash = :hash")
                .param("hash", hash(login))
                .update();
    }

    private String hash(String login) {
        return secrets.keyedHashText("lockout", login);
    }
}

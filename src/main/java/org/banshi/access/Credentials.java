package org.banshi.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves who somebody is: by login and password, or by a machine's token. What was proven for the API is remembered for
 * five minutes by a keyed hash.
 */
@Component
final class Credentials {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int REMEMBERED_MOST = 10_000;
    private static final int LOGIN_MOST = 64;

    private final JdbcClient db;
    private final CityClock clock;
    private final Secrets secrets;
    private final Freshness freshness;
    private final Lockouts lockouts;
    private final Audit audit;
    private final Refused refused;
    /** One guess at a time for a login, so that a burst cannot run ahead of the lock. */
    private final ReentrantLock[] turns =
            IntStream.range(0, 256).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    private final Map<Long, Instant> used = new ConcurrentHashMap<>();

    /**
     * Who it is.
     *
     * @param staff the person or machine
     * @param stamp of the account when it was proven, 0 for a machine
     * @param mayWrite whether it may do more than read
     * @param at when it was proven
     * @param until from when it is void, absent for never
     */
    record Verified(
            Actor.Staff staff,
            long stamp,
            boolean mayWrite,
            Instant at,
            @Nullable Instant until) {}

    private record Known(Actor.Staff staff, long stamp, String hash, boolean open) {}

    Credentials(
            JdbcClient db,
            CityClock clock,
            Secrets secrets,
            Freshness freshness,
            Lockouts lockouts,
            Audit audit,
            Refused refused) {
        this.db = db;
        this.clock = clock;
        this.secrets = secrets;
        this.freshness = freshness;
        this.lockouts = lockouts;
        this.audit = audit;
        this.refused = refused;
    }

    /**
     * By login and password, without memory.
     *
     * @throws Problem 401 {@code badCredentials}, or {@code locked} with the moment of its end
     */
    Verified login(String login, String password) {
        String name = normal(login);
        ReentrantLock turn = turn(name);
        turn.lock();
        try {
            return prove(name, password);
        } finally {
            turn.unlock();
        }
    }

    /** By login and password of an API call, remembered. Throws like {@link #login}. */
    Verified basic(String login, String password) {
        String name = normal(login);
        String key = "basic/" + secrets.keyedHashText("basic", name.length() + ":" + name + ":" + password);
        Verified known = remembered(freshness.verified(), key);
        if (known != null) {
            return known;
        }
        ReentrantLock turn = turn(name);
        turn.lock();
        try {
            Map<String, Verified> memory = freshness.verified();
            known = remembered(memory, key);
            if (known == null) {
                known = prove(name, password);
                remember(memory, key, known);
            }
            return known;
        } finally {
            turn.unlock();
        }
    }

    /** By a machine's token, remembered. 401 {@code badCredentials} if it is unknown, revoked or expired. */
    Verified bearer(String token) {
        String hash = secrets.keyedHashText("token", token);
        Map<String, Verified> memory = freshness.verified();
        Verified known = remembered(memory, "bearer/" + hash);
        if (known == null) {
            known = machine(hash).orElseThrow(() -> Problem.unauthorized("badCredentials"));
            remember(memory, "bearer/" + hash, known);
        }
        noteUse(known.staff().id());
        return known;
    }

    /** The person of a session, as long as account and stamp are still the same. */
    Optional<Actor.Staff> session(long staff, long stamp) {
        return db.sql("""
                select s.id, s.name, s.unit, a.roles from access_account a join people_staff s on s.id = a.staff
                where a.staff = :staff and a.stamp = :stamp and not a.disabled and s.active
                """)
                .param("staff", staff)
                .param("stamp", stamp)
                .query((row, n) -> staff(row))
                .optional();
    }

    private Verified prove(String login, String password) {
        Optional<Instant> locked = lockouts.until(login);
        if (locked.isPresent()) {
            refused.count(Refused.LOCKED, null, find(login).isPresent() ? login : null);
            throw Problem.unauthorized("locked", locked.get());
        }
        Optional<Known> known = find(login);
        if (!Passwords.matches(password, known.map(Known::hash))
                || known.isEmpty()
                || !known.get().open()) {
            refuse(login, known);
        }
        lockouts.clear(login);
        Known account = known.orElseThrow();
        return new Verified(account.staff(), account.stamp(), true, clock.instant(), null);
    }

    /**
     * The log keeps the login only of an account that exists: people type passwords there. Of such a login a lock lets few
     * lines come; all others are counted by the minute.
     */
    private void refuse(String login, Optional<Known> known) {
        boolean locks = lockouts.failed(login);
        if (known.isPresent()) {
            audit.record(new Actor.Anyone(), "failure", login, null);
        } else {
            refused.count("failure", null, null);
        }
        if (locks) {
            if (known.isPresent()) {
                audit.record(new Actor.Anyone(), "lockout", login, null);
            }
            throw Problem.unauthorized("locked", clock.instant().plus(Lockouts.LOCKED));
        }
        throw Problem.unauthorized("badCredentials");
    }

    private Optional<Known> find(String login) {
        return db.sql("""
                select s.id, s.name, s.unit, a.roles, a.stamp, a.password_hash, s.active and not a.disabled as open
                from access_account a join people_staff s on s.id = a.staff
                where a.login = :login
                """)
                .param("login", login)
                .query((row, n) -> new Known(
                        staff(row), row.getLong("stamp"), row.getString("password_hash"), row.getBoolean("open")))
                .optional();
    }

    private Optional<Verified> machine(String hash) {
        Instant now = clock.instant();
        return db.sql("""
                select s.id, s.name, t.scope as unit, t.roles, t.may_write, t.expires_at
                from access_token t join people_staff s on s.id = t.staff
                where t.hash = :hash and t.revoked_at is null and s.active
                  and (t.expires_at is null or t.expires_at > :now)
                """)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .query((row, n) -> {
                    Timestamp until = row.getTimestamp("expires_at");
                    return new Verified(
                            staff(row), 0, row.getBoolean("may_write"), now, until == null ? null : until.toInstant());
                })
                .optional();
    }

    static Actor.Staff staff(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Actor.Staff(row.getLong("id"), row.getString("name"), row.getString("unit"), Role.of((String[])
                row.getArray("roles").getArray()));
    }

    private @Nullable Verified remembered(Map<String, Verified> memory, String key) {
        Verified known = memory.get(key);
        if (known == null) {
            return null;
        }
        Instant now = clock.instant();
        boolean fresh = !now.isBefore(known.at())
                && now.isBefore(known.at().plus(REMEMBERED))
                && (known.until() == null || now.isBefore(known.until()));
        if (!fresh) {
            memory.remove(key, known);
        }
        return fresh ? known : null;
    }

    private static void remember(Map<String, Verified> memory, String key, Verified known) {
        if (memory.size() >= REMEMBERED_MOST) {
            memory.clear();
        }
        memory.put(key, known);
    }

    /** Notes a token's use at most once a minute. */
    private void noteUse(long machine) {
        Instant now = clock.instant();
        Instant last = used.get(machine);
        if (last != null && Duration.between(last, now).abs().toSeconds() < 60) {
            return;
        }
        used.put(machine, now);
        db.sql("update access_token set last_used_at = :now where staff = :staff")
                .param("now", Timestamp.from(now))
                .param("staff", machine)
                .update();
    }

    private ReentrantLock turn(String login) {
        return turns[Math.floorMod(login.hashCode(), turns.length)];
    }

    /** Login names are lower case; what cannot be one is cut, and then belongs to nobody. */
    static String normal(String login) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        return name.length() > LOGIN_MOST || name.indexOf('\0') >= 0 ? "\u0001" : name;
    }
}

package org.banshi.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who looked at what (R-S10): every read of a matter, its identity, history, export or print leaves a line that nobody
 * can change. Reading an identity needs a reason. A page costs one insert.
 */
@Service
public final class Looks {
    /** What a look at a matter's page is called. */
    public static final String MATTER = "matter";

    /** What a matter in a file that was taken out is called. */
    public static final String EXPORT = "export";

    private static final int REASON_MOST = 500;

    private final JdbcClient db;
    private final CityClock clock;

    public Looks(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Leaves a line, in the running transaction if there is one.
     *
     * @param subject number of the matter, or what else is looked at
     * @param what what is seen: {@code matter}, {@code history}, {@code export}, {@code print}, or {@code identity} and
     *     {@code identity.FIELD}, which need a reason
     * @throws Problem 422 {@code reason} missing or too long
     */
    public void record(Actor.Staff who, String subject, String what, @Nullable String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (why == null && what.startsWith("identity")) {
            throw Problem.invalid("reason", "required");
        }
        if (why != null && why.length() > REASON_MOST) {
            throw Problem.invalid("reason", "tooLong", REASON_MOST);
        }
        db.sql("""
                insert into access_look (at, staff, unit, roles, subject, what, reason, ip)
                values (:at, :staff, :unit, :roles, :subject, :what, :reason, :ip)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", who.id())
                .param("unit", who.unit())
                .param("roles", Role.names(who.roles()))
                .param("subject", subject)
                .param("what", what)
                .param("reason", why)
                .param("ip", Origin.ip())
                .update();
    }

    /**
     * Leaves the same line of many subjects, all by one insert.
     *
     * @param what what is seen, other than identities
     */
    public void recordAll(Actor.Staff who, Collection<String> subjects, String what) {
        if (what.startsWith("identity")) {
            throw new IllegalArgumentException("an identity is read one by one, with a reason");
        }
        db.sql("""
                insert into access_look (at, staff, unit, roles, subject, what, ip)
                select :at, :staff, :unit, :roles, subject, :what, :ip from unnest(:subjects) subject
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", who.id())
                .param("unit", who.unit())
                .param("roles", Role.names(who.roles()))
                .param("subjects", subjects.toArray(String[]::new))
                .param("what", what)
                .param("ip", Origin.ip())
                .update();
    }

    /** Who looked at a subject, the newest first, at most 500. */
    public List<Look> of(String subject) {
        return db.sql("select * from access_look where subject = :subject order by id desc limit 500")
                .param("subject", subject)
                .query(Looks::look)
                .list();
    }

    /** When one of the staff looked at the pages of these matters last; those never opened are left out. */
    public Map<String, Instant> last(long staff, Collection<String> subjects) {
        return db
                .sql("""
                select l.subject, max(l.at) as at from unnest(:subjects) s (subject)
                join access_look l on l.subject = s.subject and l.staff = :staff and l.what = 'matter'
                group by l.subject""")
                .param("subjects", subjects.toArray(String[]::new))
                .param("staff", staff)
                .query((row, n) -> Map.entry(
                        row.getString("subject"), row.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who read the identity behind a subject, the newest first, at most 500; however often its page was looked at. */
    public List<Look> ofIdentity(String subject) {
        return db.sql("select * from access_look where subject = :subject and what like 'identity%'"
                        + " order by id desc limit 500")
                .param("subject", subject)
                .query(Looks::look)
                .list();
    }

    static Look look(ResultSet row, int n) throws SQLException {
        Array roles = row.getArray("roles");
        return new Look(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getLong("staff"),
                row.getString("unit"),
                Role.of((String[]) roles.getArray()),
                row.getString("subject"),
                row.getString("what"),
                row.getString("reason"),
                row.getString("ip"));
    }
}

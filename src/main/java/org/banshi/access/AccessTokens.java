package org.banshi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tokens with which machines use the API. A token is shown once; only its keyed hash is kept. */
@Service
public final class AccessTokens {
    private final JdbcClient db;
    private final CityClock clock;
    private final Secrets secrets;
    private final Members members;
    private final Grants grants;
    private final Freshness freshness;
    private final Audit audit;
    private final TransactionTemplate transaction;

    @SuppressWarnings("checkstyle:ParameterNumber") // the services it ties together
    AccessTokens(
            JdbcClient db,
            CityClock clock,
            Secrets secrets,
            Members members,
            Grants grants,
            Freshness freshness,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.secrets = secrets;
        this.members = members;
        this.grants = grants;
        this.freshness = freshness;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes a token and the machine that bears it.
     *
     * @throws Problem 403 if {@code by} may not, 422 if the name is missing, the roles are in conflict or do not fit the
     *     scope, or it would have expired already
     */
    public AccessToken.Shown make(Actor by, AccessToken.Wanted wanted) {
        Permissions.require(by, Permission.TOKENS_WRITE);
        grants.check(wanted.roles(), wanted.scope());
        Instant now = clock.instant();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw Problem.invalid("expiresAt", "inThePast");
        }
        String secret = "banshi_" + Secrets.newToken();
        AccessToken made = transaction.execute(status -> {
            Member machine = members.add(wanted.name(), wanted.scope(), Member.Kind.MACHINE, null);
            db.sql("""
                    insert into access_token (staff, hash, roles, scope, may_write, created_at, created_by, expires_at)
                    values (:staff, :hash, :roles, :scope, :write, :now, :by, :expires)
                    """)
                    .param("staff", machine.id())
                    .param("hash", secrets.keyedHashText("token", secret))
                    .param("roles", Role.names(wanted.roles()))
                    .param("scope", wanted.scope())
                    .param("write", wanted.mayWrite())
                    .param("now", Timestamp.from(now))
                    .param("by", by instanceof Actor.Staff staff ? staff.id() : null)
                    .param("expires", wanted.expiresAt() == null ? null : Timestamp.from(wanted.expiresAt()))
                    .update();
            audit.record(by, "tokenMade", machine.name(), String.join(" ", Role.names(wanted.roles())));
            return require(machine.id());
        });
        if (made == null) {
            throw new IllegalStateException("no token was made");
        }
        return new AccessToken.Shown(secret, made);
    }

    /** Takes a token back, for good. 404 {@code token.unknown} if there is none or it was taken back before. */
    public void revoke(Actor by, long machine) {
        Permissions.require(by, Permission.TOKENS_WRITE);
        AccessToken token = require(machine);
        transaction.executeWithoutResult(status -> {
            int revoked = db.sql("""
                    update access_token set revoked_at = :now where staff = :staff and revoked_at is null
                    """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("staff", machine)
                    .update();
            if (revoked == 0) {
                throw Problem.notFound("token.unknown", machine);
            }
            audit.record(by, "tokenRevoked", token.name(), null);
            freshness.changed();
        });
    }

    /** All tokens, the newest first, those taken back too. */
    public List<AccessToken> all() {
        return db.sql("""
                select t.*, s.name from access_token t join people_staff s on s.id = t.staff order by t.staff desc
                """).query(AccessTokens::token).list();
    }

    /** The machine as it may act now, where it goes on with what it began; absent where its token no longer lets it. */
    public Optional<Actor.Staff> bearer(long machine) {
        Instant now = clock.instant();
        return db.sql(
                        "select t.*, s.name from access_token t join people_staff s on s.id = t.staff where t.staff = :staff")
                .param("staff", machine)
                .query(AccessTokens::token)
                .optional()
                .filter(token -> token.mayWrite()
                        && token.revokedAt() == null
                        && (token.expiresAt() == null || token.expiresAt().isAfter(now)))
                .map(token -> new Actor.Staff(token.machine(), token.name(), token.scope(), token.roles()));
    }

    private AccessToken require(long machine) {
        return db.sql("""
                select t.*, s.name from access_token t join people_staff s on s.id = t.staff where t.staff = :staff
                """)
                .param("staff", machine)
                .query(AccessTokens::token)
                .optional()
                .orElseThrow(() -> Problem.notFound("token.unknown", machine));
    }

    private static AccessToken token(ResultSet row, int n) throws SQLException {
        return new AccessToken(
                row.getLong("staff"),
                row.getString("name"),
                Role.of((String[]) row.getArray("roles").getArray()),
                row.getString("scope"),
                row.getBoolean("may_write"),
                moment(row.getTimestamp("expires_at")),
                moment(row.getTimestamp("revoked_at")),
                moment(row.getTimestamp("last_used_at")));
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

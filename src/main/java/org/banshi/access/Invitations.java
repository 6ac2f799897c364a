package org.banshi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * One-time links with which people set login and password themselves, so that nobody else ever knows a password. A link
 * works once and for 24 hours; only its keyed hash is kept.
 */
@Service
public final class Invitations {
    private static final Duration VALID = Duration.ofHours(24);
    private static final String PATH = "/invitation/";

    private final JdbcClient db;
    private final CityClock clock;
    private final Secrets secrets;
    private final Members members;
    private final Accounts accounts;
    private final Grants grants;
    private final Audit audit;

    @SuppressWarnings("checkstyle:ParameterNumber") // the services it ties together
    Invitations(
            JdbcClient db,
            CityClock clock,
            Secrets secrets,
            Members members,
            Accounts accounts,
            Grants grants,
            Audit audit) {
        this.db = db;
        this.clock = clock;
        this.secrets = secrets;
        this.members = members;
        this.accounts = accounts;
        this.grants = grants;
        this.audit = audit;
    }

    /**
     * A link for the first administrator, from the command line. While nobody can log in who may make accounts, it is
     * for the security administrator, who then makes all other accounts; afterwards for a system administrator. The two
     * are never one account.
     *
     * @param name the person's name
     * @return the path of the link; the address of the server goes before it
     */
    public String adminLink(String name) {
        return invite(new Actor.House(), name, null, Set.of(accounts.hasSecurity() ? Role.ADMIN : Role.SECURITY));
    }

    /**
     * A link for a new person.
     *
     * @return the path of the link
     * @throws Problem 403 if {@code by} may not, 422 if a field is wrong or the roles are in conflict
     */
    public String invite(Actor by, String name, @Nullable String unit, Set<Role> roles) {
        Permissions.require(by, Permission.ACCOUNTS_WRITE);
        if (name.isBlank() || name.length() > 200) {
            throw Problem.invalid("name", name.isBlank() ? "required" : "tooLong", 200);
        }
        if (unit != null && unit.isBlank()) {
            throw Problem.invalid("unit", "required");
        }
        grants.check(roles, unit);
        return make(by, name.strip(), null, unit, roles);
    }

    /**
     * A link for somebody of the staff who has no account yet.
     *
     * @return the path of the link
     * @throws Problem 403 if {@code by} may not, 404 if there is nobody, 409 {@code account.exists}, 422 if the roles are
     *     in conflict or not for the person's unit
     */
    public String inviteMember(Actor by, long staff, Set<Role> roles) {
        Permissions.require(by, Permission.ACCOUNTS_WRITE);
        Member member = members.require(staff);
        if (accounts.find(staff).isPresent()) {
            throw Problem.conflict("account.exists", member.name());
        }
        if (member.kind() == Member.Kind.MACHINE) {
            throw Problem.invalid("roles", "account.machine");
        }
        grants.check(roles, member.unit());
        return make(by, member.name(), staff, member.unit(), roles);
    }

    /** A link with which somebody who has an account sets a new password. */
    public String newPassword(Actor by, long staff) {
        Permissions.require(by, Permission.ACCOUNTS_WRITE);
        Account account = accounts.find(staff).orElseThrow(() -> Problem.notFound("account.unknown", staff));
        return make(by, account.name(), staff, account.unit(), account.roles());
    }

    /** What a link is for; 404 {@code invitation.gone} if it is unknown, used or too old. */
    Invitation require(String secret) {
        return db.sql("""
                select i.*, a.login from access_invitation i left join access_account a on a.staff = i.staff
                where i.hash = :hash and i.used_at is null and i.expires_at > :now
                """)
                .param("hash", hash(secret))
                .param("now", Timestamp.from(clock.instant()))
                .query(Invitations::invitation)
                .optional()
                .orElseThrow(() -> Problem.notFound("invitation.gone"));
    }

    /** Uses the link: makes person and account, or sets the password of an account that is there. */
    Account use(String secret, String login, String password) {
        Invitation invitation = require(secret);
        Passwords.check("password", password, invitation.login() == null ? login : invitation.login());
        PasswordHash hash = new PasswordHash(Passwords.hash(password));
        return accounts.inTransaction(() -> {
            int taken = db.sql("""
                    update access_invitation set used_at = :now
                    where hash = :hash and used_at is null and expires_at > :now
                    """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("hash", hash(secret))
                    .update();
            if (taken == 0) {
                throw Problem.notFound("invitation.gone");
            }
            if (invitation.staff() != null) {
                // Older links for the same person are void too.
                db.sql("update access_invitation set used_at = :now where staff = :staff and used_at is null")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("staff", invitation.staff())
                        .update();
                return invitation.login() == null
                        ? accounts.create(new Actor.House(), invitation.staff(), login, hash, invitation.roles())
                        : accounts.resetPassword(invitation.staff(), hash);
            }
            Member member = members.add(invitation.name(), invitation.unit(), Member.Kind.PERSON, null);
            return accounts.create(new Actor.House(), member.id(), login, hash, invitation.roles());
        });
    }

    private String make(Actor by, String name, @Nullable Long staff, @Nullable String unit, Set<Role> roles) {
        String secret = Secrets.newToken();
        Instant now = clock.instant();
        db.sql("""
                insert into access_invitation (hash, name, staff, unit, roles, created_at, created_by, expires_at)
                values (:hash, :name, :staff, :unit, :roles, :now, :by, :expires)
                """)
                .param("hash", hash(secret))
                .param("name", name)
                .param("staff", staff)
                .param("unit", unit)
                .param("roles", Role.names(roles))
                .param("now", Timestamp.from(now))
                .param("by", by instanceof Actor.Staff person ? person.id() : null)
                .param("expires", Timestamp.from(now.plus(VALID)))
                .update();
        audit.record(by, "invited", name, String.join(" ", Role.names(roles)));
        return PATH + secret;
    }

    private String hash(String secret) {
        return secrets.keyedHashText("invitation", secret);
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        return new Invitation(
                row.getString("name"),
                row.getObject("staff", Long.class),
                row.getString("unit"),
                Role.of((String[]) row.getArray("roles").getArray()),
                row.getString("login"),
                row.getTimestamp("expires_at").toInstant());
    }
}

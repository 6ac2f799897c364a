package org.banshi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts of people. Only the security administrator (and the house, when it sets itself up) makes and changes
 * them; each act is logged, ends the person's sessions and forgets remembered credentials.
 */
@Service
public final class Accounts {
    private static final String COLUMNS =
            "select a.staff, s.name, s.unit, a.login, a.roles, a.disabled from access_account a"
                    + " join people_staff s on s.id = a.staff ";

    private final JdbcClient db;
    private final CityClock clock;
    private final Members members;
    private final Grants grants;
    private final Freshness freshness;
    private final Audit audit;
    private final TransactionTemplate transaction;

    @SuppressWarnings("checkstyle:ParameterNumber") // the services it ties together
    Accounts(
            JdbcClient db,
            CityClock clock,
            Members members,
            Grants grants,
            Freshness freshness,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.members = members;
        this.grants = grants;
        this.freshness = freshness;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The account of a login name. */
    public Optional<Account> find(String login) {
        return db.sql(COLUMNS + "where a.login = :login")
                .param("login", Credentials.normal(login))
                .query(Accounts::account)
                .optional();
    }

    /** The account of a member of the staff. */
    public Optional<Account> find(long staff) {
        return db.sql(COLUMNS + "where a.staff = :staff")
                .param("staff", staff)
                .query(Accounts::account)
                .optional();
    }

    /** All accounts, by login name. */
    public List<Account> all() {
        return db.sql(COLUMNS + "order by a.login").query(Accounts::account).list();
    }

    /** The accounts with which somebody can log in now, by login name. */
    public List<Account> able() {
        return db.sql(COLUMNS + "where not a.disabled and s.active order by a.login")
                .query(Accounts::account)
                .list();
    }

    /** Whether somebody can log in who may make accounts. */
    public boolean hasSecurity() {
        return db.sql("""
                select exists (select from access_account a join people_staff s on s.id = a.staff
                  where 'security' = any (a.roles) and not a.disabled and s.active)
                """).query(Boolean.class).single();
    }

    /**
     * Gives a person an account.
     *
     * @param by who does it
     * @param staff the person's staff number
     * @throws Problem 403 if {@code by} may not, 409 {@code account.exists} or {@code login.taken}, 422 if a field is
     *     wrong or the roles are in conflict
     */
    public Account create(Actor by, long staff, String login, String password, Set<Role> roles) {
        Permissions.require(by, Permission.ACCOUNTS_WRITE);
        Passwords.check("password", password, Credentials.normal(login));
        return create(by, staff, login, new PasswordHash(Passwords.hash(password)), roles);
    }

    /** The same with a password that was hashed before. */
    public Account create(Actor by, long staff, String login, PasswordHash hash, Set<Role> roles) {
        Permissions.require(by, Permission.ACCOUNTS_WRITE);
        String name = checkedLogin(login);
        Member member = members.require(staff);
        if (member.kind() == Member.Kind.MACHINE) {
            throw Problem.invalid("staff", "account.machine");
        }
        grants.check(roles, member.unit());
        return inTransaction(() -> {
            if (find(staff).isPresent()) {
                throw Problem.conflict("account.exists", member.name());
            }
            int made = db.sql("""
                    insert into access_account (staff, login, password_hash, roles, created_at, changed_at)
                    values (:staff, :login, :hash, :roles, :now, :now)
                    on conflict do nothing
                    """)
                    .param("staff", staff)
                    .param("login", name)
                    .param("hash", hash.value())
                    .param("roles", Role.names(roles))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (made == 0) {
                throw Problem.conflict("login.taken", name);
            }
            audit.record(by, "accountMade", name, String.join(" ", Role.names(roles)));
            freshness.changed();
            return find(staff).orElseThrow();
        });
    }

    /** Replaces the roles of an account, not of one's own. Throws like {@link #create}. */
    public Account setRoles(Actor by, long staff, Set<Role> roles) {
        Account account = others(by, staff);
        grants.check(roles, account.unit());
        return change(
                by,
                account,
                "rolesChanged",
                String.join(" ", Role.names(roles)),
                () -> db.sql("""
                update access_account set roles = :roles, stamp = stamp + 1, changed_at = :now where staff = :staff
                """).param("roles", Role.names(roles)));
    }

    /**
     * Goes on only if somebody may work for this unit with the roles that the account has, if there is one.
     *
     * @throws Problem 422 {@code unit} if the roles are not for that unit
     */
    public void checkUnit(long staff, @Nullable String unit) {
        Account account = find(staff).orElse(null);
        if (account == null || account.roles().isEmpty()) {
            return;
        }
        try {
            grants.check(account.roles(), unit);
        } catch (Problem problem) {
            throw Problem.invalid("unit", problem.errors().getFirst().code());
        }
    }

    /** Disables an account or opens it again, not one's own. */
    public Account disable(Actor by, long staff, boolean disabled) {
        Account account = others(by, staff);
        return change(
                by,
                account,
                disabled ? "accountDisabled" : "accountEnabled",
                null,
                () -> db.sql("""
                update access_account set disabled = :disabled, stamp = stamp + 1, changed_at = :now
                where staff = :staff
                """).param("disabled", disabled));
    }

    /** Sets a new password: the person's own, or another's by the security administrator. Ends all sessions. */
    public Account setPassword(Actor by, long staff, String password) {
        if (!(by instanceof Actor.Staff self && self.id() == staff)) {
            Permissions.require(by, Permission.ACCOUNTS_WRITE);
        }
        Account account = require(staff);
        Passwords.check("password", password, account.login());
        return setHash(by, account, new PasswordHash(Passwords.hash(password)));
    }

    /** Sets the password that somebody chose through a one-time link. */
    Account resetPassword(long staff, PasswordHash hash) {
        return setHash(new Actor.House(), require(staff), hash);
    }

    private Account setHash(Actor by, Account account, PasswordHash hash) {
        return change(by, account, "passwordChanged", null, () -> db.sql("""
                update access_account set password_hash = :hash, stamp = stamp + 1, changed_at = :now
                where staff = :staff
                """).param("hash", hash.value()));
    }

    private Account change(
            Actor by,
            Account account,
            String what,
            @Nullable String detail,
            java.util.function.Supplier<JdbcClient.StatementSpec> sql) {
        return inTransaction(() -> {
            sql.get()
                    .param("now", Timestamp.from(clock.instant()))
                    .param("staff", account.staff())
                    .update();
            audit.record(by, what, account.login(), detail);
            freshness.changed();
            return require(account.staff());
        });
    }

    private Account others(Actor by, long staff) {
        Permissions.require(by, Permission.ACCOUNTS_WRITE);
        if (by instanceof Actor.Staff self && self.id() == staff) {
            throw Problem.forbidden("account.own");
        }
        return require(staff);
    }

    private Account require(long staff) {
        return find(staff).orElseThrow(() -> Problem.notFound("account.unknown", staff));
    }

    /** A login name: 2 to 64 letters, digits and {@code . _ -} of any script; in lower case. */
    static String checkedLogin(String login) {
        String name = Credentials.normal(login);
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,63}")) {
            throw Problem.invalid("login", "login.form");
        }
        return name;
    }

    <T> T inTransaction(java.util.function.Supplier<T> work) {
        T done = transaction.execute(status -> work.get());
        if (done == null) {
            throw new IllegalStateException("the transaction gave nothing");
        }
        return done;
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getLong("staff"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("login"),
                Role.of((String[]) row.getArray("roles").getArray()),
                row.getBoolean("disabled"));
    }
}

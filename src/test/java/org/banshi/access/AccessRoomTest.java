package org.banshi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Accounts, credentials and logs on a real database, with two servers beside each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRoomTest {
    private static final String KEYS = "a:3q2+796tvu/erb7v3q2+796tvu/erb7v3q2+796tvu8=";
    private static final String PASSWORD = "ein-langer-satz";
    private static final Actor HOUSE = new Actor.House();

    private final String url = TestDatabase.fresh();
    private final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final Server one = new Server();
    private final Server two = new Server();
    private final PasswordHash hash = PasswordHash.of(PASSWORD);

    /** The services of one server. */
    private final class Server {
        private final DriverManagerDataSource source =
                new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.password());
        private final JdbcClient db = JdbcClient.create(source);
        private final Secrets secrets = new Secrets(KEYS, db, clock);
        private final Units units = new Units(db, clock);
        private final Members members = new Members(db, units, clock);
        private final Freshness freshness = new Freshness(db);
        private final Audit audit = new Audit(db, clock);
        private final AuditSearch search = new AuditSearch(db, clock);
        private final Grants grants = new Grants(units);
        private final Lockouts lockouts = new Lockouts(db, clock, secrets);
        private final Credentials credentials =
                new Credentials(db, clock, secrets, freshness, lockouts, audit, new Refused(db, clock));
        private final Accounts accounts =
                new Accounts(db, clock, members, grants, freshness, audit, new DataSourceTransactionManager(source));
        private final AccessTokens tokens = new AccessTokens(
                db, clock, secrets, members, grants, freshness, audit, new DataSourceTransactionManager(source));
        private final Invitations invitations = new Invitations(db, clock, secrets, members, accounts, grants, audit);
        private final Looks looks = new Looks(db, clock);
    }

    @BeforeAll
    void city() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        one.units.create(new Unit("hot", "热线", null, Unit.Kind.HOTLINE, null, null, true));
        one.units.create(Unit.handling("roads", "路政", null));
    }

    private Member account(String login, String unit, Role... roles) {
        Member member = one.members.add(login, unit, Member.Kind.PERSON, null);
        one.accounts.create(HOUSE, member.id(), login, hash, Set.of(roles));
        return member;
    }

    @Test
    void fiveFailuresLockALoginOnEveryServerForFifteenMinutesWhetherItExistsOrNot() {
        account("lena", "hot", Role.OPERATOR);
        for (String login : List.of("lena", "nobody-at-all")) {
            for (int i = 1; i <= 5; i++) {
                Server server = i % 2 == 0 ? one : two;
                String code = i < 5 ? "badCredentials" : "locked";
                assertThatThrownBy(() -> server.credentials.login(login, "wrong-password-1"))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.code()).isEqualTo(code));
            }
            for (Server server : List.of(one, two)) {
                assertThatThrownBy(() -> server.credentials.login(login, PASSWORD))
                        .isInstanceOfSatisfying(Problem.class, problem -> {
                            assertThat(problem.status()).isEqualTo(401);
                            assertThat(problem.code()).isEqualTo("locked");
                            assertThat(problem.args())
                                    .containsExactly(clock.instant().plus(Lockouts.LOCKED));
                        });
                assertThatThrownBy(() -> server.credentials.basic(login, PASSWORD))
                        .hasMessageStartingWith("locked");
            }
        }
        clock.advance(Duration.ofMinutes(15));
        assertThat(two.credentials.login("lena", PASSWORD).staff().roles()).containsExactly(Role.OPERATOR);
        assertThat(one.lockouts.until("lena")).isEmpty();
        // What a stranger typed as login does not stand in the log.
        assertThat(one.search.acts(AuditFilter.NONE, null, 100).items())
                .noneMatch(event -> "nobody-at-all".equals(event.subject()));
        assertThat(one.search.acts(AuditFilter.NONE, null, 100).items())
                .anyMatch(event -> event.what().equals("lockout") && "lena".equals(event.subject()));
    }

    @Test
    void aBurstOfGuessesCannotRunAheadOfTheLock() throws Exception {
        account("bea", "hot", Role.OPERATOR);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> guesses = java.util.stream.IntStream.range(0, 12)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> one.credentials.login("bea", "wrong-guess-" + i)))
                    .toList();
            for (Future<?> guess : guesses) {
                assertThatThrownBy(guess::get).hasCauseInstanceOf(Problem.class);
            }
        }
        assertThat(one.search.acts(AuditFilter.NONE, null, 1000).items())
                .filteredOn(event -> event.what().equals("failure") && "bea".equals(event.subject()))
                .hasSize(5);
    }

    @Test
    void rememberedCredentialsAreForgottenWhenTheAccountChangesAndAfterFiveMinutes() {
        Member ida = account("ida", "hot", Role.OPERATOR);
        Credentials.Verified first = one.credentials.basic("ida", PASSWORD);
        assertThat(one.credentials.basic("ida", PASSWORD)).isSameAs(first);
        clock.advance(Duration.ofMinutes(5));
        assertThat(one.credentials.basic("ida", PASSWORD)).isNotSameAs(first);

        one.accounts.setPassword(HOUSE, ida.id(), "noch-ein-satz-2");
        assertThatThrownBy(() -> one.credentials.basic("ida", PASSWORD)).hasMessageStartingWith("badCredentials");
        assertThat(one.credentials.basic("ida", "noch-ein-satz-2").staff().id()).isEqualTo(ida.id());

        one.accounts.setRoles(HOUSE, ida.id(), Set.of(Role.CALLER));
        assertThat(one.credentials.basic("ida", "noch-ein-satz-2").staff().roles())
                .containsExactly(Role.CALLER);
        one.accounts.disable(HOUSE, ida.id(), true);
        assertThatThrownBy(() -> one.credentials.basic("ida", "noch-ein-satz-2"))
                .hasMessageStartingWith("badCredentials");
    }

    @Test
    void aSessionEndsWhenTheAccountChanges() {
        Member jo = account("jo", "roads", Role.HANDLER);
        long stamp = one.credentials.login("jo", PASSWORD).stamp();
        assertThat(two.credentials.session(jo.id(), stamp)).isPresent();
        one.accounts.setPassword(HOUSE, jo.id(), "noch-ein-satz-2");
        assertThat(two.credentials.session(jo.id(), stamp)).isEmpty();
        long later = one.credentials.login("jo", "noch-ein-satz-2").stamp();
        one.members.update(new Member(jo.id(), "jo", "roads", Member.Kind.PERSON, null, false));
        assertThat(two.credentials.session(jo.id(), later)).isEmpty();
    }

    @Test
    void aTokenIsKeptOnlyAsAHashAndEndsWhenItIsRevokedOrExpires() {
        AccessToken.Shown shown = one.tokens.make(
                HOUSE,
                new AccessToken.Wanted(
                        "bridge",
                        Set.of(Role.HANDLER),
                        "roads",
                        true,
                        clock.instant().plus(Duration.ofMinutes(2))));
        assertThat(shown.toString()).doesNotContain(shown.secret());
        assertThat(one.db
                        .sql("select t::text from access_token t where staff = ?")
                        .param(shown.token().machine())
                        .query(String.class)
                        .single())
                .doesNotContain(shown.secret().substring(7));
        assertThat(one.credentials.bearer(shown.secret()).staff().unit()).isEqualTo("roads");
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> one.credentials.bearer(shown.secret())).hasMessageStartingWith("badCredentials");

        AccessToken.Shown other = one.tokens.make(HOUSE, AccessToken.Wanted.writing("robot", Role.OPERATOR, "hot"));
        assertThat(one.credentials.bearer(other.secret()).mayWrite()).isTrue();
        one.tokens.revoke(HOUSE, other.token().machine());
        assertThatThrownBy(() -> one.credentials.bearer(other.secret())).hasMessageStartingWith("badCredentials");
        assertThatThrownBy(() -> one.tokens.revoke(HOUSE, other.token().machine()))
                .hasMessageStartingWith("token.unknown");
    }

    @Test
    void rolesThatMustBeApartAreRefusedOnOneAccount() {
        refused("roles.powers", null, Role.ADMIN, Role.SECURITY);
        refused("roles.powers", null, Role.ADMIN, Role.AUDITOR);
        refused("roles.alone", "hot", Role.SECURITY, Role.OPERATOR);
        refused("roles.alone", null, Role.AUDITOR, Role.LEADER);
        refused("roles.bothSides", "roads", Role.HANDLER, Role.REVIEWER);
        refused("roles.hotlineInUnit", "roads", Role.CALLER);
        refused("roles.handlerWithoutUnit", null, Role.HANDLER);
        refused("roles.handlerWithoutUnit", "hot", Role.HANDLER);
        refused("required", null);
        one.grants.check(Set.of(Role.OPERATOR, Role.CALLER), "hot");
    }

    private void refused(String code, String unit, Role... roles) {
        assertThatThrownBy(() -> one.grants.check(Set.of(roles), unit))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().code()).isEqualTo(code));
    }

    @Test
    void onlySecurityMakesAccountsAndNobodyChangesHisOwnRoles() {
        Member sara = account("sara", null, Role.SECURITY);
        Member adam = account("adam", null, Role.ADMIN);
        Actor admin = new Actor.Staff(adam.id(), "adam", null, Set.of(Role.ADMIN));
        Actor security = new Actor.Staff(sara.id(), "sara", null, Set.of(Role.SECURITY));
        Member neu = one.members.add("neu", null, Member.Kind.PERSON, null);
        assertThatThrownBy(() -> one.accounts.create(admin, neu.id(), "neu", hash, Set.of(Role.LEADER)))
                .hasMessageStartingWith("forbidden");
        assertThatThrownBy(() -> one.accounts.setRoles(admin, adam.id(), Set.of(Role.LEADER)))
                .hasMessageStartingWith("forbidden");
        assertThatThrownBy(() -> one.accounts.setRoles(security, sara.id(), Set.of(Role.ADMIN)))
                .hasMessageStartingWith("account.own");
        assertThatThrownBy(() -> one.accounts.create(new Actor.Anyone(), neu.id(), "neu", hash, Set.of(Role.LEADER)))
                .hasMessageStartingWith("notSignedIn");
        assertThat(one.accounts
                        .create(security, neu.id(), "Neu", hash, Set.of(Role.LEADER))
                        .login())
                .isEqualTo("neu");
        assertThatThrownBy(() -> one.accounts.create(security, adam.id(), "neu", hash, Set.of(Role.LEADER)))
                .hasMessageStartingWith("account.exists");
        assertThat(Permissions.has(security, Permission.MATTERS_READ)).isFalse();
        assertThat(Permissions.has(security, Permission.LOGS_READ)).isFalse();
        assertThat(Permissions.has(admin, Permission.ACCOUNTS_WRITE)).isFalse();
    }

    @Test
    void weakPasswordsAreRefused() {
        for (String weak : List.of("short", "1234567890", "aaaaaaaaaaaaa", "办".repeat(25), "operator12")) {
            assertThatThrownBy(() -> Passwords.check("password", weak, "operator"))
                    .as(weak)
                    .isInstanceOf(Problem.class);
        }
        Passwords.check("password", "banshi-demo", "operator");
    }

    @Test
    void aLinkWorksOnceAndForADay() {
        String secret = one.invitations
                .invite(HOUSE, "Neue", "hot", Set.of(Role.OPERATOR))
                .substring(12);
        assertThatThrownBy(() -> one.invitations.use(secret, "!", PASSWORD)).isInstanceOf(Problem.class);
        assertThat(one.invitations.use(secret, "neue", PASSWORD).roles()).containsExactly(Role.OPERATOR);
        assertThatThrownBy(() -> one.invitations.use(secret, "andere", PASSWORD))
                .hasMessageStartingWith("invitation.gone");
        String late = one.invitations
                .invite(HOUSE, "Späte", "hot", Set.of(Role.OPERATOR))
                .substring(12);
        clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> one.invitations.require(late)).hasMessageStartingWith("invitation.gone");

        long staff = one.accounts.find("neue").orElseThrow().staff();
        String again = one.invitations.newPassword(HOUSE, staff).substring(12);
        one.invitations.use(again, "", "noch-ein-satz-2");
        assertThat(one.credentials.login("neue", "noch-ein-satz-2").staff().id())
                .isEqualTo(staff);
    }

    @Test
    void theLogsCannotBeChanged() {
        Member who = account("gucki", "hot", Role.OPERATOR);
        Actor.Staff staff = new Actor.Staff(who.id(), "gucki", "hot", Set.of(Role.OPERATOR));
        one.looks.record(staff, "R1", Looks.MATTER, null);
        one.looks.record(staff, "R1", "identity.phone", "Rückruf");
        assertThatThrownBy(() -> one.looks.record(staff, "R1", "identity.phone", " "))
                .isInstanceOf(Problem.class);
        assertThat(one.looks.of("R1")).extracting(Look::what).containsExactly("identity.phone", "matter");
        assertThat(one.looks.of("R1").getFirst())
                .satisfies(look -> assertThat(look.roles()).containsExactly(Role.OPERATOR))
                .satisfies(look -> assertThat(look.at()).isEqualTo(clock.instant()));
        for (String table : List.of("access_look", "access_event")) {
            for (String act :
                    List.of("update " + table + " set ip = 'x'", "delete from " + table, "truncate " + table)) {
                assertThatThrownBy(() -> one.db.sql(act).update())
                        .as(act)
                        .isInstanceOf(DataAccessException.class)
                        .hasStackTraceContaining("permission denied");
            }
        }
    }
}

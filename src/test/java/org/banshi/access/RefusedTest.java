package org.banshi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts that were refused stand in the security log, counted by the minute: nobody floods it by trying. */
@BanshiTest
class RefusedTest {
    private static final String PASSWORD = "ein-langer-satz";
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Ledger ledger;

    @Autowired
    private AuditSearch search;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;

    @BeforeEach
    void aCityInAMinuteOfItsOwn() {
        clock.moveTo(Instant.parse("2026-04-01T01:00:00Z").plusSeconds(60L * ++counter));
        city = TestCity.in(units, members);
    }

    @Test
    void aDoorThatIsNotForSomebodyIsOneLineAMinuteHoweverOftenItIsTried() {
        try (Browser handler = signedIn(city.roads)) {
            for (int i = 0; i < 12; i++) {
                assertThat(handler.get("/admin/units").statusCode()).isEqualTo(403);
                assertThat(handler.get("/admin/staff/" + (100 + i)).statusCode())
                        .isEqualTo(403);
            }
            // The answer may be there before the line is.
            await().until(() -> lines("forbidden", city.roads.id()).contains("GET /admin/staff/{id} × 12"));
            clock.moveTo(clock.instant().plusSeconds(60));
            handler.get("/admin/units");
            await().until(() -> lines("forbidden", city.roads.id()).size() == 3);
            ++counter;
        }
        assertThat(lines("forbidden", city.roads.id()))
                .containsExactlyInAnyOrder(
                        "GET /admin/units × 12", "GET /admin/staff/{id} × 12", "GET /admin/units × 1");
    }

    @Test
    void aRefusedLookAtAnIdentityNamesTheMatterAndAnEndlessScriptGetsSomeTwentyLines() {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                null,
                                new NewMatter.Words("路灯不亮", "路灯不亮。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19999000077", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        try (Browser handler = signedIn(city.water)) {
            for (int i = 0; i < 40; i++) {
                String asked = i == 0 ? number : number + "-" + i;
                assertThat(handler.post("/desk/matters/" + asked + "/actions/reveal", Map.of("reason", "想知道"))
                                .statusCode())
                        .isIn(403, 404);
            }
        }
        List<String> lines = lines("identityRefused", city.water.id());
        assertThat(lines).contains(number + " × 1").hasSizeLessThan(25).anyMatch(line -> line.startsWith("… × "));
        assertThat(db.sql("select sum(times) from access_refusal where staff = ? and what = 'identityRefused'")
                        .param(city.water.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void guessedLoginsAreCountedTogetherAndNeverWrittenDown() {
        for (int i = 0; i < 30; i++) {
            String guess = "nobody-" + counter + "-" + i;
            assertThatThrownBy(() -> credentials.login(guess, "falsch")).hasMessageContaining("badCredentials");
        }
        String day = clock.today().toString();
        assertThat(search.acts(new AuditFilter("", "failure", "", day, day), null, 1000)
                        .items())
                .filteredOn(event -> event.staff() == null
                        && event.subject() == null
                        && event.at().equals(clock.instant()))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).isEqualTo("× 30"));
    }

    @Test
    void theAuditorFiltersThem() {
        try (Browser handler = signedIn(city.sanitation);
                Browser auditor = signedIn(city.auditor)) {
            handler.get("/admin/audit");
            await().untilAsserted(
                            () -> assertThat(auditor.get("/admin/audit?what=forbidden&who=" + city.sanitation.id())
                                            .body())
                                    .contains("无权访问被拒", "GET /admin/audit", "× 1"));
            assertThat(auditor.get("/admin/audit?what=lockout&who=" + city.sanitation.id())
                            .body())
                    .doesNotContain("GET /admin/audit");
        }
    }

    private List<String> lines(String what, long staff) {
        return search.acts(new AuditFilter(Long.toString(staff), what, "", "", ""), null, 1000).items().stream()
                .filter(event -> Long.valueOf(staff).equals(event.staff()))
                .map(event -> event.subject() + " " + event.detail())
                .toList();
    }

    private Browser signedIn(Actor.Staff staff) {
        String login = "refused-" + staff.id();
        accounts.create(new Actor.House(), staff.id(), login, PasswordHash.of(PASSWORD), staff.roles());
        return new Browser(port).signIn(login, PASSWORD);
    }
}

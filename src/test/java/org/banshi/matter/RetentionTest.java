package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Retaining.Line;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.Wishes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What is over its time goes at night, only by a rule of the security administrator, and never the ledger itself. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=retention") // it closes days and counts all there is
class RetentionTest {
    private static final String PASSWORD = "ein-langer-satz";
    private static final Instant THEN = Instant.parse("2020-03-02T01:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Retaining retaining;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Roots roots;

    @Autowired
    private Rules rules;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Environment environment;

    private TestCity city;

    @BeforeEach
    void aCity() {
        clock.moveTo(THEN);
        city = TestCity.in(units, members);
    }

    @Test
    void withoutARuleOrByARuleOfSomebodyElseNothingGoes() {
        String number = closed();
        clock.moveTo(NOW);
        Actor.Staff admin = account(city.admin);
        publish(admin, null, null, Map.of());
        Map<String, Long> before = applied();
        assertThat(retaining.apply().lines())
                .allSatisfy(line -> assertThat(line.count()).isZero());
        publish(admin, 3, 37, Map.of("request", 12));
        Retaining.Night night = retaining.apply();
        assertThat(night.approved()).isFalse();
        assertThat(words(number)).isNotEqualTo("—");
        assertThat(applied()).isEqualTo(before);
    }

    @Test
    void whatIsOverGoesAndWhatIsHeldOpenOrTheApproversOwnStaysAndTheChainIsWhole(@TempDir Path folder)
            throws Exception {
        Actor.Staff security = account(city.staff(null, Role.SECURITY));
        String gone = closed();
        String held = closed();
        String open = raised();
        String own = raised();
        does(as(security, Role.OPERATOR), own, "reject", "ground", "litigation", "told", "请向有关部门反映");
        erasures.hold(held, "法院来函", city.security);
        db.sql("update outbox_message set state = 'sent', sent_at = created_at where state = 'waiting'")
                .update();
        clock.moveTo(NOW);
        String young = closed();
        int lines = matters.view(gone, city.supervisor).timeline().size();
        publish(security, 12, 37, Map.of("request", 24));

        Map<String, Line> before = byName(retaining.preview());
        assertThat(words(gone)).as("looking changes nothing").isNotEqualTo("—");
        assertThat(before.get("closed.request").left()).isGreaterThanOrEqualTo(1);
        Map<String, Line> done = byName(retaining.apply());
        assertThat(done).isEqualTo(before);
        assertThat(done.get("outbox").count()).isPositive();
        assertThat(done.get("closed.request").count()).isPositive();

        assertThat(words(gone)).isEqualTo("—");
        assertThat(identity(gone)).isZero();
        assertThat(matters.view(gone, city.supervisor).timeline()).hasSize(lines + 1);
        for (String stays : new String[] {held, open, own, young}) {
            assertThat(words(stays)).isNotEqualTo("—");
            assertThat(identity(stays)).isOne();
        }
        assertThat(messages(held)).as("of what is held the messages stay too").isPositive();
        assertThat(messages(young)).isPositive();
        assertThat(applied())
                .containsEntry("closed.request", done.get("closed.request").count());
        assertThat(retaining.apply().lines())
                .as("the second time nothing is left")
                .allSatisfy(line -> assertThat(line.count()).isZero());
        roots.closeDays();
        Verifier.Report report = verifier.verify(_ -> {});
        assertThat(report.findings()).isEmpty();
        restoredLedgerIsAsWhole(folder, report);
    }

    @Test
    void logsGoAfterThreeYearsAtTheEarliestWhoeverAsks() {
        db.sql("insert into access_event (at, what, subject) values (now() - interval '5 years', 'login', 'old'),"
                        + " (now() - interval '2 years', 'login', 'young')")
                .update();
        assertThatThrownBy(() -> db.sql("delete from access_event").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.sql("select matter_forget_logs(now() - interval '35 months', true)")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("three years");
        assertThatThrownBy(() -> new Retention(null, 12, Map.of())).hasMessageContaining("logMonths");
        clock.follow();
        publish(account(city.staff(null, Role.SECURITY)), null, 37, Map.of());
        assertThat(byName(retaining.apply()).get("logs").count()).isPositive();
        assertThat(db.sql("select string_agg(subject, ' ') from access_event where subject in ('old', 'young')")
                        .query(String.class)
                        .single())
                .isEqualTo("young");
    }

    @Test
    void theSecurityAdministratorSetsItOnAPageTheAuditorReadsItAndNobodyElse() {
        clock.follow();
        Map<String, String> form = new HashMap<>(Map.of("outbox", "2", "logs", "", "closed.request", "60", "why", ""));
        try (Browser security = signedIn(account(city.staff(null, Role.SECURITY)));
                Browser auditor = signedIn(account(city.staff(null, Role.AUDITOR)));
                Browser admin = signedIn(account(city.staff(null, Role.ADMIN)))) {
            assertThat(admin.get("/admin/retention").statusCode()).isEqualTo(403);
            assertThat(auditor.get("/admin/retention").body()).contains("保存期限").doesNotContain("name=\"outbox\"");
            assertThat(auditor.post("/admin/retention", form).statusCode()).isEqualTo(403);
            form.put(
                    "expectedVersion",
                    Integer.toString(rules.history(Retention.RULE).getFirst().version()));
            assertThat(security.post("/admin/retention", form)).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.body()).contains("f-outbox-error", "f-why-error", "value=\"60\"");
            });
            form.put("outbox", "6");
            form.put("why", "按档案规定");
            assertThat(security.post("/admin/retention", form).statusCode()).isEqualTo(303);
            assertThat(security.get("/admin/retention").body()).contains("按档案规定", "60 个月");
        }
    }

    private void publish(Actor.Staff by, Integer outbox, Integer logs, Map<String, Integer> closed) {
        int version = rules.history(Retention.RULE).getFirst().version();
        rules.publish(Retention.RULE, new Retention(outbox, logs, closed), clock.instant(), by.id(), "定期", version);
    }

    private Actor.Staff account(Actor.Staff staff) {
        accounts.create(new Actor.House(), staff.id(), "keep-" + ++counter, PasswordHash.of(PASSWORD), staff.roles());
        return staff;
    }

    /** The same person, who once worked elsewhere. */
    private static Actor.Staff as(Actor.Staff person, Role role) {
        return new Actor.Staff(person.id(), person.name(), "hotline", Set.of(role));
    }

    private Browser signedIn(Actor.Staff staff) {
        return new Browser(port).signIn(accounts.find(staff.id()).orElseThrow().login(), PASSWORD);
    }

    private static Map<String, Line> byName(Retaining.Night night) {
        Map<String, Line> lines = new LinkedHashMap<>();
        night.lines().forEach(line -> lines.put(line.what(), line));
        return lines;
    }

    private Map<String, Long> applied() {
        Map<String, Long> counts = new LinkedHashMap<>();
        db.sql("select subject, detail from access_event where what = 'retentionApplied' order by id")
                .query(row -> {
                    counts.put(row.getString(1), Long.valueOf(row.getString(2)));
                });
        return counts;
    }

    private String words(String number) {
        return db.sql("select title from matter_matter where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private long identity(String number) {
        return db.sql(
                        "select count(*) from matter_identity i join matter_matter m on m.id = i.matter where m.number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private long messages(String number) {
        return db.sql("select count(*) from outbox_message where subject = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private String raised() {
        return ledger.raise(
                        Wishes.from("居民", String.format("199116%05d", ++counter), "help", false), new Actor.Anyone())
                .number();
    }

    private String closed() {
        String number = raised();
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        does(city.roads, number, "reply", "publicAnswer", "已修好。");
        does(city.reviewer, number, "approve");
        does(new Actor.Raiser(number), number, "verdict", "contacted", true, "solved", true, "satisfaction", 5);
        clock.advance(Duration.ofMinutes(1));
        return number;
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private void restoredLedgerIsAsWhole(Path folder, Verifier.Report before) throws Exception {
        Verifier.Report after = RoundTrip.verified(folder, environment, clock.instant());
        assertThat(after.findings()).isEqualTo(before.findings());
    }
}

package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.Wishes;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who lost a number gets at the own matters again, by two people of the staff and never by one. */
@BanshiTest
class RenumberingsTest {
    private static final String CHECKED = "说出两件事的编号和地点，与登记一致";
    private static final Duration WAIT = Duration.ofHours(24);
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Residents residents;

    @Autowired
    private Renumberings renumberings;

    @Autowired
    private RenumberingWaits waits;

    @Autowired
    private Rules rules;

    @Autowired
    private Erasures erasures;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Verifier verifier;

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

    private TestCity city;
    private String lost;
    private String fresh;
    private Renumberings.Wish wish;

    @BeforeEach
    void somebodyLostANumber() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        lost = String.format("199220%05d", ++counter);
        fresh = String.format("199220%05d", ++counter);
        wish = new Renumberings.Wish(lost, fresh, "手机丢了，号码已停", CHECKED);
    }

    private Receipt raised(String type) {
        return ledger.raise(Wishes.from("赵奶奶", lost, type, false), new Actor.Anyone());
    }

    private ProvenPhone proven(String phone) {
        return Phones.proven(codes, db, phone);
    }

    private long asked() {
        return renumberings.waiting(city.security).getLast().id();
    }

    private List<String> told(String template) {
        return db
                .sql("select recipient from outbox_message where template = :template order by id desc limit 2")
                .param("template", "matter.tell." + template)
                .query(String.class)
                .list()
                .stream()
                .map(codes::phone)
                .toList();
    }

    @Test
    void whatWasRaisedOpensToTheNewNumberBothAreToldAndEachTimelineSaysSo() {
        Receipt plain = raised("help");
        Receipt report = raised("report");
        renumberings.ask(wish, city.operator);
        assertThat(told("renumberAskedOld")).first().isEqualTo(lost);
        assertThat(told("renumberAskedNew")).first().isEqualTo(fresh);
        assertThat(residents.held(proven(lost))).as("until it is decided").hasSize(1);

        clock.advance(WAIT);
        renumberings.approve(asked(), city.security);
        assertThat(told("numberChanged")).containsExactlyInAnyOrder(lost, fresh);
        assertThat(residents.held(proven(fresh)))
                .extracting(held -> held.matter().number())
                .containsExactly(plain.number());
        assertThat(residents.held(proven(lost))).isEmpty();
        assertThat(db.sql("select count(*) from matter_identity_change where matter = :id and field = 'phone'")
                        .param("id", plain.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        MatterView view = matters.view(plain.number(), city.supervisor);
        assertThat(view.timeline().getLast().action()).isEqualTo("renumbered");
        assertThat(view.timeline().getLast().staff()).isEqualTo(city.security.id());
        assertThat(view.timeline().getLast().form()).isEmpty();
        assertThat(db.sql("select body::text from matter_payload where matter = :id order by seq desc limit 1")
                        .param("id", plain.id())
                        .query(String.class)
                        .single())
                .contains(CHECKED, "\"askedBy\":" + city.operator.id())
                .doesNotContain(lost, fresh);
        assertThat(matters.view(report.number(), city.supervisor).timeline())
                .as("a report opens with its code only, and stays where it is")
                .noneMatch(line -> line.action().equals("renumbered"));
        assertThat(verifier.verify(_ -> {}).findings())
                .noneMatch(finding -> finding.subject().equals(plain.number()));
        assertThat(db.sql("select num_nonnulls(old_hash, old_phone, new_hash, new_phone, reason, how_checked)"
                                + " from matter_renumbering where asked_by = :staff")
                        .param("staff", city.operator.id())
                        .query(Integer.class)
                        .single())
                .as("nothing of it is kept beside the timeline")
                .isZero();
        assertThat(renumberings.own(city.operator))
                .first()
                .satisfies(own -> assertThat(own.state()).isEqualTo("done"));
    }

    @Test
    void nobodyDecidesWhatHeAskedForNorWhatHeWorkedOnAndTheDatabaseHoldsItToo() {
        Receipt receipt = raised("help");
        Set<Role> both = Set.of(Role.OPERATOR, Role.SECURITY);
        Actor.Staff asker = with(city.staff("hotline", Role.OPERATOR), both);
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
        renumberings.ask(wish, asker);
        long id = asked();
        clock.advance(WAIT);
        assertThatThrownBy(() -> renumberings.approve(id, asker)).hasMessageContaining("dutiesApart");
        assertThatThrownBy(() -> renumberings.refuse(id, "不像本人", asker)).hasMessageContaining("dutiesApart");
        assertThatThrownBy(() -> renumberings.approve(id, with(city.operator, both)))
                .as("who took the matter in")
                .hasMessageContaining("dutiesApart");
        for (Actor.Staff other : List.of(city.operator, city.reviewer, city.admin, city.leader, city.auditor)) {
            assertThatThrownBy(() -> renumberings.approve(id, other)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> renumberings.waiting(other)).isInstanceOf(Problem.class);
        }
        for (Actor.Staff other : List.of(city.security, city.dispatcher, city.roads, city.admin)) {
            assertThatThrownBy(() -> renumberings.ask(wish, other)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> db.sql("""
                        update matter_renumbering set state = 'done', decided_at = now(), decided_by = asked_by,
                          old_hash = null, old_phone = null, new_hash = null, new_phone = null, reason = null, how_checked = null
                        where id = :id
                        """).param("id", id).update())
                .rootCause()
                .hasMessageContaining("matter_renumbering_apart");
        assertThat(residents.held(proven(lost))).hasSize(1);
        renumberings.refuse(id, "不像本人", city.security);
        assertThat(told("renumberRefused")).containsExactlyInAnyOrder(lost, fresh);
        assertThatThrownBy(() -> renumberings.approve(id, city.security)).hasMessageContaining("renumberDecided");
        assertThat(residents.held(proven(lost))).hasSize(1);
    }

    @Test
    void whoeverStillHasTheOldNumberHasTimeToObjectAndNoOtherHandShortensIt() {
        raised("help");
        renumberings.ask(wish, city.operator);
        long id = asked();
        assertThat(db.sql("select args->>1 from outbox_message where template = 'matter.tell.renumberAskedOld'"
                                + " order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("24");
        clock.advance(WAIT.minusSeconds(1));
        assertThatThrownBy(() -> renumberings.approve(id, city.security)).hasMessageContaining("renumberEarly");
        assertThatThrownBy(() -> db.sql("""
                        update matter_renumbering set state = 'done', decided_at = wait_until - interval '1 second',
                          decided_by = :other, old_hash = null, old_phone = null, new_hash = null, new_phone = null,
                          reason = null, how_checked = null
                        where id = :id
                        """)
                        .param("id", id)
                        .param("other", city.security.id())
                        .update())
                .rootCause()
                .hasMessageContaining("matter_renumbering_waits");
        renumberings.refuse(id, "原号码的人有异议", city.security);
        assertThat(residents.held(proven(lost))).hasSize(1);
        try (Browser security = signedIn(city.security);
                Browser operator = signedIn(city.operator);
                Browser admin = signedIn(city.admin)) {
            String here = "/desk/renumberings";
            int version = waits.version();
            assertThat(operator.post(here + "/wait", Map.of("hours", "1", "why", "快些"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.post(here + "/wait", Map.of("hours", "1", "why", "快些"))
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> wrong =
                    security.post(here + "/wait", Map.of("hours", "0", "why", "不等", "expectedVersion", "" + version));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-hours-error", "不等").doesNotContain("«");
            assertThat(security.post(
                                    here + "/wait",
                                    Map.of("hours", "48", "why", "多留一天", "expectedVersion", "" + version))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(waits.hours()).isEqualTo(48);
            rules.publish(
                    RenumberingWait.RULE, new RenumberingWait(1), clock.instant(), city.admin.id(), "快些", version + 1);
            assertThat(waits.hours()).as("not by who may not decide").isEqualTo(24);
        }
    }

    private static Actor.Staff with(Actor.Staff who, Set<Role> roles) {
        return new Actor.Staff(who.id(), who.name(), who.unit(), roles);
    }

    @Test
    void whoAsksToBeForgottenIsNotRenumberedAndNothingAskedOutlivesThat() {
        Receipt receipt = raised("help");
        renumberings.ask(wish, city.operator);
        long id = asked();
        assertThatThrownBy(() -> renumberings.ask(wish, city.operator)).hasMessageContaining("renumberAsked");
        ledger.perform(receipt.number(), "withdraw", Map.of(), new Actor.Raiser(receipt.number()), null);
        erasures.ask(proven(lost), List.of());
        clock.advance(WAIT);
        assertThatThrownBy(() -> renumberings.approve(id, city.security)).hasMessageContaining("eraseAsked");
        long erasure = erasures.waiting(city.security).stream()
                .filter(asked -> asked.numbers().contains(receipt.number()))
                .findFirst()
                .orElseThrow()
                .id();
        erasures.approve(erasure, city.security);
        assertThatThrownBy(() -> renumberings.approve(id, city.security)).hasMessageContaining("renumberDecided");
        assertThatThrownBy(() -> renumberings.ask(wish, city.operator)).hasMessageContaining("renumberNothing");
    }

    @Test
    void oneTakesItDownOnAPageAndAnotherDecidesOnTheSamePage() {
        raised("help");
        String here = "/desk/renumberings";
        try (Browser operator = signedIn(city.operator);
                Browser security = signedIn(city.security);
                Browser dispatcher = signedIn(city.dispatcher)) {
            HttpResponse<String> wrong =
                    operator.post(here, Map.of("was", "123", "fresh", "", "reason", "丢了", "howChecked", " "));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-was-error", "f-fresh-error", "f-howChecked-error", "丢了");
            Map<String, String> form = Map.of("was", lost, "fresh", fresh, "reason", "手机丢了", "howChecked", CHECKED);
            assertThat(dispatcher.get(here).statusCode()).isEqualTo(403);
            assertThat(dispatcher.post(here, form).statusCode()).isEqualTo(403);
            assertThat(security.post(here, form).statusCode()).isEqualTo(403);
            assertThat(operator.post(here, form).statusCode()).isEqualTo(303);
            assertThat(operator.get(here).body()).contains("等批准").doesNotContain(lost, fresh, "/approve", "«");

            String page = security.get(here + "?lang=en").body();
            assertThat(page)
                    .contains(CHECKED, "ending in " + lost.substring(9), city.operator.name())
                    .doesNotContain(lost, fresh, "赵奶奶", "name=\"was\"", "«");
            Matcher ids = Pattern.compile(here + "/(\\d+)/refuse").matcher(page);
            String id = ids.results().reduce((a, b) -> b).orElseThrow().group(1);
            assertThat(operator.post(here + "/" + id + "/approve", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(security.post(here + "/" + id + "/refuse", Map.of("ground", " "))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(page).contains("can be approved from").doesNotContain(id + "/approve");
            assertThat(security.post(here + "/" + id + "/approve", Map.of()).statusCode())
                    .as("before the time to object is over")
                    .isEqualTo(409);
            clock.advance(WAIT);
            assertThat(security.get(here).body()).contains(here + "/" + id + "/approve");
            assertThat(security.post(here + "/" + id + "/approve", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(security.post(here + "/" + id + "/approve", Map.of()).statusCode())
                    .isEqualTo(409);
            assertThat(operator.get(here + "?lang=zh").body()).contains("已更换");
        }
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.hotline.Requests;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.matter.Residents;
import org.banshi.matter.Verifier;
import org.banshi.outbox.Addressee;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who acts for whom, on the pages and against the engine itself. */
@BanshiTest
class ProxiesTest extends ActingForOthers {
    @Autowired
    private Opener opener;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Residents residents;

    @Autowired
    private Verifier verifier;

    @Test
    void aDaughterRemindsForHerMotherUntilItIsTakenBack() throws Exception {
        Resident mother = new Resident(port);
        Resident other = new Resident(port);
        String number = mother.raise("家门口的水管漏水，地都湿了。", "phone", person, "name", "钱奶奶")[0];
        Resident mothersTablet = new Resident(port);
        assertThat(mothersTablet.comesIn(person, db).body()).contains("家门口的水管漏水", number);
        HttpResponse<String> wrong = mothersTablet.fill(
                "/mine/proxies",
                "/mine/proxies",
                Map.of("phone", person, "label", "<b>", "scope", "act", "until", "2026-08-31"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("这就是本人的号码", "&lt;b>");
        mothersTablet.fill(
                "/mine/proxies",
                "/mine/proxies",
                Map.of("phone", daughter, "label", "女儿小妹", "scope", "act", "until", UNTIL.toString()));
        assertThat(mothersTablet.get("/mine/proxies").body()).contains("女儿小妹", "手机尾号 " + daughter.substring(9));
        assertThat(other.comesIn(daughter, db).body()).contains("家门口的水管漏水").doesNotContain("女儿小妹", "钱奶奶");
        assertThat(other.get("/follow/" + number).body())
                .contains("家门口的水管漏水", "您在替别人看这件事", "/remind")
                .doesNotContain("/withdraw", "谁看过您的姓名", "钱奶奶", person);
        assertThat(other.fill("/follow/" + number + "/remind", "/follow/" + number + "/remind", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(mothersTablet.get("/follow/" + number).body()).contains("您的代办人");
        MatterView.Line line = matters.view(number, city.operator).timeline().getLast();
        assertThat(line.actor()).isEqualTo("proxy");
        assertThat(line.staff()).isNull();
        assertThat(line.form().toString()).doesNotContain(daughter, "女儿", "grant", "proxy");

        long grant = proxies.givenBy(proven(person)).getFirst().id();
        assertThat(mothersTablet
                        .post("/mine/proxies/" + grant + "/end", csrf(mothersTablet))
                        .statusCode())
                .isEqualTo(303);
        int before = length(number);
        assertThat(other.get("/follow/" + number).body()).doesNotContain("家门口的水管漏水");
        assertThat(other.get("/mine").body()).doesNotContain("家门口的水管漏水");
        other.post("/follow/" + number + "/remind", csrf(other));
        assertThat(length(number)).isEqualTo(before);
        blind(new Actor.Proxy(number, grant));
        assertThat(db.sql("select template from outbox_message where recipient like :to order by id")
                        .param("to", "proxy:" + grant + ":%")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "matter.tell.proxyGiven",
                        "matter.tell.proxyNamed",
                        "matter.tell.proxyEnded",
                        "matter.tell.proxyEndedFor");
    }

    private static Map<String, String> csrf(Resident resident) throws Exception {
        return Resident.hidden(resident.get("/mine").body());
    }

    @Test
    void bothAreWrittenToInTheLanguageInWhichItWasGiven() {
        ProvenPhone mother = proven(person);
        proxies.name(
                mother, new Proxies.Wish(daughter, "Anna", Proxies.Scope.SEE, LocalDate.of(2026, 3, 2), Language.EN));
        String grant = "proxy:" + proxies.givenBy(mother).getFirst().id();
        assertThat(opener.open(Channel.SMS, grant + ":person", null)).isEqualTo(new Addressee(person, Language.EN));
        assertThat(opener.open(Channel.SMS, grant + ":proxy", null)).isEqualTo(new Addressee(daughter, Language.EN));
        assertThat(db.sql("select count(*) from outbox_message where recipient like :grant")
                        .param("grant", grant + ":%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aProxyAsksForMoreAndNeverEndsOrJudges() {
        ProvenPhone mother = proven(person);
        String number = raised(person, "help", false).number();
        proxies.name(mother, wish(daughter, Proxies.Scope.ACT));
        Actor.Proxy proxy = proxies.actor(proven(daughter), number).orElseThrow();
        mayNoMoreThanAsk(proxy, "raised");
        ledger.perform(number, "remind", Map.of(), proxy, null);
        assertThat(db.sql("select p.body from matter_payload p join matter_matter m on m.id = p.matter"
                                + " where m.number = :number and p.seq = 2")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .contains("\"proxy\":" + proxy.grant());
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roads, null);
        ledger.perform(number, "reply", Map.of("publicAnswer", "灯已换好。"), city.roads, null);
        ledger.perform(number, "approve", Map.of(), city.reviewer, null);
        assertThat(mayNoMoreThanAsk(proxy, "approved")).contains("verdict");
        Map<String, Object> verdict = Map.of("contacted", true, "solved", true, "satisfaction", 5);
        ledger.perform(number, "verdict", verdict, new Actor.Raiser(number), null);
        mayNoMoreThanAsk(proxy, "closed");
        assertThat(verifier.verify(_ -> {}).findings())
                .noneMatch(finding -> finding.subject().equals(number));
    }

    /** In this state a proxy is refused all that does not ask for more, and is offered none of it; the names refused. */
    private List<String> mayNoMoreThanAsk(Actor.Proxy proxy, String state) {
        Set<String> may = Set.of("addFact", "remind", "reopen", "object");
        assertThat(matters.view(proxy.number(), proxy).matter().state()).isEqualTo(state);
        List<String> others = kinds.require(Requests.NAME).lifecycle().actions().stream()
                .filter(action -> action.from().contains(state))
                .map(action -> action.name())
                .filter(action -> !may.contains(action))
                .distinct()
                .toList();
        others.forEach(action -> refused(403, proxy, action));
        assertThat(matters.view(proxy.number(), proxy).offers())
                .extracting(MatterView.Offer::name)
                .isSubsetOf(may);
        return others;
    }

    @Test
    void whatAPersonRaisedLongAgoIsReachedPageByPageByWhoeverActsForHer() throws Exception {
        String first = raised(person, "help", false).number();
        String later = raised(person, "help", false).number();
        String strangers = raised(phone(), "help", false).number();
        String secret = raised(person, "report", false).number();
        proxies.name(proven(person), wish(daughter, Proxies.Scope.SEE));
        Proxies.Grant grant = proxies.givenTo(proven(daughter)).getFirst();
        assertThat(proxies.matters(grant, 1, null)).extracting(Matter::number).containsExactly(later);
        assertThat(proxies.matters(grant, 1, later)).extracting(Matter::number).containsExactly(first);
        for (String other : List.of(first, strangers, secret)) {
            assertThat(proxies.matters(grant, 9, other))
                    .extracting(Matter::number)
                    .as("before " + other)
                    .isSubsetOf(other.equals(secret) ? List.of(later, first) : List.of());
        }
        Resident proxy = new Resident(port);
        proxy.comesIn(daughter, db);
        assertThat(proxy.get("/mine?grant=" + grant.id() + "&before=" + later).body())
                .contains(first, "回到最新的")
                .doesNotContain("/follow/" + later, "更早的", "«");
        assertThat(proxy.get("/mine?grant=x&before=" + later).body()).contains(first, later);
        assertThat(proxy.get("/mine?before=" + later).body())
                .as("the own list is another")
                .contains(first, "/follow/" + later);
    }

    @Test
    void whoMayOnlyLookDoesNothing() {
        String number = raised(person, "help", false).number();
        proxies.name(proven(person), wish(daughter, Proxies.Scope.SEE));
        Actor.Proxy proxy = proxies.actor(proven(daughter), number).orElseThrow();
        assertThat(matters.view(number, proxy).offers()).isEmpty();
        refused(403, proxy, "remind");
    }

    @Test
    void itEndsWithItsLastDay() {
        String number = raised(person, "help", false).number();
        proxies.name(
                proven(person), new Proxies.Wish(daughter, "女儿", Proxies.Scope.ACT, LocalDate.of(2026, 3, 2), null));
        Actor.Proxy proxy = proxies.actor(proven(daughter), number).orElseThrow();
        clock.moveTo(Instant.parse("2026-03-02T15:59:59Z"));
        ledger.perform(number, "remind", Map.of(), proxy, null);
        clock.moveTo(Instant.parse("2026-03-02T16:00:00Z"));
        blind(proxy);
    }

    @Test
    void nobodyReachesAStrangersMatterOrThroughAProxyTheNext() {
        String son = phone();
        String stranger = raised(phone(), "help", false).number();
        String own = raised(person, "help", false).number();
        ProvenPhone mother = proven(person);
        ProvenPhone middle = proven(daughter);
        proxies.name(mother, wish(daughter, Proxies.Scope.ACT));
        proxies.name(middle, wish(son, Proxies.Scope.ACT));
        long first = proxies.givenBy(mother).getFirst().id();
        long second = proxies.givenBy(middle).getFirst().id();
        assertThat(proxies.actor(proven(son), own)).isEmpty();
        assertThat(proxies.actor(proven(daughter), stranger)).isEmpty();
        blind(new Actor.Proxy(own, second));
        blind(new Actor.Proxy(stranger, first));
        blind(new Actor.Proxy(own, Long.MAX_VALUE));
        assertThatThrownBy(() -> proxies.end(first, proven(son))).hasMessageContaining("notFound");
        proxies.end(first, middle);
        blind(new Actor.Proxy(own, first));
    }

    @Test
    void whatIsSecretStaysWithThePersonAlone() {
        String report = raised(person, "report", false).number();
        String secret = raised(person, "help", true).number();
        String plain = raised(person, "help", false).number();
        ProvenPhone mother = proven(person);
        proxies.name(mother, wish(daughter, Proxies.Scope.ACT));
        long grant = proxies.givenBy(mother).getFirst().id();
        blind(new Actor.Proxy(report, grant));
        blind(new Actor.Proxy(secret, grant));
        assertThat(residents.matters(mother, 100, null))
                .extracting(matter -> matter.number())
                .containsExactly(plain);
        assertThat(residents.raiser(mother, report)).isEmpty();
        assertThat(residents.raiser(mother, secret)).isEmpty();
        ledger.perform(plain, "accept", Map.of("type", "report"), city.operator, null);
        assertThat(matters.view(plain, city.operator).matter().type()).isEqualTo("report");
        blind(new Actor.Proxy(plain, grant));
        assertThatThrownBy(() -> proxies.register(report, wish(daughter, Proxies.Scope.SEE), "没有手机", city.operator))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whatHoldsIsShownAndTakenBackHoweverManyAreOver() {
        ProvenPhone mother = proven(person);
        proxies.name(mother, wish(daughter, Proxies.Scope.ACT));
        long holding = proxies.givenBy(mother).getFirst().id();
        for (int i = 0; i < 100; i++) {
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(3)));
            proxies.name(mother, wish(phone(), Proxies.Scope.SEE));
            long over = proxies.givenBy(mother).stream()
                    .mapToLong(Proxies.Grant::id)
                    .max()
                    .orElseThrow();
            proxies.end(over, mother);
        }
        assertThat(proxies.givenBy(mother).getFirst().id()).isEqualTo(holding);
        proxies.end(holding, mother);
        assertThat(proxies.givenBy(mother)).noneMatch(grant -> grant.holds(clock.instant()));
    }
}

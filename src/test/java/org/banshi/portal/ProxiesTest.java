package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.Proofs;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.matter.Receipt;
import org.banshi.matter.Residents;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who acts for whom, on the pages and against the engine itself. */
@BanshiTest
class ProxiesTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 8, 31);
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Proxies proxies;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Residents residents;

    @Autowired
    private Proofs proofs;

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
    private String person;
    private String daughter;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        person = phone();
        daughter = phone();
    }

    private static String phone() {
        return String.format("199770%05d", ++counter);
    }

    private ProvenPhone proven(String phone) {
        String id = codes.send(phone, "127.0.0.1");
        return codes.prove(id, Resident.texted(db)).orElseThrow();
    }

    private Receipt raised(String phone, String type, boolean confidential) {
        return ledger.raise(
                new NewMatter(
                        Requests.NAME,
                        type,
                        "normal",
                        "0102",
                        new NewMatter.Words("楼道灯坏了", "三楼的灯坏了很久。"),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("赵奶奶", phone, null, null),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    private Proxies.Wish wish(String phone, Proxies.Scope scope) {
        return new Proxies.Wish(phone, "女儿", scope, UNTIL);
    }

    private int length(String number) {
        return db.sql("select length from matter_matter where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private void refused(int status, Actor.Proxy proxy, String action) {
        int before = length(proxy.number());
        Problem problem = catchThrowableOfType(
                Problem.class, () -> ledger.perform(proxy.number(), action, Map.of("text", "请快些"), proxy, null));
        assertThat(problem).isNotNull();
        assertThat(problem.status()).isEqualTo(status);
        assertThat(length(proxy.number())).isEqualTo(before);
    }

    private void blind(Actor.Proxy proxy) {
        assertThatThrownBy(() -> matters.view(proxy.number(), proxy))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("noSuchMatter");
        refused(404, proxy, "remind");
    }

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
        proxies.name(proven(person), new Proxies.Wish(daughter, "女儿", Proxies.Scope.ACT, LocalDate.of(2026, 3, 2)));
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
    void theHotlinePutsItDownForSomebodyWithoutAPhoneForThatMatterOnly() throws Exception {
        Receipt elder = raised("05320000000", "help", false);
        Receipt another = raised("05320000000", "help", false);
        String number = elder.number();
        assertThatThrownBy(() -> proxies.register(number, wish(daughter, Proxies.Scope.ACT), "没有手机", city.roads))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> proxies.register(number, wish(daughter, Proxies.Scope.ACT), " ", city.operator))
                .isInstanceOf(Problem.class);
        proxies.register(number, wish(daughter, Proxies.Scope.ACT), "八十二岁，没有手机", city.operator);
        Resident proxy = new Resident(port);
        assertThat(proxy.comesIn(daughter, db).body())
                .contains(number, "八十二岁，没有手机")
                .doesNotContain(another.number());
        long grant = proxies.of(number, city.operator).getFirst().id();
        blind(new Actor.Proxy(another.number(), grant));
        Resident onPaper = new Resident(port);
        onPaper.fill("/follow", "/follow", Map.of("number", number, "code", elder.code()));
        assertThat(onPaper.get("/follow/" + number).body()).contains("谁在替您办这件事", "八十二岁，没有手机");
        Actor.Raiser raiser = proofs.prove(number, elder.code()).orElseThrow();
        proxies.end(grant, number, raiser);
        blind(new Actor.Proxy(number, grant));
        assertThat(db.sql("select count(*) from access_event where what = 'proxyRegistered' and subject = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesAProxyOfOneselfAndOneForEver() {
        proxies.name(proven(person), wish(daughter, Proxies.Scope.ACT));
        assertThatThrownBy(
                        () -> db.sql("update matter_proxy set proxy_hash = person_hash where person_hash is not null")
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> db.sql("update matter_proxy set ends_at = given_at + interval '3 years'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void nobodyLearnsWhetherANumberIsKnown() throws Exception {
        raised(person, "help", false);
        String unknown = phone();
        Resident curious = new Resident(port);
        for (String phone : List.of(person, unknown)) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> sent = curious.fill("/mine", "/mine", Map.of("phone", phone));
                assertThat(sent.statusCode()).isEqualTo(303);
                assertThat(sent.headers().firstValue("Location").orElse("")).isEqualTo("/mine/code");
            }
            HttpResponse<String> stopped = curious.fill("/mine", "/mine", Map.of("phone", phone));
            assertThat(stopped.statusCode()).isEqualTo(429);
            assertThat(stopped.body()).contains("验证码发得太多了");
        }
        assertThat(curious.fill("/mine", "/mine", Map.of("phone", "0532-12")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aNumberThatProvedNothingIsToldNoOftenerThanCodesAreTextedToIt() {
        ProvenPhone mother = proven(person);
        for (int i = 0; i < 3; i++) {
            proxies.name(mother, wish(daughter, Proxies.Scope.SEE));
            proxies.end(proxies.givenBy(mother).getFirst().id(), mother);
        }
        Problem problem =
                catchThrowableOfType(Problem.class, () -> proxies.name(mother, wish(daughter, Proxies.Scope.SEE)));
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("phone");
            assertThat(error.code()).isEqualTo("toldTooOften");
        });
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
        proxies.name(mother, wish(daughter, Proxies.Scope.SEE));
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

    @Test
    void aCodeIsGoodOnceInTimeAndForAFewTries() {
        String id = codes.send(person, "127.0.0.1");
        String code = Resident.texted(db);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 1; i < PhoneCodes.WRONG; i++) {
            assertThat(codes.prove(id, wrong)).isEmpty();
        }
        assertThat(codes.prove("other", code)).isEmpty();
        assertThat(codes.prove(id, code)).isPresent();
        assertThat(codes.prove(id, code)).isEmpty();
        String tried = codes.send(person, "127.0.0.1");
        String right = Resident.texted(db);
        for (int i = 0; i < PhoneCodes.WRONG; i++) {
            assertThat(codes.prove(tried, right.equals("000000") ? "000001" : "000000"))
                    .isEmpty();
        }
        assertThat(codes.prove(tried, right)).isEmpty();
        String late = codes.send(person, "127.0.0.1");
        String then = Resident.texted(db);
        clock.moveTo(clock.instant().plus(PhoneCodes.GOOD).plus(Duration.ofSeconds(1)));
        assertThat(codes.prove(late, then)).isEmpty();
    }

    @Test
    void onlyWhoTakesCallsOpensTheDesksPage() {
        String number = raised("05320000000", "help", false).number();
        Map<String, String> form = Map.of(
                "number",
                number,
                "phone",
                daughter,
                "label",
                "女儿<b>",
                "scope",
                "see",
                "until",
                UNTIL.toString(),
                "reason",
                "八十二岁，没有手机");
        for (Actor.Staff other : List.of(city.roads, city.dispatcher, city.admin, city.security, city.leader)) {
            try (Browser browser = signedIn(other)) {
                assertThat(browser.get("/desk/proxies?number=" + number).statusCode())
                        .as(other.name())
                        .isEqualTo(403);
                assertThat(browser.post("/desk/proxies", form).statusCode()).isEqualTo(403);
            }
        }
        try (Browser operator = signedIn(city.operator)) {
            Map<String, String> without = new TreeMap<>(form);
            without.put("reason", " ");
            HttpResponse<String> refused = operator.post("/desk/proxies", without);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("f-reason-error", "女儿&lt;b>").doesNotContain("女儿<b>");
            assertThat(operator.post("/desk/proxies", form).statusCode()).isEqualTo(303);
            long grant = proxies.of(number, city.operator).getFirst().id();
            assertThat(operator.get("/desk/proxies?number=" + number).body())
                    .contains("··" + daughter.substring(9), "八十二岁，没有手机", "/" + grant + "/end")
                    .doesNotContain(daughter, "«");
            assertThat(operator.post("/desk/proxies/" + number + "/" + grant + "/end", Map.of())
                            .statusCode())
                    .isEqualTo(303);
            assertThat(operator.get("/desk/proxies?number=" + number).body()).contains("已结束");
            assertThat(operator.get("/desk/proxies?number=nowhere").body()).contains("f-number-error");
        }
        assertThatThrownBy(() -> proxies.of(number, city.roads)).isInstanceOf(Problem.class);
        assertThat(proxies.of(number, new Actor.Proxy(number, 1))).isEmpty();
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

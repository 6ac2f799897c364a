package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.matter.Proofs;
import org.banshi.matter.Proxies;
import org.banshi.matter.Receipt;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Somebody without a phone has it put down by the hotline who may act, for one matter. */
@BanshiTest
class ProxiesByPhoneCallTest extends ActingForOthers {
    @Autowired
    private Proofs proofs;

    @Autowired
    private Accounts accounts;

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

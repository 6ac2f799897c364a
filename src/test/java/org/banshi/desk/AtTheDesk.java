package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.text.Classifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who signed in at the staff door, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheDesk {
    static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Ledger ledger;

    @Autowired
    Matters matters;

    @Autowired
    Looks looks;

    @Autowired
    Accounts accounts;

    @Autowired
    Sweeper sweeper;

    @Autowired
    Classifier classifier;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    JdbcClient db;

    @Autowired
    CityClock clock;

    TestCity city;
    final Map<String, Browser> browsers = new TreeMap<>();

    @BeforeAll
    void aCityWhoseStaffCanSignIn() {
        clock.moveTo(MONDAY_MORNING);
        city = TestCity.in(units, members);
        Map<String, Actor.Staff> staff = new LinkedHashMap<>();
        staff.put("operator", city.operator);
        staff.put("dispatcher", city.dispatcher);
        staff.put("reviewer", city.reviewer);
        staff.put("caller", city.caller);
        staff.put("roads", city.roads);
        staff.put("water", city.water);
        staff.put("supervisor", city.supervisor);
        staff.put("admin", city.admin);
        staff.forEach((login, who) -> browsers.put(login, signedIn(login, who)));
    }

    Browser signedIn(String login, Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }

    @BeforeEach
    void time() {
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterAll
    void closed() {
        browsers.values().forEach(Browser::close);
    }

    String raise(String title, String type, boolean confidential) {
        Receipt receipt = ledger.raise(
                new NewMatter(
                        "request",
                        type,
                        "normal",
                        "0102",
                        new NewMatter.Words(title, title + "<b>原话</b>，请尽快处理。"),
                        new NewMatter.Place(null, "和平路 <1> 号", null, null),
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("居民甲", "19999000001", null, null),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
        return receipt.number();
    }

    void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    HttpResponse<String> act(String who, String number, String action, String... form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put(form[i], form[i + 1]);
        }
        return browsers.get(who).post("/desk/matters/" + number + "/actions/" + action, fields);
    }

    String page(String who, String path) {
        HttpResponse<String> answer = browsers.get(who).get(path);
        assertThat(answer.statusCode()).as("%s %s %s", who, path, answer.body()).isEqualTo(200);
        assertThat(answer.body()).as("texts that are missing").doesNotContain("«");
        return answer.body();
    }

    String state(String number) {
        return matters.view(number, city.operator).matter().state();
    }

    HttpResponse<String> take(String... form) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("channel", "phone"));
        for (int i = 0; i < form.length; i += 2) {
            fields.put(form[i], form[i + 1]);
        }
        return browsers.get("operator").post("/desk/intake", fields);
    }
}

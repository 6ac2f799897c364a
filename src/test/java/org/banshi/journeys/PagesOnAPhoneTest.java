package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.text.Classifier;
import org.banshi.text.Labelled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page at the size of a phone, in a real browser: nothing that axe finds, nothing that sticks out. */
@BanshiTest
class PagesOnAPhoneTest {

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Classifier classifier;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;
    private String address;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        address = "http://localhost:" + port;
    }

    @Test
    void aResidentsPages() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit resident = Visit.onPhone(browser, address)) {
            resident.go("/raise").fill("text", "路灯不亮，晚上看不见。").send("/raise");
            String number =
                    resident.page.locator(".big-number").first().innerText().strip();
            look(
                    resident,
                    "/",
                    "/raise",
                    "/follow",
                    "/public",
                    "/public?view=map",
                    "/privacy",
                    "/receipt/" + number,
                    "/follow/" + number);
            look(resident, "/follow/" + number + "/addFact", "/follow/" + number + "/withdraw");
            answered(number);
            look(resident, "/follow/" + number, "/public", "/follow/" + number + "?elder=on");
            resident.go("/follow/" + number + "?elder=off");
        }
    }

    @Test
    void thePagesOfAdministratorsAndAuditors() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit nobody = Visit.onPhone(browser, address);
                Visit admin = signedIn(browser, city.admin);
                Visit security = signedIn(browser, city.security);
                Visit auditor = signedIn(browser, city.auditor)) {
            look(nobody, "/login");
            look(admin, "/account", "/admin/rules", "/admin/rules/hotline.limits", "/admin/rules/hotline.directory");
            look(admin, "/admin/calendar", "/admin/calendar/explain");
            look(admin, "/admin/start", "/admin/units", "/admin/units/new", "/admin/units/unit?code=roads-east");
            look(admin, "/admin/staff", "/admin/staff/new", "/admin/staff/" + city.roads.id());
            look(admin, "/admin/categories", "/admin/categories/new", "/admin/categories/category?code=01");
            look(admin, "/admin/directory");
            look(admin, "/admin/calendar/explain?start=2026-02-13T09:30&number=5&unit=WORKING_DAY");
            look(security, "/admin/accounts", "/admin/accounts/" + city.admin.id(), "/admin/tokens");
            look(security, "/admin/start", "/admin/staff", "/admin/accounts/member/" + city.roads.id());
            look(auditor, "/admin/audit", "/admin/looks");
        }
    }

    @Test
    void theDesksPages() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit operator = signedIn(browser, city.operator)) {
            operator.go("/desk/intake")
                    .fill("text", "小区停水两天了。")
                    .fill("type", "help")
                    .send("/desk/intake");
            operator.looksRight("phone-desk-receipt");
            String number =
                    operator.page.locator(".big-number").first().innerText().strip();
            look(operator, "/desk", "/desk/matters", "/desk/intake?phone=19999000001&call=C-1");
            look(operator, "/desk/matters/" + number, "/desk/matters/" + number + "/actions/reject");
        }
    }

    @Test
    void aCategoryIsSuggestedWhileTheOperatorTypes() throws IOException {
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            examples.add(new Labelled("小区自来水停水 " + i + " 天，水压低", "0102"));
            examples.add(new Labelled("学校补课收费 " + i + " 元，老师招生", "0301"));
        }
        classifier.activate(classifier.train(examples, (stage, done) -> {}).model());
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit operator = signedIn(browser, city.operator)) {
            operator.go("/desk/intake").fill("text", "自来水停水两天了");
            Locator hint = operator.page.locator("#f-category-hint");
            hint.waitFor();
            assertThat(hint.innerText()).contains("按内容建议");
            assertThat(operator.page.locator("#f-category option").nth(1).getAttribute("value"))
                    .isEqualTo("0102");
            operator.fill("category", "0301").fill("text", "自来水停水三天了，水压低");
            operator.page.waitForResponse("**/desk/intake/category", () -> operator.fill("text", "自来水停水"));
            assertThat(operator.page.locator("#f-category").inputValue())
                    .as("what the operator chose")
                    .isEqualTo("0301");
            operator.looksRight("phone-desk-intake-suggested");
            aLateSuggestionTakesNothingAway(operator);
        }
    }

    private static void aLateSuggestionTakesNothingAway(Visit operator) {
        List<Route> held = new ArrayList<>();
        operator.page.route("**/desk/intake/category", held::add);
        operator.page.evaluate("() => { window.answered = new Promise(done =>"
                + " document.body.addEventListener('htmx:afterOnLoad', done, {once: true})) }");
        operator.fill("text", "学校补课收费，老师招生，请管一管");
        operator.page.waitForCondition(() -> !held.isEmpty());
        operator.fill("category", "0102");
        held.forEach(Route::resume);
        operator.page.evaluate("() => window.answered.then(() => true)");
        assertThat(operator.page.locator("#f-category").inputValue())
                .as("what was chosen while the suggestion was under way")
                .isEqualTo("0102");
    }

    private static void look(Visit visit, String... paths) {
        for (String path : List.of(paths)) {
            visit.go(path).looksRight("phone" + path.replaceAll("\\W+", "-"));
            assertThat(visit.page.content()).as(path).doesNotContain("«");
        }
    }

    private void answered(String number) {
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roads, null);
        ledger.perform(number, "reply", Map.of("publicAnswer", "路灯已经修好。"), city.roads, null);
        ledger.perform(number, "approve", Map.of(), city.reviewer, null);
    }

    private Visit signedIn(Browser browser, Actor.Staff who) {
        return Visit.onPhone(browser, address).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

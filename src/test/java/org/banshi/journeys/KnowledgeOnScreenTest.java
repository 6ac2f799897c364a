package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** An item of knowledge from its writer to a second person, to the operator's call, and to a resident who need not raise. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class KnowledgeOnScreenTest {
    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @Test
    void anItemIsWrittenReleasedFoundCitedAndAnswersAResident() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        String unit = "screen" + city.admin.id();
        units.create(Unit.handling(unit, "档案馆" + city.admin.id(), null));
        Actor.Staff writer = city.staff(unit, Role.HANDLER);
        String address = "http://localhost:" + port;
        String title = "琉璃塔门票在哪里退";
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit owner = Visit.atDesk(browser, address).signIn(Logins.of(accounts, writer), Logins.PASSWORD);
                Visit second =
                        Visit.onPhone(browser, address).signIn(Logins.of(accounts, city.reviewer), Logins.PASSWORD);
                Visit desk =
                        Visit.atDesk(browser, address).signIn(Logins.of(accounts, city.operator), Logins.PASSWORD);
                Visit resident = Visit.onPhone(browser, address);
                Visit large = Visit.atDesk(browser, address)) {
            owner.go("/desk/knowledge/new")
                    .send("/desk/knowledge/new")
                    .isRefused()
                    .looksRight("desk-knowledge-errors");
            owner.fill("title", title).fill("body", "三十天内到南门售票处退，带购票凭证，不收手续费。");
            owner.fill("category", "0102").fill("source", "景区管理办法第 9 条");
            owner.send("/desk/knowledge/new").sees("等另一人发布").looksRight("desk-knowledge-item");

            second.go("/desk/knowledge?which=waiting").sees(title).looksRight("phone-knowledge");
            second.page
                    .locator("a.row-link", new com.microsoft.playwright.Page.LocatorOptions().setHasText(title))
                    .first()
                    .click();
            second.page.waitForURL(Pattern.compile(".*/desk/knowledge/[0-9]+$"));
            second.looksRight("phone-knowledge-item");
            String there = second.page.url().replaceAll(".*(/desk/knowledge/[0-9]+).*", "$1");
            second.send(there + "/release").sees("现行有效");

            desk.go("/desk/intake");
            desk.page.locator("#f-text").fill("琉璃塔的门票怎么退");
            Locator known = desk.page.locator("#similar");
            assertThat(known).containsText("南门售票处");
            desk.looksRight("desk-intake-known");
            desk.fill("type", "enquiry").fill("category", "0102");
            desk.page.locator("button[aria-keyshortcuts='Control+Enter']").click();
            desk.page.waitForURL(Pattern.compile(".*/desk/receipts/.*"));
            String number = desk.page.url().replaceAll(".*/", "").replaceAll("\\D.*", "");
            desk.go("/desk/matters/" + number + "/actions/answer").sees(title).looksRight("desk-citing");
            desk.page
                    .locator("#f-cites label", new com.microsoft.playwright.Page.LocatorOptions().setHasText(title))
                    .first()
                    .click();
            desk.page.locator("button[name=words]").click();
            assertThat(desk.page.locator("#f-publicAnswer")).hasValue(Pattern.compile(".*南门售票处.*"));
            desk.send("/desk/matters/" + number + "/actions/answer")
                    .sees("依据知识库第")
                    .looksRight("desk-cited");

            resident.go("/raise");
            resident.page.locator("#f-text").fill("琉璃塔门票不想要了，在哪里退");
            Locator answer = resident.page.locator("#known summary");
            assertThat(answer.first()).containsText(title);
            answer.first().click();
            assertThat(resident.page.locator("#known")).containsText("不收手续费");
            resident.looksRight("phone-raise-known");
            resident.page.locator("#known button").first().click();
            resident.page.waitForURL(Pattern.compile(".*/knowledge/[0-9]+.*"));
            resident.sees("很高兴帮到您").looksRight("phone-knowledge-helped");
            resident.go("/knowledge?q=琉璃塔").sees(title).looksRight("phone-knowledge-public");
            large.go("/knowledge?q=琉璃塔").sees(title).looksRight("desk-knowledge-public");
            large.go(there.replace("/desk", "")).sees("不收手续费").looksRight("desk-knowledge-public-item");

            large.go("/knowledge?q=翡翠桥夜灯").sees("没有找到").looksRight("desk-knowledge-nothing");
            owner.go("/desk/knowledge/questions").sees("翡翠桥夜灯").looksRight("desk-knowledge-questions");
        }
    }
}

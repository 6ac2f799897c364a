package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A known outage: put up, answered with while the next call is taken down, ended. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class OutageOnScreenTest {
    private static final String PASSWORD = "ein-langer-satz";

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
    void anOutageIsPutUpARepeatIsAnsweredAtOnceAndTheNoticeIsEnded() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        Actor.Staff operator = city.staff("hotline", Role.OPERATOR);
        String login = "outage" + operator.id();
        accounts.create(new Actor.House(), operator.id(), login, PasswordHash.of(PASSWORD), Set.of(Role.OPERATOR));
        String address = "http://localhost:" + port;
        String title = "柳溪路停水抢修" + operator.id();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, PASSWORD);
                Visit phone = Visit.onPhone(browser, address).signIn(login, PASSWORD)) {
            desk.go("/desk/outages").send("/desk/outages").isRefused().looksRight("desk-outage-errors");
            desk.fill("title", title).fill("category", "0102").fill("street", "柳溪路" + operator.id());
            desk.fill("until", "2026-03-02T18:00").fill("words", "主管爆裂，正在抢修，预计 18:00 前恢复。");
            desk.send("/desk/outages").sees(title).looksRight("desk-outages");
            phone.go("/desk/outages").sees(title).looksRight("phone-outages");

            desk.go("/desk/intake");
            desk.page.locator("#f-text").fill("家里没水了，什么时候来");
            desk.fill("address", "柳溪路" + operator.id() + " 5 号").fill("type", "enquiry");
            desk.fill("category", "0102");
            Locator notice = desk.page.locator("#outages button[name=outage]");
            assertThat(notice).isVisible();
            desk.looksRight("desk-intake-outage");
            notice.click();
            desk.page.waitForURL(Pattern.compile(".*/desk/receipts/.*"));
            String number = desk.page.url().replaceAll(".*/", "").replaceAll("\\D.*", "");
            desk.looksRight("desk-outage-receipt");
            desk.go("/desk/matters/" + number).sees("正在抢修").looksRight("desk-outage-answered");
            phone.go("/desk/matters/" + number).sees(title).looksRight("phone-outage-answered");

            phone.go("/desk/outages");
            phone.page
                    .locator("form[action$='/end'] button")
                    .filter(new Locator.FilterOptions().setHasText(title))
                    .click();
            phone.page.waitForURL(Pattern.compile(".*/desk/outages.*"));
            assertThat(phone.page
                            .locator("form[action$='/end'] button")
                            .filter(new Locator.FilterOptions().setHasText(title)))
                    .hasCount(0);
            phone.looksRight("phone-outage-ended");
            desk.go("/desk/intake");
            desk.page.locator("#f-text").fill("家里没水了，什么时候来");
            desk.fill("address", "柳溪路" + operator.id() + " 7 号").fill("category", "0102");
            assertThat(desk.page.locator("#outages")).not().containsText(title);
        }
    }
}

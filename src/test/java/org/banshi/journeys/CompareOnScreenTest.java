package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** From the list of similar ones to a merge and back, at the desk and on a phone, by day and by night. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class CompareOnScreenTest {

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @Test
    void aSimilarOneIsComparedMergedAndTakenOutAgain() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        String first = raised("健身广场的路灯不亮，晚上跳舞看不清");
        clock.moveTo(Instant.parse("2026-03-02T02:00:00Z"));
        String second = raised("健身广场的路灯不亮，晚上走路看不清");
        String login = Logins.of(accounts, city.operator);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, Logins.PASSWORD);
                Visit phone = Visit.onPhone(browser, address).signIn(login, Logins.PASSWORD)) {
            desk.go("/desk/matters/" + second).looksRight("desk-matter-similar");
            desk.page
                    .locator("#similar input[type=checkbox][value='" + first + "']")
                    .check();
            desk.page
                    .locator("#similar form[action='/desk/compare'] > button[type=submit]")
                    .click();
            desk.page.waitForURL(Pattern.compile(".*/desk/compare.*"));
            assertThat(desk.page.locator("td .chip.tone-warn").first()).containsText("与主件不同");
            assertThat(desk.page.locator("#merge-title")).hasText("归并到 " + first);
            desk.looksRight("desk-compare");
            String here = desk.page.url().substring(address.length());
            phone.go(here).looksRight("phone-compare");
            phone.go(here + "&dark=on").looksRight("phone-compare-dark");
            phone.go("/desk/matters/" + second + "/place").looksRight("phone-place");
            desk.page.locator("#f-reason").fill("同一处路灯");
            desk.page
                    .locator("form[method=post][action='/desk/compare'] button[type=submit]")
                    .click();
            Locator undo = desk.page.locator("form[action='/desk/compare/undo']");
            assertThat(undo).containsText(second + " 已归并到 " + first);
            assertThat(desk.page.locator("#merge-title")).hasCount(0);
            Assertions.assertThat(state(second)).isEqualTo("merged");
            desk.looksRight("desk-compare-done");
            desk.go("/desk/matters/" + first + "/place?dark=on").looksRight("desk-place-dark");
            desk.go(here);
            desk.send("/desk/compare/undo");
            assertThat(undo).hasCount(0);
            assertThat(desk.page.locator("#merge-title")).hasText("归并到 " + first);
            Assertions.assertThat(state(second)).isEqualTo("raised");
        }
    }

    private String state(String number) {
        return matters.view(number, new Actor.House()).matter().state();
    }

    private String raised(String words) {
        return Streets.raised(ledger, words);
    }
}

package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A call that names a community and a danger, from the words to the unit, at a desk and on a phone. Places are made up. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=dispatch")
class SuggestedDispatchOnScreenTest {
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
    private Regions regions;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @Test
    void anOperatorTakesWhatTheWordsSayAndADispatcherTheUnitWithItsReason() throws IOException {
        TestCity city = TestCity.in(units, members);
        regions.add(
                List.of(
                        Region.of("99", "样例省"),
                        Region.of("9901", "样例市"),
                        Region.of("990101", "东城区"),
                        Region.of("990101001", "朝阳街道"),
                        Region.of("990101001001", "光华社区")),
                "test");
        handled("幸福里燃气管道漏气，气味很大", city);
        handled("燃气管道接口漏气，厨房气味刺鼻", city);
        clock.advance(Duration.ofMinutes(1));
        String operator = Logins.of(accounts, city.operator);
        String dispatcher = Logins.of(accounts, city.dispatcher);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(operator, Logins.PASSWORD);
                Visit phone = Visit.onPhone(browser, address).signIn(operator, Logins.PASSWORD);
                Visit sender = Visit.atDesk(browser, address).signIn(dispatcher, Logins.PASSWORD);
                Visit abroad = Visit.onPhone(browser, address).signIn(dispatcher, Logins.PASSWORD)) {
            String first = taken(desk, true);
            String second = taken(phone, false);
            for (String number : List.of(first, second)) {
                Matter matter = matters.view(number, city.operator).matter();
                assertThat(matter.region()).isEqualTo("990101001001");
                assertThat(matter.grade()).isEqualTo("critical");
                ledger.perform(number, "accept", Map.of(), city.operator, null);
            }
            sent(sender, first, true);
            sent(abroad, second, false);
            assertThat(matters.view(first, city.dispatcher).matter().leadUnit()).isEqualTo("water");
            assertThat(matters.view(second, city.dispatcher).matter().leadUnit())
                    .isEqualTo("water");
            assertThat(matters.view(first, city.dispatcher).own()).containsEntry("unit_suggested", "water");
        }
    }

    private static String taken(Visit visit, boolean byKeys) {
        visit.go("/desk/intake");
        visit.page.fill("#f-text", "光华社区3号楼燃气管道漏气，气味刺鼻，没有起火");
        visit.page.locator("#clues button[data-take=region]").waitFor();
        assertThat(visit.page.locator("#clues mark.urgent").first()).hasText("漏气");
        assertThat(visit.page.locator("#clues mark.denied")).hasText("起火");
        visit.looksRight(byKeys ? "desk-clues" : "desk-clues-phone");
        if (byKeys) {
            visit.page.keyboard().press("Alt+KeyG");
            visit.page.keyboard().press("Alt+KeyR");
        } else {
            visit.page.click("#clues button[data-take=grade]");
            visit.page.click("#clues button[data-take=region]");
        }
        assertThat(visit.page.locator("#f-region")).hasValue("样例省样例市东城区朝阳街道光华社区");
        assertThat(visit.page.locator("[name=grade][value=critical]")).isChecked();
        visit.page.focus("#f-text");
        visit.page.keyboard().press("Control+Enter");
        visit.page.waitForURL(Pattern.compile(".*/desk/receipts/.*"));
        return visit.page.url().replaceAll(".*/", "").replaceAll("[?#].*", "");
    }

    private static void sent(Visit visit, String number, boolean byKeys) {
        visit.go("/desk/matters/" + number);
        assertThat(visit.page.locator("#unit-offers a[data-choose]").first()).hasAttribute("data-choose", "water");
        assertThat(visit.page.locator("#unit-offers")).containsText("用词相近");
        visit.looksRight(byKeys ? "desk-units" : "desk-units-phone");
        if (byKeys) {
            visit.page.keyboard().press("1");
        } else {
            visit.page.click("#unit-offers a[data-choose=water]");
        }
        visit.page.keyboard().press("Control+Enter");
        visit.page.waitForURL(url -> url.contains(number));
        visit.page
                .locator("#unit-offers")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    private void handled(String words, TestCity city) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words(words, words),
                                new NewMatter.Place("990101001001", null, null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民甲", "19999000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "water"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.water, null);
    }
}

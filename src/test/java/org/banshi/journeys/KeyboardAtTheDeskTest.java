package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
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

/** A dispatcher who never touches the mouse. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=keyboard")
@TestPropertySource(properties = "banshi.test.database=journey")
class KeyboardAtTheDeskTest {

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

    private TestCity city;

    @Test
    void fromTheInboxToADispatchedMatterByKeysAlone() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        String first = accepted("键盘一：路灯不亮");
        String second = accepted("键盘二：井盖松动");
        String login = Logins.of(accounts, city.dispatcher);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, Logins.PASSWORD)) {
            desk.go("/desk");
            assertThat(desk.page.locator(".badge-number")).hasText(Pattern.compile("\\d+"));
            press(desk, "g", "m");
            assertThat(desk.page).hasURL(address + "/desk/matters");
            press(desk, "/");
            desk.page.keyboard().type("键盘 jk?");
            assertThat(desk.page.locator("#palette")).isHidden();
            assertThat(desk.page.locator("#f-q")).hasValue("键盘 jk?");
            desk.page.locator("#f-q").fill("键盘");
            press(desk, "Enter");
            desk.page.waitForURL(Pattern.compile(".*q=.*"));
            press(desk, "j", "x", "j", "x");
            assertThat(desk.page.locator("td.tick input:checked")).hasCount(2);
            palette(desk, address);
            press(desk, "k", "Enter");
            desk.page.waitForURL(Pattern.compile(".*/desk/matters/" + second));
            remarkByKeys(desk);
            dispatchByKeys(desk, second);
            switchOff(desk, address, first);
        }
    }

    @Test
    void listsViewsAndBatchesAreReadableAtTheDeskAndOnAPhone() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        String first = accepted("批量一：路灯不亮，晚上看不清路");
        String second = accepted("批量二：井盖松动");
        String login = Logins.of(accounts, city.dispatcher);
        String address = "http://localhost:" + port;
        String list = "/desk/matters?q=%E6%89%B9%E9%87%8F&mine=true&sort=oldest";
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, Logins.PASSWORD);
                Visit phone = Visit.onPhone(browser, address).signIn(login, Logins.PASSWORD)) {
            desk.go(list);
            desk.page.locator("details.confirm summary").click();
            desk.page.locator("#f-name").fill("批量要派的");
            desk.send("/desk/views");
            desk.sees("批量要派的");
            phone.go(list).looksRight("phone-list");
            phone.go("/desk").looksRight("phone-home");
            String batch = "/desk/batch?action=dispatch&all=roads&number=" + first + "&number=" + second
                    + "&number=209901019999";
            phone.go(batch).looksRight("phone-batch");
            desk.go(batch);
            desk.page
                    .locator("form[method=post][action='/desk/batch'] button[type=submit]")
                    .click();
            desk.page.waitForURL(Pattern.compile(".*/desk/batch/.*"));
            desk.sees("已办 2 件，未办 0 件。").looksRight("desk-batch-done");
        }
    }

    /** The letter on the button opens its form and puts the cursor there. */
    private static void remarkByKeys(Visit desk) {
        // 1 to 3 stand for units that earlier requests speak for: which they are depends on what else was dispatched.
        Locator remark = desk.page
                .locator("#acting a[data-key]:has(kbd):not([data-key='1'], [data-key='2'], [data-key='3'])")
                .last();
        String key = remark.getAttribute("data-key");
        press(desk, key);
        assertThat(desk.page.locator("#acting a[aria-current]")).hasAttribute("data-key", key);
        assertThat(desk.page.locator("#acting .deed :focus")).hasCount(1);
        desk.page.keyboard().type("ok");
        assertThat(desk.page.locator("#acting a[aria-current]")).hasAttribute("data-key", key);
        desk.looksRight("desk-keys");
    }

    /** By its letter, the arrows and Ctrl+Enter: the matter is with the unit afterwards. */
    private void dispatchByKeys(Visit desk, String number) {
        desk.go("/desk/matters/" + number);
        press(
                desk,
                desk.page
                        .locator("#acting a[href*='/actions/dispatch']")
                        .first()
                        .getAttribute("data-key"));
        assertThat(desk.page.locator("#f-unit :focus")).hasCount(1);
        Locator roads = desk.page.locator("#f-unit input[value=roads]");
        for (int i = 0; i < 20 && !roads.isChecked(); i++) {
            press(desk, "ArrowDown");
        }
        assertThat(roads).isChecked();
        press(desk, "Control+Enter");
        assertThat(desk.page.locator("#acting .deed")).hasCount(0);
        assertThat(matters.view(number, city.dispatcher).matter()).satisfies(matter -> {
            assertThat(matter.state()).isEqualTo("dispatched");
            assertThat(matter.leadUnit()).isEqualTo("roads");
        });
    }

    private static void palette(Visit desk, String address) {
        press(desk, "?");
        assertThat(desk.page.locator("#palette")).isVisible();
        assertThat(desk.page.locator("#palette-q")).isFocused();
        desk.looksRight("desk-palette");
        desk.page.keyboard().type("不存在的页");
        assertThat(desk.page.locator("#palette-list li")).hasCount(1);
        press(desk, "Escape");
        assertThat(desk.page.locator("#palette")).isHidden();
        String list = desk.page.url();
        press(desk, "?");
        desk.page.keyboard().type("我的待办");
        press(desk, "Enter");
        assertThat(desk.page).hasURL(address + "/desk");
        desk.page.navigate(list);
        press(desk, "j", "j");
    }

    private static void switchOff(Visit desk, String address, String number) {
        desk.go("/desk/matters");
        press(desk, "?");
        desk.page.keyboard().type(number);
        press(desk, "Enter");
        assertThat(desk.page).hasURL(address + "/desk/matters/" + number);
        press(desk, "?");
        for (int i = 0;
                i < 10
                        && !desk.page
                                .locator("#palette-keys")
                                .evaluate("e => e === document.activeElement")
                                .equals(true);
                i++) {
            press(desk, "Tab");
        }
        press(desk, "Space", "Escape");
        press(desk, "g", "m", "?");
        assertThat(desk.page.locator("#palette")).isHidden();
        assertThat(desk.page).hasURL(address + "/desk/matters/" + number);
        desk.go("/desk/matters/" + number);
        press(desk, "g", "m");
        assertThat(desk.page).hasURL(address + "/desk/matters/" + number);
        Locator button = desk.page.locator("[data-palette]");
        button.focus();
        press(desk, "Enter");
        assertThat(desk.page.locator("#palette")).isVisible();
        assertThat(desk.page.locator("#palette-keys")).not().isChecked();
    }

    private static void press(Visit desk, String... keys) {
        for (String key : keys) {
            desk.page.keyboard().press(key);
        }
    }

    private String accepted(String title) {
        return Streets.accepted(ledger, city, title);
    }
}

package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Dispatcher, handler and reviewer with the keyboard alone, and the desk at a zoom of 200 %. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class HandsOnKeyboardTest {
    private static final String PASSWORD = "ein-langer-satz";

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
    private String unit;
    private String address;

    @BeforeEach
    void aUnitOfItsOwn() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        unit = "keys" + city.admin.id();
        units.create(Unit.handling(unit, "Keys" + city.admin.id(), null));
        address = "http://localhost:" + port;
    }

    private String account(String where, Role role) {
        Actor.Staff staff = city.staff(where, role);
        String login = role.name() + staff.id();
        accounts.create(new Actor.House(), staff.id(), login, PasswordHash.of(PASSWORD), Set.of(role));
        return login;
    }

    private String accepted(String words) {
        return Streets.accepted(ledger, city, words);
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private static void press(Visit visit, String... keys) {
        for (String key : keys) {
            visit.page.keyboard().press(key);
        }
    }

    /** Opens a matter by its number, which is typed into the palette. */
    private void open(Visit visit, String number) {
        visit.go("/desk");
        press(visit, "?");
        visit.page.keyboard().type(number);
        press(visit, "Enter");
        visit.page.waitForURL(Pattern.compile(".*/desk/matters/" + number));
    }

    /** Presses the letter on the button of an action; the cursor stands in its form afterwards. */
    private static void form(Visit visit, String action) {
        press(visit, visit.page.locator("#acting a[href*='/" + action + "#']").getAttribute("data-key"));
        assertThat(visit.page.locator("#acting .deed form[action$='/" + action + "'] :focus"))
                .hasCount(1);
    }

    /** Few choices lie open, and a digit takes one; in a long list typing finds it by the beginning of its name. */
    private void choose(Visit visit) {
        int digit = (int) visit.page
                .locator("#acting .deed :focus")
                .evaluate(
                        "(e, value) => e.type !== 'radio' ? 0"
                                + " : Array.from(e.closest('fieldset').querySelectorAll('input')).findIndex(o => o.value === value) + 1",
                        unit);
        if (digit > 0) {
            press(visit, Integer.toString(digit));
        } else {
            visit.page.keyboard().type("Keys" + city.admin.id());
        }
    }

    private void sent(Visit visit, String number, String state) {
        press(visit, "Control+Enter");
        visit.page.waitForCondition(
                () -> matters.view(number, new Actor.House()).matter().state().equals(state));
        visit.page.waitForURL(Pattern.compile(".*/desk/matters/" + number + "(\\?.*)?$"));
    }

    @Test
    void dispatcherHandlerAndReviewerBringOneOnItsWayByKeysAlone() throws IOException {
        String number = accepted("全程键盘：路灯不亮");
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit dispatcher =
                        Visit.atDesk(browser, address).signIn(account("hotline", Role.DISPATCHER), PASSWORD);
                Visit handler = Visit.atDesk(browser, address).signIn(account(unit, Role.HANDLER), PASSWORD);
                Visit reviewer = Visit.atDesk(browser, address).signIn(account("hotline", Role.REVIEWER), PASSWORD)) {
            open(dispatcher, number);
            form(dispatcher, "dispatch");
            choose(dispatcher);
            sent(dispatcher, number, "dispatched");
            open(handler, number);
            form(handler, "sign");
            sent(handler, number, "working");
            form(handler, "reply");
            handler.page.keyboard().type("路灯已修好。");
            sent(handler, number, "replied");
            open(reviewer, number);
            form(reviewer, "approve");
            reviewer.page.keyboard().type("属实");
            sent(reviewer, number, "approved");
            assertThat(reviewer.page.locator("#acting")).isVisible();
        }
    }

    @Test
    void atTwiceTheSizeNothingIsCutOffAndNothingScrollsSideways() throws IOException {
        String number = accepted("放大：一个标题很长很长的诉求，里面有路灯不亮也有井盖松动和人行道破损，还有别的事");
        does(city.dispatcher, number, "dispatch", "unit", unit);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit handler = Visit.atDesk(browser, address).signIn(account(unit, Role.HANDLER), PASSWORD);
                Visit operator = Visit.atDesk(browser, address).signIn(account("hotline", Role.OPERATOR), PASSWORD)) {
            List<String> wrong = new ArrayList<>();
            String matter = "/desk/matters/" + number;
            look(handler, wrong, "/desk", "/desk/matters", matter, matter + "/actions/return", matter + "/place");
            look(operator, wrong, "/desk/intake", "/desk/outages", "/desk/views", matter);
            assertThat(wrong).as("at 200 %").isEmpty();
        }
    }

    /** At 200 % a screen of 1440 by 900 holds 720 by 450. */
    private void look(Visit visit, List<String> wrong, String... paths) {
        visit.page.setViewportSize(720, 450);
        for (String path : paths) {
            visit.page.navigate(
                    address + path,
                    new com.microsoft.playwright.Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
            for (Object fault : (List<?>) visit.page.evaluate("""
                    () => {
                      const faults = [];
                      if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
                      for (const one of document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, h1, h2, p")) {
                        const box = one.getBoundingClientRect();
                        const shown = one.checkVisibility() && !one.closest(".visually-hidden, .table-box, dialog");
                        if (shown && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1))
                          faults.push("cut off: " + one.outerHTML.slice(0, 120));
                        if (shown && /^(A|BUTTON|H1|H2|P)$/.test(one.tagName) && getComputedStyle(one).overflowX === "hidden"
                            && one.scrollWidth > one.clientWidth + 1)
                          faults.push("clipped: " + one.outerHTML.slice(0, 120));
                      }
                      return faults;
                    }""")) {
                wrong.add(path + ": " + fault);
            }
        }
    }
}

package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The longest menu is one row at a desk and three on a phone, and every page in it is found by hand and by letter. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class MenuOnScreenTest {
    /** A row is 44 pixels high. */
    private static final int ROW = 44;

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
    void theSupervisorsMenuIsCalmAndLosesNothing() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit phone = Visit.onPhone(browser, address()).signIn(login(city.leader), Logins.PASSWORD);
                Visit admin = Visit.atDesk(browser, address()).signIn(login(city.admin), Logins.PASSWORD)) {
            desk.go("/desk").looksRight("menu");
            assertThat(high(desk)).isLessThanOrEqualTo(ROW + 4);
            desk.page.click(".desk-menu summary:has-text('督办与数据')");
            desk.looksRight("menu-open");
            desk.page.click(".desk-menu summary:has-text('清单与项目')");
            assertThat(desk.page.locator(".desk-menu details[open]").count()).isEqualTo(1);
            desk.page.keyboard().press("Escape");
            assertThat(desk.page.locator(".desk-menu details[open]").count()).isZero();
            desk.page.click(".desk-menu summary:has-text('督办与数据')");
            desk.page.click(".desk-menu a[href='/desk/board']");
            desk.sees("督办与数据: 督办看板").looksRight("menu-here");
            String letter =
                    desk.page.locator(".desk-menu a[href='/desk/rates']").getAttribute("data-go");
            desk.page.keyboard().press("g");
            desk.page.keyboard().press(letter);
            desk.page.waitForURL("**/desk/rates");

            phone.go("/desk/brief").looksRight("phone-menu");
            assertThat(high(phone)).isLessThanOrEqualTo(3 * ROW + 4);
            phone.page.click(".desk-menu summary:has-text('督办与数据')");
            phone.looksRight("phone-menu-open");
            phone.page.click(".desk-menu a[href='/desk/themes']");
            phone.page.waitForURL("**/desk/themes");
            phone.go("/desk?dark=on").page.click(".desk-menu summary:has-text('督办与数据')");
            phone.looksRight("phone-menu-dark");
            admin.go("/admin/start").looksRight("menu-admin");
        }
    }

    private static int high(Visit visit) {
        return ((Number) visit.page.evaluate("document.querySelector('.desk-menu').getBoundingClientRect().height"))
                .intValue();
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

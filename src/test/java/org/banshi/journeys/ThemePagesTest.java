package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.insight.ThemeSearch;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The pages of themes on a phone and at a desk, for who may change them and who only reads. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=theme_pages")
class ThemePagesTest {
    /** Far from the seasons of the other tests on this database. */
    private static final Instant LONG_AFTER = Instant.parse("2070-03-03T01:00:00Z");

    private static final List<String> WAYS =
            List.of("投诉古槐里垃圾站臭气", "古槐里垃圾站臭气，请管一管", "关于古槐里垃圾站臭气的问题", "古槐里垃圾站臭气有人管吗", "反映古槐里垃圾站臭气", "又是古槐里垃圾站臭气");

    @Autowired
    private ThemeSearch search;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;

    @BeforeEach
    void manyRaiseTheSame() {
        clock.moveTo(LONG_AFTER);
        city = TestCity.in(units, members);
        for (int i = 0; i < WAYS.size(); i++) {
            clock.advance(Duration.ofHours(5));
            ledger.raise(
                    new NewMatter(
                            Requests.NAME,
                            "complaint",
                            "normal",
                            null,
                            new NewMatter.Words(WAYS.get(i), "我住在古槐里，垃圾站臭气很久了，影响生活。"),
                            NewMatter.Place.NONE,
                            NewMatter.Origin.of("web"),
                            new NewMatter.Identity(null, "1880001%04d".formatted(i), null, null),
                            false,
                            Map.of()),
                    new Actor.Anyone());
        }
        search.run();
    }

    @Test
    void themesLookRightForWhoChangesThemAndForWhoReads() throws IOException {
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor = signedIn(browser, address, city.supervisor);
                Visit leader = signedIn(browser, address, city.leader)) {
            supervisor.go("/desk/themes").sees("垃圾站");
            String theme = supervisor.page.locator("a.row-link").first().getAttribute("href");
            for (int width : List.of(390, 1440)) {
                for (Visit visit : List.of(supervisor, leader)) {
                    String who = visit == supervisor ? "changes-" : "reads-";
                    visit.page.setViewportSize(width, 900);
                    visit.go("/desk/themes").looksRight("themes-" + who + width);
                    visit.go(theme).sees("古槐里").looksRight("theme-" + who + width);
                }
            }
        }
    }

    private Visit signedIn(Browser browser, String address, Actor.Staff who) {
        return Visit.atDesk(browser, address).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

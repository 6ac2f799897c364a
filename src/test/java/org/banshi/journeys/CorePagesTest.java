package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The fifteen pages that most people open, on a phone and at a desk, as usual and large and simple, in both languages, by day
 * and by night: nothing that axe finds, nothing that sticks out, nothing without words.
 */
@BanshiTest
class CorePagesTest {

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

    private TestCity city;
    private String address;

    /**
     * How pages are looked at.
     *
     * @param width of the window, pixels
     * @param asked the reader's wishes, as a page's address carries them
     */
    record Variant(int width, String asked) {
        static Variant of(int width, boolean elder, boolean english, boolean dark) {
            return new Variant(
                    width, "elder=" + on(elder) + "&lang=" + (english ? "en" : "zh-CN") + "&dark=" + on(dark));
        }

        private static String on(boolean wanted) {
            return wanted ? "on" : "off";
        }

        @Override
        public String toString() {
            return width + " px, " + asked;
        }
    }

    /** Phone and desk, usual and large; language and night take turns, and come all together in the long matrix. */
    static Stream<Variant> variants() {
        List<Boolean> both = List.of(false, true);
        if (Boolean.getBoolean("banshi.full")) {
            return Stream.of(390, 800, 1440)
                    .flatMap(width -> both.stream()
                            .flatMap(elder -> both.stream()
                                    .flatMap(english ->
                                            both.stream().map(dark -> Variant.of(width, elder, english, dark)))));
        }
        return Stream.of(
                Variant.of(390, false, true, true),
                Variant.of(390, true, false, false),
                Variant.of(1440, false, false, true),
                Variant.of(1440, true, true, false));
    }

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        address = "http://localhost:" + port;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void thePagesThatMostPeopleOpen(Variant variant) throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit resident = Visit.onPhone(browser, address);
                Visit operator = signedIn(browser, city.operator);
                Visit admin = signedIn(browser, city.admin)) {
            resident.go("/raise").fill("text", "路灯不亮，晚上看不见。").send("/raise");
            String number =
                    resident.page.locator(".big-number").first().innerText().strip();
            look(resident, variant, "/", "/raise", "/receipt/" + number, "/follow/" + number, "/public", "/lists");
            look(resident, variant, "/privacy");
            look(operator, variant, "/desk", "/desk/intake", "/desk/matters", "/desk/matters/" + number);
            look(operator, variant, "/desk/matters/" + number + "/actions/accept", "/account", "/desk/design");
            look(admin, variant, "/admin/start");
        }
    }

    private static void look(Visit visit, Variant variant, String... paths) {
        visit.page.setViewportSize(variant.width(), 900);
        for (String path : List.of(paths)) {
            visit.go(path + "?" + variant.asked());
            visit.looksRight("core" + path.replaceAll("\\W+", "-").replaceAll("\\d+", "n") + "-" + variant.width()
                    + variant.asked().replaceAll("\\W+", "-"));
        }
    }

    private Visit signedIn(Browser browser, Actor.Staff who) {
        return Visit.atDesk(browser, address).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

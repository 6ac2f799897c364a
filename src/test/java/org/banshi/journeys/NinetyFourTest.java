package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.AccessToken;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * What was published elsewhere as 94.5 %: of 7,051 problems 6,631 were solved. Each page, file and answer that tells of it says
 * 94.04 % and what it is made of, and none says anything else.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=ninety-four")
class NinetyFourTest {
    private static final String FEBRUARY = "?from=2026-02&until=2026-02";

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private void february() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 7051; i++) {
            Instant closed = Instant.parse("2026-02-%02dT04:00:00Z".formatted(1 + i % 28));
            all.add(Laid.judged("roads", closed, i < 6631, i < 6631 ? 5 : 1));
        }
        new LaidRequests(db).lay(all);
    }

    private String text(Visit visit, String path) {
        return text(visit, path, RequestOptions.create());
    }

    private String text(Visit visit, String path, RequestOptions how) {
        String text =
                visit.page.request().get("http://localhost:" + port + path, how).text();
        assertThat(text).as(path).doesNotContain("94.5", "94.50", "«");
        return text;
    }

    private Visit signedIn(Browser browser, Actor.Staff staff) {
        return Visit.atDesk(browser, "http://localhost:" + port).signIn(Logins.of(accounts, staff), Logins.PASSWORD);
    }

    @Test
    void everyPageFileAndAnswerSaysNinetyFourPointZeroFourAndWhatItIsMadeOf() throws IOException {
        clock.moveTo(Instant.parse("2026-03-09T02:00:00Z"));
        TestCity city = TestCity.in(units, members);
        february();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor = signedIn(browser, city.supervisor);
                Visit other = signedIn(browser, city.staff(null, Role.SUPERVISOR));
                Visit second = signedIn(browser, city.reviewer);
                Visit resident = Visit.onPhone(browser, "http://localhost:" + port)) {
            inside(supervisor);
            String published = published(supervisor);
            told(other, second, published);
            outside(resident);
        }
    }

    private void inside(Visit supervisor) {
        assertThat(text(supervisor, "/desk/rates" + FEBRUARY + "&by=unit")).contains("94.04%", "6631/7051");
        assertThat(text(supervisor, "/desk/rates/export.csv" + FEBRUARY + "&by=unit"))
                .contains("6631,7051,94.04", "未接通", "未评价");
        assertThat(text(supervisor, "/desk/rates/trend" + FEBRUARY + "&by=unit&rate=solved"))
                .contains("94.04%", "6631/7051");
        assertThat(text(supervisor, "/desk/rates/trend/export.csv" + FEBRUARY + "&by=unit&rate=solved"))
                .contains("6631,7051,94.04");
        String token = tokens.make(new Actor.House(), AccessToken.Wanted.writing("ninety-four", Role.SUPERVISOR, null))
                .secret();
        assertThat(text(
                        supervisor,
                        "/api/v1/rates" + FEBRUARY + "&by=unit&rule=solved",
                        RequestOptions.create().setHeader("Authorization", "Bearer " + token)))
                .contains("\"numerator\":6631", "\"denominator\":7051", "\"percent\":94.04");
        assertThat(text(supervisor, "/desk/brief?month=2026-02")).contains("94.04%", "6631/7051");
    }

    private String published(Visit supervisor) {
        supervisor.go("/desk/rates" + FEBRUARY + "&by=unit");
        supervisor.fill("why", "月报");
        supervisor.leave(() -> supervisor
                .page
                .locator("form[action='/desk/rates/published'] button[type=submit]")
                .first()
                .click());
        String path = supervisor.page.url().replaceAll("https?://[^/]+", "").replaceAll("\\?.*", "");
        assertThat(text(supervisor, path)).contains("94.04%", "6631/7051");
        assertThat(text(supervisor, path + "/export.csv")).contains("6631,7051,94.04", path + "/requests?rate=solved");
        assertThat(text(supervisor, path)).contains(path + "/requests?rate=solved&amp;line=roads");
        supervisor
                .go(path + "/requests?rate=solved&line=roads&part=rest")
                .sees("公布时封存的就是这些")
                .looksRight("published-requests");
        supervisor
                .go(path + "/requests?wait=end&lang=en")
                .sees("These were frozen")
                .looksRight("published-times-en");
        supervisor.go(path + "?lang=zh");
        return path;
    }

    private void told(Visit other, Visit second, String published) {
        other.go(published);
        other.page.locator("a[href^='/desk/published/figures/']").first().click();
        other.fill("title", "二月办理情况").fill("words", "每月公布。");
        other.leave(
                () -> other.page.locator("main form button[type=submit]").last().click());
        String notice = other.page.url().replaceAll("https?://[^/]+", "").replaceAll("\\?.*", "");
        second.go(notice);
        second.leave(() -> second.page
                .locator("form[action$='/release'] button[type=submit]")
                .click());
    }

    private void outside(Visit resident) {
        resident.go("/published");
        String notice =
                resident.page.locator("main a:has-text('二月办理情况')").first().getAttribute("href");
        assertThat(text(resident, notice)).contains("94.04%", "6,631", "7,051");
        assertThat(text(resident, "/published/figures.csv")).contains("6631,7051,94.04");
        assertThat(text(resident, "/published/notices.json")).contains("6631", "7051", "94.04");
        assertThat(text(resident, "/figures")).contains("94.04%", "6631/7051");
        assertThat(text(resident, "/")).doesNotContain("94 %", "%");
    }
}

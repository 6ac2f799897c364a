package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** From a rate down to the request behind it, and from a published list to what has changed since, in the browser. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rates-on-screen")
class RatesOnScreenTest {
    private static final String MARCH = "?from=2026-03&until=2026-03";

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Value("${spring.datasource.url}")
    private String url;

    @LocalServerPort
    private int port;

    @Test
    void aRateIsOpenedPublishedAndCountedAgain() throws IOException {
        clock.moveTo(Instant.parse("2026-04-08T02:00:00Z"));
        TestCity city = TestCity.in(units, members);
        aMarch();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor = Visit.atDesk(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit onPhone = Visit.onPhone(browser, address()).signIn(login(city.leader), Logins.PASSWORD);
                Visit handler = Visit.onPhone(browser, address()).signIn(login(city.roads), Logins.PASSWORD)) {
            supervisor.go("/desk/rates").sees("2026年3月1日").sees("21/30").sees("70.00%");
            supervisor.looksRight("rates");
            supervisor.go("/desk/rates" + MARCH + "&by=category&sort=solved").sees("不按分类和区县列出");
            onPhone.go("/desk/rates" + MARCH).sees("21/30").looksRight("phone-rates");
            supervisor
                    .go("/desk/rates/trend" + MARCH + "&rate=solved&by=unit&line=roads")
                    .sees("21/30")
                    .sees("2025年4月")
                    .draws("points")
                    .looksRight("rate-trend");
            onPhone.go("/desk/rates/trend" + MARCH + "&rate=solved&line=roads")
                    .sees("21/30")
                    .looksRight("phone-rate-trend");
            handler.go("/desk/rates/trend" + MARCH + "&rate=solved&line=water").sees("0/0");
            String twelve = "/desk/rates/trend/export.csv" + MARCH + "&by=unit&rate=solved";
            assertThat(text(supervisor, twelve + "&line=roads").lines())
                    .hasSize(13)
                    .last()
                    .asString()
                    .contains("2026-03,道路局,解决率,21,30,70.00,21,30,70.00,参加,0,", "&line=roads", "考核参考");
            assertThat(text(handler, twelve + "&line=water").lines().toList().getLast())
                    .contains("解决率,0,0,,0,0,,");
            supervisor.go("/desk/rates/waits" + MARCH).sees("道路局").looksRight("rate-waits");
            onPhone.go("/desk/rates/waits" + MARCH).sees("道路局").looksRight("phone-rate-waits");
            supervisor.page.locator("tbody a").first().click();
            supervisor.looksRight("rate-wait-requests");
            handler.go("/desk/rates/waits" + MARCH).sees("道路局").doesNotSee("水务局");
            supervisor
                    .go("/desk/rates/requests" + MARCH + "&rate=solved&part=rest&line=roads")
                    .looksRight("rate-requests");
            assertThat(supervisor.page.locator("tbody tr").count()).isEqualTo(9);

            assertThat(supervisor
                            .page
                            .request()
                            .get(address() + "/desk/rates/export.csv" + MARCH)
                            .text())
                    .contains("道路局,解决率", ",21,30,70.00,21,30,70.00,", "考核参考");
            assertThat(supervisor
                            .page
                            .request()
                            .get(address() + "/desk/rates/requests/export.csv" + MARCH
                                    + "&rate=solved&part=rest&line=roads")
                            .text()
                            .lines())
                    .hasSize(10);
            handler.go("/desk/rates/exclusions").sees("没有剔除申请").looksRight("phone-exclusions-none");
            handler.go("/desk/rates/exclusions/new?number=T1").looksRight("phone-exclusion-new");
            handler.go("/desk/rates" + MARCH).sees("21/30").doesNotSee("水务局").doesNotSee("固定并发布");
            handler.go("/desk/rates/requests" + MARCH + "&rate=solved&part=all&line=water")
                    .sees("没有这样的诉求")
                    .looksRight("phone-rate-requests-none");
            onPhone.go("/desk/rates/published").sees("还没有发布过").looksRight("phone-published-none");

            supervisor.go("/desk/rates" + MARCH);
            supervisor.send("/desk/rates/published").isRefused();
            supervisor
                    .fill("why", "三月月报")
                    .send("/desk/rates/published")
                    .sees("已固定并发布")
                    .sees("办结用时（天）")
                    .looksRight("published");
            String published = supervisor.page.url().replaceAll("\\?.*", "").replaceAll(".*?(/desk/)", "$1");
            supervisor.go(published + "/recount").sees("与发布时完全一致");
            onPhone.go(published).sees("办结用时（天）").looksRight("phone-published");
            assertThat(text(supervisor, published + "/export.csv")).contains("道路局,解决率", ",21,30,70.00,21,30,70.00,");
            assertThat(text(supervisor, published + "/times.csv")).contains("道路局,办结用时（天）", ",1.00,1.00,30,参加,", "考核参考");
            TestDatabase.asSuperuser(
                    TestDatabase.nameOf(url),
                    "set session_replication_role = replica; update matter_matter set solved = true where id = (select min(id) from matter_matter where not solved); update matter_matter set closed_at = closed_at + interval '1 hour', lead_unit = 'water' where id = (select min(id) from matter_matter where satisfaction = 3)");
            supervisor
                    .go(published + "/recount")
                    .sees("有人绕过系统改动了台账")
                    .sees("用时有")
                    .sees("1.041667")
                    .looksRight("recount");
            onPhone.go(published + "/recount").sees("没有任何动作").looksRight("phone-recount");
            supervisor.go("/desk/rates/published").sees("三月月报").looksRight("published-all");
        }
    }

    @Test
    void aReadyMadeRateIsOfferedFilledInAndPublished() throws IOException {
        clock.moveTo(Instant.parse("2026-04-08T02:00:00Z"));
        TestCity city = TestCity.in(units, members);
        new LaidRequests(db)
                .lay(List.of(
                        Laid.judged("roads", Instant.parse("2026-04-02T04:00:00Z"), true, 5),
                        Laid.judged("water", Instant.parse("2026-04-02T05:00:00Z"), true, 5)));
        db.update("""
                insert into matter_clock (matter, name, limit_number, limit_unit, rule, rule_version, started_at, due, stopped_at)
                select id, name, 1, 'HOUR', 'hotline.limits', 0, raised_at, raised_at, raised_at
                from matter_matter m, (values ('sign'), ('ruling')) c (name)
                where kind = 'request' and closed_at >= '2026-04-01' and (name = 'sign' or lead_unit = 'water')""");
        String rule = "/admin/rules/rates.definitions";
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit admin = Visit.atDesk(browser, address()).signIn(login(city.admin), Logins.PASSWORD);
                Visit supervisor = Visit.atDesk(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit onPhone = Visit.onPhone(browser, address()).signIn(login(city.admin), Logins.PASSWORD)) {
            supervisor.go(rule).sees("退单率").doesNotSee("add=givenBack");
            onPhone.go(rule).sees("尚未启用").looksRight("phone-ready-rates");
            admin.go(rule).sees("退单率").sees("只列出，不排名").looksRight("ready-rates");
            admin.page.locator("a[href*='add=givenBack']").click();
            admin.sees("还没有发布，什么都没有变").looksRight("ready-rate-filled");
            assertThat(admin.page.locator("textarea[name=value]").inputValue())
                    .contains("\"givenBack\"", "\"ranked\" : false");
            supervisor.go("/desk/rates?from=2026-04&until=2026-04").doesNotSee("退单率");
            admin.fill("why", "市里要看退单").leave(() -> admin.page.click("form[action='" + rule + "'] .form-end button"));
            admin.sees("新版已发布").doesNotSee("add=givenBack");
            supervisor
                    .go("/desk/rates?from=2026-04&until=2026-04&sort=givenBack")
                    .sees("不排名")
                    .looksRight("rates-unranked");
            supervisor.go("/desk/rates" + MARCH).doesNotSee("退单率");
        }
    }

    private String text(Visit visit, String path) {
        return visit.page.request().get(address() + path).text();
    }

    private void aMarch() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(Laid.judged("roads", at(1 + i % 28), i < 21, i < 15 ? 5 : i < 21 ? 3 : 1));
        }
        for (int i = 0; i < 8; i++) {
            all.add(Laid.judged("water", at(1 + i), i < 6, 4));
        }
        all.add(new Laid("water", "0201", at(3), at(9), null, "silent", at(12), null, null, null, 0));
        all.add(new Laid(null, "0201", at(3), at(9), null, null, null, null, null, null, 0));
        new LaidRequests(db).lay(all);
    }

    private static Instant at(int day) {
        return Instant.parse("2026-03-%02dT04:00:00Z".formatted(day));
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

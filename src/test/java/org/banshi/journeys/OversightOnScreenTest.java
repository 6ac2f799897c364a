package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Sweeper;
import org.banshi.oversight.Escalations;
import org.banshi.oversight.Lights;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** From what is red to who does something about it: board, order, reminder, listed case, charge, tier above. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=oversight-on-screen")
class OversightOnScreenTest {
    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Lights lights;

    @Autowired
    private Escalations escalations;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;

    @Test
    void whatIsRedIsSupervisedUntilSomebodyElseSaysItIsDone() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        String one = working("路灯不亮", 113.2931, 27.8312);
        String two = working("井盖松动", null, null);
        clock.advance(Duration.ofDays(20));
        sweeper.sweep();
        lights.sweep();
        escalations.sweep();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor = Visit.atDesk(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit leader = Visit.onPhone(browser, address()).signIn(login(city.leader), Logins.PASSWORD);
                Visit upper = Visit.atDesk(browser, address()).signIn(login(city.roads2), Logins.PASSWORD);
                Visit handler = Visit.onPhone(browser, address()).signIn(login(city.roadsEast), Logins.PASSWORD)) {
            supervisor.go("/desk/board").sees("红灯 · 已超时").sees("路灯不亮").looksRight("board");
            leader.go("/desk/board").sees("路灯不亮").looksRight("phone-board");
            handler.go("/desk/board").sees("本单位及下属单位").doesNotSee("发督办单").looksRight("phone-board-own");

            supervisor.go("/desk/board/order?number=" + one);
            supervisor.send("/desk/board/order").isRefused();
            supervisor.looksRight("order-refused");
            supervisor
                    .fill("title", "限期修好路灯")
                    .fill("demand", "三天内修好，附照片。")
                    .fill("ends", "2026-03-27")
                    .send("/desk/board/order")
                    .sees("督办单已发出")
                    .looksRight("order");
            String order = supervisor.page.url().replaceAll(".*/", "");
            handler.act(order, "receive");
            handler.act(order, "answer", "done", "已换灯具").looksRight("phone-order-answered");
            supervisor.act(order, "close", "how", "visit", "found", "晚上去看过，亮了");

            supervisor.go("/desk/oversight/" + two).looksRight("watch");
            supervisor
                    .fill("words", "请今天答复诉求人")
                    .send("/desk/oversight/" + two + "/chase")
                    .sees("已催办");
            supervisor
                    .fill("reason", "拖了半个月")
                    .fill("until", "2026-04-20")
                    .send("/desk/oversight/" + two + "/list")
                    .sees("已挂牌");
            leader.go("/desk/oversight/" + two)
                    .fill("words", "一周内解决")
                    .send("/desk/oversight/" + two + "/charge")
                    .sees("已由您包案")
                    .looksRight("phone-watch");
            handler.go("/desk/matters/" + two)
                    .sees("提醒到：督办员")
                    .sees("时限：办理时限")
                    .sees("挂牌督办")
                    .sees("包案")
                    .looksRight("phone-supervised");

            handler.go("/desk/oversight/" + two)
                    .fill("reason", "要上级协调管线单位")
                    .fill("tried", "联系过两次")
                    .send("/desk/oversight/" + two + "/raise")
                    .sees("已提请上级单位");
            String raised = handler.page
                    .locator("section[aria-labelledby='raised-title'] li a")
                    .first()
                    .getAttribute("href")
                    .replaceAll(".*/", "");
            upper.act(raised, "accept", "analysis", "约管线单位现场办", "ends", "2026-03-30");
            upper.go("/desk/matters/" + raised).sees("分办给一个单位").looksRight("raising");
            upper.go("/desk/board/order?raised=" + raised).looksRight("part");
            assertThat(upper.page.locator("[name=unit]").count()).isEqualTo(1);

            supervisor.go("/desk/matters?type=request&open=true&overdue=true").looksRight("order-found-list");
            supervisor.page.click("a[href^='/desk/matters/order-all']");
            supervisor.sees("将督办").page.click("details.card-box summary");
            supervisor.looksRight("order-found");
            supervisor.go("/desk/board?light=red").page.click("a[href^='/desk/board/order-all']");
            supervisor.sees("将督办").send("/desk/board/order-all").isRefused().looksRight("order-all");
            supervisor
                    .fill("title", "超期的全部限期办结")
                    .fill("demand", "说明原因，期限前办结。")
                    .fill("ends", "2026-04-10")
                    .send("/desk/board/order-all")
                    .sees("已列入督办单")
                    .looksRight("order-run");
            String run = supervisor.page.url().replaceAll("https?://[^/]+", "");
            try (Visit phone = Visit.onPhone(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD)) {
                phone.go(run).sees("已列入督办单").looksRight("phone-order-run");
                phone.go("/desk/matters/order-all?type=request&listed=1&lang=en")
                        .sees("when you left it")
                        .looksRight("phone-order-found");
                phone.go("/desk/board/order-all?lang=en")
                        .sees("matters will be ordered")
                        .looksRight("phone-order-all");
            }
        }
    }

    private String working(String title, Double lon, Double lat) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words(title, title + "，请尽快处理。"),
                                new NewMatter.Place(null, null, lon, lat),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19877000003", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", new HashMap<>(Map.of("unit", "roads-east")), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roadsEast, null);
        return number;
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

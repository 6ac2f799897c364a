package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A monitor from the appointment to the last word; and a leader who is given charge. */
@BanshiTest
@TestPropertySource(properties = {"banshi.test.database=monitor-on-screen", "banshi.city.region=1101"})
class MonitorOnScreenTest {
    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;

    @Test
    void aMonitorWritesOnWhatIsMaskedAndSaysWhetherTheAnswerWillDo() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        Actor.Staff lay = city.staff(null, Role.LAY_MONITOR);
        String number = working();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit monitor = Visit.onPhone(browser, address()).signIn(login(lay), Logins.PASSWORD);
                Visit leader = Visit.onPhone(browser, address()).signIn(login(city.leader), Logins.PASSWORD);
                Visit supervisor = Visit.atDesk(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit handler = Visit.atDesk(browser, address()).signIn(login(city.water), Logins.PASSWORD)) {
            monitor.sees("现在没有有效的聘任").looksRight("phone-monitor-none");
            supervisor.go("/desk/monitors").send("/desk/monitors").isRefused().looksRight("monitors-refused");
            supervisor
                    .fill("staff", Long.toString(lay.id()))
                    .sees("东城区 东华门街道")
                    .fill("region", "110101001")
                    .fill("categories", "03")
                    .fill("finer1", "0102")
                    .fill("from", "2026-03-02")
                    .fill("until", "2027-03-01")
                    .fill("ground", "街道人大代表，街道推荐")
                    .send("/desk/monitors")
                    .sees("已聘任")
                    .looksRight("monitors");
            monitor.go("/desk/monitoring").sees("水务局").doesNotSee("井盖松动").looksRight("phone-monitoring");
            monitor.page.locator("a.row-link").first().click();
            String here = monitor.page.url().replaceAll("https?://[^/]+", "");
            monitor.sees("办理过程").doesNotSee("井盖松动").doesNotSee("赵小梅").doesNotSee(number);
            monitor.fill("text", "路过三次都没有围挡，请说明什么时候修。").looksRight("phone-monitored");
            monitor.send(here).sees("意见已送承办单位");
            supervisor.go("/desk/monitors").sees("待单位答复").looksRight("monitors-opinions");
            String opinion = supervisor
                    .page
                    .locator("a.row-link")
                    .first()
                    .getAttribute("href")
                    .replaceAll(".*/", "");
            handler.act(opinion, "answer", "done", "已围挡，周五换新井盖。");
            monitor.go(here).sees("已围挡，周五换新井盖。").looksRight("phone-monitor-answered");
            monitor.fill("reason", "围挡倒了").page.click("form:has(input[value=insufficient]) button[type=submit]");
            monitor.sees("已告诉单位答复不行");
            handler.act(opinion, "answer", "done", "重新围好，井盖已换。");
            monitor.go(here).page.click("form:has(input[value=suffices]) button[type=submit]");
            monitor.sees("您认为答复可以").looksRight("phone-monitor-done");
            handler.go("/desk/matters/" + number).sees("社会监督员写了意见");

            supervisor.go("/desk/oversight/" + number).page.click("summary:has-text('指派领导包案')");
            supervisor
                    .fill("leader", Long.toString(city.leader.id()))
                    .page
                    .locator("form[action$='/assignCharge'] [name=words]")
                    .fill("一个月内解决");
            supervisor
                    .send("/desk/oversight/" + number + "/assignCharge")
                    .sees("已指派")
                    .looksRight("watch-assigned");
            leader.go("/desk/charges").sees("井盖松动").sees("指派").looksRight("phone-charges");
            supervisor.go("/desk/charges").sees("井盖松动").looksRight("charges");
        }
    }

    private String working() {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("井盖松动", "井盖松动，请尽快处理。"),
                                new NewMatter.Place("110101001", "东街九号", null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("赵小梅", "19703000002", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", new HashMap<>(Map.of("unit", "water")), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.water, null);
        return number;
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
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

/** A meeting, its minutes, the next meeting; an instruction from a phone. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=meeting-on-screen")
class MeetingOnScreenTest {
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
    void minutesBecomeMattersAndTheNextMeetingGoesOnWithThem() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        String there = working();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor = Visit.atDesk(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit leader = Visit.onPhone(browser, address()).signIn(login(city.leader), Logins.PASSWORD);
                Visit handler = Visit.onPhone(browser, address()).signIn(login(city.roads), Logins.PASSWORD)) {
            supervisor.go("/desk/meetings").sees("还没有会议或指令").looksRight("meetings-none");
            supervisor.go("/desk/meetings/new").looksRight("meeting-new");
            supervisor.send("/desk/meetings/new").isRefused().looksRight("meeting-refused");
            supervisor.page.click("button[name=more]");
            supervisor.sees("第 6 条");
            supervisor.fill("title", "防汛调度会").fill("place", "三楼会议室").fill("ledBy", "王县长");
            supervisor.page.check("input[name=present][value=roads]");
            supervisor
                    .fill("item1Title", "排查低洼路段")
                    .fill("item1Demand", "三天内排查完，报清单。")
                    .fill("item1Unit", "roads")
                    .fill("item1Ends", "2026-03-20")
                    .fill("item2Number", there)
                    .fill("item2Demand", "水务局下周报方案")
                    .send("/desk/meetings/new")
                    .sees("已发出")
                    .sees("还没签收")
                    .looksRight("meeting");
            String meeting = supervisor.page.url().replaceAll(".*/", "");
            String order = supervisor
                    .page
                    .locator("a.row-link")
                    .first()
                    .getAttribute("href")
                    .replaceAll(".*/", "");

            clock.advance(Duration.ofMinutes(50));
            handler.act(order, "receive");
            handler.go("/desk/matters/" + order).sees("防汛调度会");
            handler.act(order, "answer", "done", "排查完，共十二处");
            handler.go("/desk/meetings/" + meeting)
                    .sees("排查完，共十二处")
                    .doesNotSee("井盖松动")
                    .doesNotSee("追加更正")
                    .looksRight("phone-meeting-of-unit");
            leader.go("/desk/meetings/" + meeting)
                    .sees("用时")
                    .fill("item", "2")
                    .fill("text", "是下周五前报方案")
                    .send("/desk/meetings/" + meeting)
                    .sees("更正已追加")
                    .sees("是下周五前报方案")
                    .looksRight("phone-meeting");
            supervisor.go("/desk/meetings/new?follows=" + meeting).sees("井盖松动").looksRight("meeting-next");
            leader.go("/desk/meetings/new?form=instruction")
                    .fill("title", "河堤抢险")
                    .fill("ledBy", "王县长")
                    .fill("item1Title", "调沙袋")
                    .fill("item1Demand", "一小时内到位")
                    .fill("item1Unit", "roads")
                    .fill("item1Ends", "2026-03-03")
                    .looksRight("phone-instruction");
            leader.send("/desk/meetings/new").sees("已发出");
            leader.go("/desk/meetings?lang=en").sees("Instant instruction").looksRight("phone-meetings");
            supervisor.go("/desk/meetings").sees("2 条，未办结 2 条").looksRight("meetings");
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
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19703000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", new java.util.HashMap<>(Map.of("unit", "water")), city.dispatcher, null);
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

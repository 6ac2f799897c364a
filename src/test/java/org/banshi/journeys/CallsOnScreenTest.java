package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an open call to what became of each proposal, in the browser, by phone and at the desk. */
@BanshiTest
class CallsOnScreenTest {
    private static final Instant MONDAY = Instant.parse("2026-05-11T01:00:00Z");

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
    void whatIsPutForwardByPhoneIsScoredMergedAndAnsweredAndItsRaiserReadsIt() throws IOException {
        clock.moveTo(MONDAY);
        TestCity city = TestCity.in(units, members);
        if (units.find("calls-screen").isEmpty()) {
            units.create(new Unit("calls-screen", "清单办", null, Unit.Kind.OFFICE, null, null, true));
        }
        Actor.Staff office = city.staff("calls-screen", Role.OFFICE);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address()).signIn(login(office), Logins.PASSWORD);
                Visit second = Visit.onPhone(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit resident = Visit.onPhone(browser, address());
                Visit neighbour = Visit.atDesk(browser, address());
                Visit other = Visit.onPhone(browser, address());
                Visit reader = Visit.onPhone(browser, address())) {
            reader.go("/calls").looksRight("phone-calls-before");
            String call = opened(desk);
            String lamp = sent(resident, call, "小区门口的路灯不亮，晚上老人出门看不清路，请修好。");
            String same = sent(neighbour, call, "小区门口路灯不亮，晚上看不清路，老人出门容易摔。");
            String bins = sent(other, call, "楼下垃圾桶离窗太近，夏天有味道。");
            refusals(other, call);
            scored(desk, second, lamp);
            merged(desk, same, lamp);
            answered(desk, call, lamp, bins);
            clock.moveTo(Instant.parse("2026-06-01T01:00:00Z"));
            closed(desk, reader, call);
            resident.go("/follow/" + lamp).sees("您的建议已选用").sees("列入五月的题目").looksRight("phone-proposal-selected");
            neighbour.go("/follow/" + same).sees("列入五月的题目").looksRight("proposal-selected");
            other.go("/follow/" + bins).sees("已转为普通诉求办理").sees("提出了建议").looksRight("phone-proposal-handed-on");
            other.page.click("a.btn:has-text('接着看办到哪一步')");
            other.sees("已收到，正在看").sees("垃圾桶离窗太近");
            other.go("/calls/" + call + "/submit").sees("现在不收建议").looksRight("phone-submit-late");
        }
    }

    private static String opened(Visit desk) {
        desk.go("/desk/calls").looksRight("calls-none");
        desk.go("/desk/calls/new").looksRight("call-new");
        desk.fill("title", "请您出题：身边最该办的小事").fill("from", "2026-05-11").fill("until", "2026-05-31");
        desk.send("/desk/calls/new").isRefused().sees("请您出题：身边最该办的小事").looksRight("call-new-refused");
        desk.fill("text", "您身边最该办的一件小事是什么？写给我们，每一件都会告诉您结果。")
                .fill("answerBy", "2026-06-30")
                .fill("criteria", "small-firm-felt");
        desk.send("/desk/calls/new").sees("征集已开").looksRight("call");
        String call = desk.page.url().replaceAll(".*/", "").replaceAll("\\W.*", "");
        desk.go("/desk/calls/" + call + "/change").looksRight("call-change");
        desk.fill("why", "写得更清楚").fill("text", "您身边最该办的一件小事是什么？写清在哪里，每一件都会告诉您结果。");
        desk.send("/desk/calls/" + call + "/change").sees("改动已公布");
        return call;
    }

    private static String sent(Visit visit, String call, String text) {
        visit.go("/calls").sees("征集中").looksRight("calls-public");
        visit.go("/calls/" + call).sees("改动记录").looksRight("call-public");
        visit.go("/calls/" + call + "/submit").looksRight("submit");
        visit.fill("text", text).fill("name", "李某").fill("phone", "19822000901").fill("consent", "true");
        visit.send("/calls/" + call + "/submit")
                .sees("已经收到")
                .sees("最迟什么时候告诉您结果")
                .looksRight("proposal-receipt");
        String number = visit.page.url().replaceAll(".*/", "").replaceAll("\\D.*", "");
        visit.go("/follow/" + number).sees("您的建议已收到").doesNotSee("19822000901").looksRight("proposal-followed");
        return number;
    }

    private static void refusals(Visit visit, String call) {
        visit.go("/calls/" + call + "/submit").fill("address", "东门外");
        visit.send("/calls/" + call + "/submit").isRefused().sees("请写出您的建议").looksRight("phone-submit-refused");
        assertThat(visit.page.inputValue("[name=address]")).isEqualTo("东门外");
        visit.go("/calls/" + call + "/submit?elder=on").looksRight("phone-submit-elder");
        visit.go("/calls/" + call + "/submit?elder=off&lang=en")
                .sees("What should be done")
                .looksRight("phone-submit-en");
        visit.go("/calls/" + call + "?lang=zh");
    }

    private static void scored(Visit desk, Visit second, String number) {
        String page = "/desk/calls/proposals/" + number;
        desk.go(page).sees("已有 0 人评分").doesNotSee("李某").looksRight("proposal");
        desk.fill("points-small", "5").fill("points-firm", "4");
        desk.send(page + "/score").isRefused().looksRight("proposal-score-refused");
        desk.fill("points-felt", "4").send(page + "/score").sees("评分已记下");
        second.go(page).sees("评分后可见").doesNotSee("计入总分").looksRight("phone-proposal-to-score");
        second.fill("points-small", "3").fill("points-firm", "4").fill("points-felt", "5");
        second.send(page + "/score").sees("计入总分").looksRight("phone-proposal-scored");
    }

    private static void merged(Visit desk, String same, String main) {
        String page = "/desk/calls/proposals/" + same;
        desk.go(page).sees("内容相似").looksRight("proposal-same");
        desk.send(page + "/merge").sees("已归并到").looksRight("proposal-merged");
        desk.send(page + "/unmerge").sees("已取消归并");
        desk.send(page + "/merge").sees("已归并到");
        desk.go("/desk/calls/proposals/" + main).sees("归并在本件的").looksRight("proposal-main");
    }

    private static void answered(Visit desk, String call, String lamp, String bins) {
        String page = "/desk/calls/proposals/" + lamp;
        desk.go(page).page.click("summary:has-text('选用')");
        desk.fill("words", "修好小区门口的路灯").fill("into", "topic");
        desk.send(page + "/select").isRefused().looksRight("proposal-select-refused");
        desk.fill("title", "小区门口的路灯").fill("month", "2026-05").fill("publicAnswer", "列入五月的题目，年内修好。");
        desk.page
                .locator("select[name=category]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        desk.send(page + "/select").sees("已答复并通知提出人").looksRight("proposal-told");
        String other = "/desk/calls/proposals/" + bins;
        desk.go(other).page.click("summary:has-text('转为普通诉求')");
        desk.fill("handOnAnswer", "这件归热线办，已转过去。").send(other + "/hand-on").sees("已答复并通知提出人");
        desk.go("/desk/calls/" + call + "?state=received").sees("没有符合条件的建议");
        desk.go("/desk/calls/" + call).looksRight("call-answered-each");
    }

    private static void closed(Visit desk, Visit reader, String call) {
        desk.go("/desk/calls/" + call).fill("summary", "路灯列入五月的题目，一件转给热线办。");
        desk.send("/desk/calls/" + call + "/answered").sees("结果已公布").looksRight("call-closed");
        desk.go("/desk/calls").looksRight("calls");
        reader.go("/calls/" + call)
                .sees("合计 3 件 = 选用 2 + 转为诉求 1")
                .sees("修好小区门口的路灯")
                .doesNotSee("看不清路")
                .looksRight("phone-call-answered");
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

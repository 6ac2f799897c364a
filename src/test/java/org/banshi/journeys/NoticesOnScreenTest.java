package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Roots;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Snapshot;
import org.banshi.rates.Snapshots;
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

/** From a finished request to a notice that somebody objects to, a pledge, and the ledger of a day, in the browser. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=notices-screen")
class NoticesOnScreenTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Roots roots;

    @Autowired
    private Snapshots snapshots;

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

    @LocalServerPort
    private int port;

    @Test
    void aNoticeIsMaskedReleasedObjectedToAndDecidedAndTheLedgerIsChecked() throws IOException {
        clock.moveTo(MONDAY);
        TestCity city = TestCity.in(units, members);
        Actor.Staff third = city.staff(null, Role.SUPERVISOR);
        Receipt receipt = finished(city);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit first = Visit.atDesk(browser, address()).signIn(login(city.operator), Logins.PASSWORD);
                Visit second = Visit.onPhone(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit last = Visit.atDesk(browser, address()).signIn(login(third), Logins.PASSWORD);
                Visit roads = Visit.atDesk(browser, address()).signIn(login(city.roads), Logins.PASSWORD);
                Visit resident = Visit.onPhone(browser, address());
                Visit reader = Visit.atDesk(browser, address())) {
            resident.go("/published").sees("还没有公示").looksRight("phone-published-none");
            resident.go("/ledger").sees("还没有封过账").looksRight("phone-ledger-none");
            resident.go("/ledger/check?number=" + receipt.number()).looksRight("phone-ledger-check");
            resident.fill("code", receipt.code()).send("/ledger/check").sees("还没有进入已封的账");
            String notice = proposed(first, receipt.number());
            second.go("/desk/published/" + notice).sees("待发布").looksRight("phone-notice-to-release");
            second.send("/desk/published/" + notice + "/release").sees("已发布。").looksRight("phone-notice-released");
            reader.go("/published").sees("路灯已修好").looksRight("published");
            reader.go("/published/" + notice).sees("已更换灯具").looksRight("published-one");
            reader.go("/published/data").sees("numerator").looksRight("published-data");
            objected(resident, notice, receipt);
            decided(last, resident, notice);
            pledged(roads, last, reader);
            figures(last, second, reader, city);
            clock.advance(Duration.ofDays(1));
            roots.closeDays();
            checked(resident, reader, receipt);
        }
    }

    private static String proposed(Visit first, String number) {
        first.go("/desk/published").looksRight("notices-none");
        first.go("/desk/matters/" + number).sees("提出公示");
        first.go("/desk/published/new").looksRight("notice-which");
        first.fill("number", number).send("/desk/published/new").sees("已隐去").looksRight("notice-new");
        first.fill("title", "路灯已修好").fill("words", "李卫国反映小区门口路灯不亮，他腿脚不好，刚做过手术。");
        first.send("/desk/published/new").isRefused().looksRight("notice-new-refused");
        first.fill("confirmed", "true").send("/desk/published/new").isRefused().sees("诉求人的姓名");
        first.fill("words", "有居民反映小区门口路灯不亮。").fill("answer", "已更换灯具。").fill("confirmed", "false");
        first.send("/desk/published/new").sees("等另一个人发布").sees("这一步要由另一个人办").looksRight("notice");
        first.go("/desk/published").looksRight("notices");
        return first.page.locator("a.row-link").first().getAttribute("href").replaceAll(".*/", "");
    }

    private static void objected(Visit resident, String notice, Receipt receipt) {
        resident.go("/published/" + notice).looksRight("phone-published-one");
        resident.go("/published/" + notice + "/object").looksRight("phone-object");
        resident.send("/published/" + notice + "/object").isRefused().looksRight("phone-object-refused");
        resident.fill("ground", "privacy")
                .fill("words", "只亮了一天")
                .fill("number", receipt.number())
                .fill("code", receipt.code());
        resident.send("/published/" + notice + "/object").sees("已撤下，等待复核").looksRight("phone-objected");
    }

    private static void decided(Visit last, Visit resident, String notice) {
        last.go("/desk/published/" + notice).sees("只亮了一天").looksRight("notice-to-decide");
        last.send("/desk/published/" + notice + "/withdraw").isRefused().looksRight("notice-decide-refused");
        last.fill("why", "现场看过，路灯亮着。");
        last.page.click("button[formaction$='/keep']");
        last.sees("已记下。").looksRight("notice-kept");
        resident.go("/published/" + notice).sees("现场看过").sees("路灯已修好").looksRight("phone-published-kept");
        resident.go("/published/" + notice + "?lang=en")
                .sees("Somebody objected")
                .looksRight("phone-published-en");
        resident.go("/published?lang=zh&elder=on").looksRight("phone-published-elder");
        resident.go("/published?elder=off");
    }

    private static void pledged(Visit roads, Visit last, Visit reader) {
        reader.go("/pledges").sees("没有承诺").looksRight("pledges-none");
        roads.go("/desk/pledges").looksRight("desk-pledges-none");
        roads.go("/desk/pledges/new").looksRight("pledge-new");
        roads.send("/desk/pledges/new").isRefused().looksRight("pledge-new-refused");
        roads.fill("title", "学府街修好")
                .fill("words", "三月底前修好学府街的坑洼。")
                .fill("proof", "验收单和照片")
                .fill("due", "2026-03-31")
                .fill("leader", "局长");
        roads.send("/desk/pledges/new").sees("承诺已公开").sees("由另外的人核对").looksRight("pledge");
        String pledge = roads.page.url().replaceAll(".*/", "").replaceAll("\\W.*", "");
        reader.go("/pledges").sees("未到期").looksRight("pledges");
        last.go("/desk/pledges/" + pledge).looksRight("pledge-to-find");
        last.send("/desk/pledges/" + pledge + "/finding").isRefused().looksRight("pledge-find-refused");
        last.fill("done", "2026-03-02").fill("evidence", "验收单齐全，路面平整。");
        last.send("/desk/pledges/" + pledge + "/finding").sees("已兑现").looksRight("pledge-kept");
        last.go("/desk/pledges?standing=kept").sees("学府街修好").looksRight("desk-pledges");
    }

    private void figures(Visit last, Visit second, Visit reader, TestCity city) {
        List<Laid> laid = new ArrayList<>();
        for (int i = 0; i < 28; i++) {
            laid.add(Laid.judged(
                    i < 25 ? "roads" : "water",
                    Instant.parse("2026-02-03T04:00:00Z").plusSeconds(7_919L * i),
                    true,
                    5));
        }
        new LaidRequests(db).lay(laid);
        Snapshot february = snapshots.publish(
                new Asked(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28"), Asked.By.UNIT, null),
                "月报",
                null,
                city.staff(null, Role.SUPERVISOR));
        last.go("/desk/rates/published/" + february.id()).sees("把这期指标向社会公示");
        String page = "/desk/published/figures/" + february.id();
        last.go(page).looksRight("figures-notice");
        last.send(page).isRefused().looksRight("figures-notice-refused");
        last.fill("title", "二月办理情况").fill("words", "每月公布，口径见下表。").send(page).sees("等另一个人发布");
        String notice = last.page.url().replaceAll(".*/", "").replaceAll("\\W.*", "");
        second.go("/desk/published/" + notice).looksRight("phone-figures-to-release");
        second.send("/desk/published/" + notice + "/release").sees("已发布。");
        reader.go("/published/" + notice).sees("二月办理情况").sees("第 0 版口径").looksRight("published-figures");
        times(last, second, reader, february);
    }

    private static void times(Visit last, Visit second, Visit reader, Snapshot february) {
        last.go("/desk/rates/published/" + february.id()).sees("把这期用时向社会公示").looksRight("published-list-times");
        String page = "/desk/published/times/" + february.id();
        last.go(page).looksRight("times-notice");
        last.send(page).isRefused().looksRight("times-notice-refused");
        last.fill("title", "二月办理用时")
                .fill("words", "每月公布，从哪里算到哪里见下表。")
                .send(page)
                .sees("等另一个人发布");
        String notice = last.page.url().replaceAll(".*/", "").replaceAll("\\W.*", "");
        second.go("/desk/published/" + notice).sees("办结用时").looksRight("phone-times-to-release");
        second.send("/desk/published/" + notice + "/release").sees("已发布。");
        reader.go("/published/" + notice)
                .sees("二月办理用时")
                .sees(february.hash())
                .sees("不足 20 件，只展示，不比较")
                .looksRight("published-times");
        reader.go("/published").sees("办理用时").looksRight("published-with-times");
        second.go("/published/" + notice).looksRight("phone-published-times");
        second.go("/published/" + notice + "?lang=en")
                .sees("Nine in ten within")
                .looksRight("phone-published-times-en");
        second.go("/published?lang=zh");
    }

    private static void checked(Visit resident, Visit reader, Receipt receipt) {
        resident.go("/pledges").sees("已兑现").looksRight("phone-pledges");
        reader.go("/ledger").sees("当天的根").looksRight("ledger");
        resident.go("/ledger").looksRight("phone-ledger");
        resident.go("/ledger/check").fill("number", receipt.number()).fill("code", "ABCD");
        resident.send("/ledger/check").isRefused().sees("对不上").looksRight("phone-ledger-refused");
        resident.fill("code", receipt.code()).send("/ledger/check").sees("在。截至").looksRight("phone-ledger-in");
        reader.go("/ledger/check").fill("number", receipt.number()).fill("code", receipt.code());
        reader.send("/ledger/check").sees("在。截至").looksRight("ledger-in");
    }

    private Receipt finished(TestCity city) {
        Receipt receipt = ledger.raise(
                new NewMatter(
                        "request",
                        "help",
                        "normal",
                        "0102",
                        new NewMatter.Words("路灯不亮", "门口路灯不亮，请打我电话19855000021，李卫国。"),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("李卫国", "19855000021", null, null),
                        false,
                        Map.of()),
                new Actor.Anyone());
        String number = receipt.number();
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        does(city.roads, number, "reply", "publicAnswer", "路灯已修好。", "internal", "更换灯具");
        does(city.reviewer, number, "approve");
        does(city.caller, number, "callBack", "reached", true, "contacted", true, "solved", true, "satisfaction", 5);
        return receipt;
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

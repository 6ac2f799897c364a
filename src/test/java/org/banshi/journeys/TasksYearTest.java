package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.Slots;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task's year in the browser: an office puts it on a list, a unit does it, a group checks, another signs, residents look. */
@BanshiTest
class TasksYearTest {

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Slots slots;

    @LocalServerPort
    private int port;

    private String number;

    @Test
    void aTasksYear() throws IOException {
        clock.moveTo(Instant.parse("2026-01-05T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        for (String code : List.of("list-office", "inspection")) {
            units.create(new Unit(code, "清单单位" + code, null, Unit.Kind.OFFICE, null, null, true));
        }
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit office = signedIn(browser, city.staff("list-office", Role.OFFICE));
                Visit second = signedIn(browser, city.staff("list-office", Role.OFFICE));
                Visit unit = signedIn(browser, city.roads);
                Visit group = signedIn(browser, city.staff("inspection", Role.GROUP));
                Visit leader = signedIn(browser, city.leader);
                Visit resident = Visit.onPhone(browser, "http://localhost:" + port)) {
            anOfficePutsItOnAList(office);
            theUnitWorks(unit, group);
            itIsStruckOff(office, unit, group);
            twoPeopleLetItOut(office, second);
            everybodyLooks(leader, resident);
        }
    }

    private void anOfficePutsItOnAList(Visit office) {
        office.go("/desk/lists").looksRight("lists-empty");
        office.fill("name", "2026年民生实事清单").fill("code", "msss-2026").fill("checker", "inspection");
        office.fill("published", "true").send("/desk/lists").sees("2026年民生实事清单");
        whatWasTypedIsKept(office);
        office.fill("title", "改造纺织路三村道路").fill("text", "路面破损，雨天积水。");
        office.fill("target", "改造道路三条").fill("quantity", "3.5").fill("quantityUnit", "公里");
        office.fill("measures", "分段施工").fill("criteria", "平整、无积水").fill("lead", "roads");
        office.fill("person", "王工").fill("begins", "2026-01-05").fill("ends", "2026-06-30");
        office.fill("step1Title", "完成设计").fill("step1Weight", "40").fill("step1Due", "2026-03-31");
        office.fill("step2Title", "完成施工").fill("step2Weight", "60").fill("step2Due", "2026-06-30");
        office.send("/desk/lists/msss-2026/new").sees("改造纺织路三村道路").looksRight("item-drafted");
        number = office.page.url().replaceAll(".*/", "");
        office.act(number, "fund", "source", "city", "planned", "1200000", "arrived", "300000", "spent", "120000.50");
        office.act(number, "issue");
    }

    private static void whatWasTypedIsKept(Visit office) {
        office.go("/desk/lists/msss-2026/new").looksRight("item-new");
        office.page.locator("[name=step1Title]").pressSequentially("完成初步设计");
        PlaywrightAssertions.assertThat(office.page.locator("[data-draft-line]"))
                .hasText(Pattern.compile("草稿已保存"), new LocatorAssertions.HasTextOptions().setTimeout(15_000));
        office.go("/desk/lists/msss-2026/new").sees("没提交的草稿").looksRight("item-draft-offer");
        office.page.locator("[data-draft-offer] a").click();
        PlaywrightAssertions.assertThat(office.page.locator("[name=step1Title]"))
                .hasValue("完成初步设计");
        office.looksRight("item-draft-opened");
    }

    private void theUnitWorks(Visit unit, Visit group) {
        unit.go("/desk").sees("改造纺织路三村道路");
        unit.act(number, "receive");
        clock.moveTo(Instant.parse("2026-01-16T01:00:00Z"));
        slots.openDue();
        unit.act(number, "followUp", "nothingNew", "true");
        clock.moveTo(Instant.parse("2026-03-30T01:00:00Z"));
        slots.openDue();
        sweeper.sweep();
        unit.act(number, "reach", "milestone", "1", "evidence", "设计文件已批");
        group.go("/desk/items/" + number).sees("完成设计").looksRight("item-under-way");
        group.act(number, "acceptMilestone", "milestone", "1", "found", "属实");
        clock.moveTo(Instant.parse("2026-06-20T01:00:00Z"));
        unit.act(number, "reach", "milestone", "2", "evidence", "竣工");
        group.act(number, "acceptMilestone", "milestone", "2", "found", "属实");
    }

    private void itIsStruckOff(Visit office, Visit unit, Visit group) {
        unit.act(number, "askStrikeOff", "evidence", "竣工报告");
        group.act(number, "word", "how", "visit", "yes", "9", "no", "1", "said", "不积水了");
        group.act(number, "check", "how", "visit", "found", "三条路均已改造");
        office.act(number, "sign", "remark", "同意销号");
        office.go("/desk/items/" + number).sees("已销号").looksRight("item-struck-off");
    }

    private static void twoPeopleLetItOut(Visit office, Visit second) {
        office.go("/desk/told/msss-2026");
        office.leave(() -> office.page.click("form[action$='/propose'] button[type=submit]"));
        second.go("/desk/told/msss-2026?view=release");
        second.leave(() -> second.page.click("form[action$='/list'] button"));
        second.sees("清单已公开").go("/desk/told/msss-2026?view=release");
        second.page.locator("input[name=id]").check();
        second.leave(() -> second.page.click("#release button[type=submit]"));
        second.sees("已公开。");
    }

    private void everybodyLooks(Visit leader, Visit resident) {
        leader.go("/desk/lists").sees("100.00 % (1/1)").looksRight("lists");
        leader.go("/desk/lists/msss-2026").looksRight("list-table");
        leader.go("/desk/lists/msss-2026?view=board").looksRight("list-board");
        leader.go("/desk/lists/msss-2026?view=chart").looksRight("list-chart");
        leader.go("/desk/lists/msss-2026?light=red").sees("没有符合条件的事项");
        resident.go("/lists").sees("100.00 % (1/1)").looksRight("phone-lists");
        resident.go("/lists/msss-2026").sees("改造纺织路三村道路").looksRight("phone-list");
        String feed = resident.page
                .request()
                .get("http://localhost:" + port + "/lists/msss-2026/feed.atom")
                .text();
        assertThat(feed).contains("http://www.w3.org/2005/Atom", "改造纺织路三村道路", "已销号");
    }

    private Visit signedIn(Browser browser, Actor.Staff who) {
        return Visit.atDesk(browser, "http://localhost:" + port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

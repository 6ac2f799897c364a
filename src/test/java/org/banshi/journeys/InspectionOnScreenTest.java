package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.Items;
import org.banshi.program.Lists;
import org.banshi.program.NewItem;
import org.banshi.program.WorkList;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An inspection in the browser, from the plan of the visit to the finding that closes; and the list on the map and on paper. */
@BanshiTest
class InspectionOnScreenTest {
    private static final String LIST = "insp-2026";

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Lists lists;

    @Autowired
    private Items items;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;
    private Actor.Staff office, group, otherGroup, roads;
    private String visit, number;

    @Test
    void fromThePlanOfAVisitToTheFindingThatCloses() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        for (String code : List.of("insp-office", "insp-1", "insp-2")) {
            units.create(new Unit(code, "督导单位" + code, null, Unit.Kind.OFFICE, null, null, true));
        }
        office = city.staff("insp-office", Role.OFFICE);
        group = city.staff("insp-1", Role.GROUP);
        otherGroup = city.staff("insp-2", Role.GROUP);
        roads = city.roads;
        aListThatWasGivenToTwoGroups();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit atGroup = signedIn(browser, group);
                Visit other = signedIn(browser, otherGroup);
                Visit unit = signedIn(browser, city.roads);
                Visit deciding = signedIn(browser, office);
                Visit onThePhone = Visit.onPhone(browser, "http://localhost:" + port)
                        .signIn(Logins.of(accounts, group), Logins.PASSWORD);
                Visit resident = Visit.onPhone(browser, "http://localhost:" + port)) {
            itIsPlannedAndNobodyElseComes(atGroup, other, unit);
            itIsDoneAndAFindingOpened(atGroup, onThePhone, unit);
            theUnitAnswersObjectsAndOthersDecide(atGroup, unit, deciding);
            itCloses(atGroup, unit, onThePhone);
            theListIsOnTheMapAndOnPaper(deciding, onThePhone, resident);
        }
    }

    private void aListThatWasGivenToTwoGroups() {
        lists.make(new WorkList(LIST, "2026年督导清单", 2026, "city", null, "insp-office", "insp-1", true), office);
        lists.release(LIST, city.supervisor);
        put("修补织机路", "roads", null, 83.012);
        put("疏通织机路管网", "roads", null, 83.0121);
        put("更换老旧水表", "water", "insp-2", 83.06);
    }

    private void put(String title, String lead, String checker, double lon) {
        items.put(
                LIST,
                new NewItem(
                        title,
                        title + "，方便居民。",
                        "dated",
                        new NewMatter.Place(null, title + "处", lon, 39.02),
                        NewItem.Sorting.NONE,
                        new NewItem.Book("完成" + title, null, null, null, null, "分段施工", "居民认可"),
                        new NewItem.Answerable(lead, List.of(), "责任人甲", checker),
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 6, 30),
                        List.of(new NewItem.Step("完工", 100, LocalDate.of(2026, 6, 30))),
                        List.of()),
                office);
    }

    private void itIsPlannedAndNobodyElseComes(Visit atGroup, Visit other, Visit unit) {
        atGroup.go("/desk/visits").sees("现在没有等待核验的事项");
        atGroup.go("/desk/visits/new");
        atGroup.fill("target", "roads").fill("day", "2026-03-10").fill("announced", "true");
        atGroup.send("/desk/visits/new").sees("事先告知");
        visit = atGroup.page.url().replaceAll(".*/", "");
        other.go("/desk/visits/new").fill("target", "roads").fill("day", "2026-03-15");
        other.send("/desk/visits/new").isRefused().sees("30 天内不得重复检查").sees("督导单位insp-1");
        other.looksRight("visit-refused");
        assertThat(other.page.inputValue("[name=day]")).as("nothing is lost").isEqualTo("2026-03-15");
        other.go("/desk/visits?state=all").doesNotSee("/desk/visits/" + visit);
        unit.go("/desk/visits").sees("/desk/visits/" + visit);
    }

    private void itIsDoneAndAFindingOpened(Visit atGroup, Visit onThePhone, Visit unit) {
        clock.moveTo(Instant.parse("2026-03-10T06:00:00Z"));
        String path = "/desk/visits/" + visit;
        onThePhone.go(path);
        onThePhone.send(path + "/done").isRefused().looksRight("phone-visit-wordless");
        onThePhone.fill("conclusion", "工地一处没有围挡。").send(path + "/done").sees("工地一处没有围挡");
        String form = "/desk/lists/" + LIST + "/new";
        atGroup.go(path).sees("new?kind=finding&amp;visit=" + visit);
        atGroup.go(form + "?kind=finding&visit=" + visit)
                .fill("title", "工地没有围挡")
                .fill("text", "长约十米。")
                .fill("person", "责任人甲")
                .fill("ends", "2026-04-10")
                .fill("lead", "roads")
                .send(form);
        number = atGroup.page.url().replaceAll(".*/", "");
        atGroup.go(path).sees("工地没有围挡").looksRight("visit-done");
        unit.go(path).sees("工地没有围挡");
    }

    private void theUnitAnswersObjectsAndOthersDecide(Visit atGroup, Visit unit, Visit deciding) {
        unit.act(number, "answer", "done", "已设置围挡。");
        atGroup.go("/desk/visits").sees("工地没有围挡").looksRight("visits-waiting");
        atGroup.act(number, "sendBack", "reason", "只围了一半。", "ends", "2026-04-20");
        unit.act(number, "object", "ground", "另一半不属我单位施工。");
        deciding.act(number, "uphold", "reason", "同属一个标段，问题成立。");
        ledger.perform(number, "answer", Map.of("done", "全部围好。"), roads, null);
    }

    private void itCloses(Visit atGroup, Visit unit, Visit onThePhone) {
        clock.moveTo(Instant.parse("2026-03-18T06:00:00Z"));
        atGroup.go("/desk/visits/new?followUpOf=" + visit).looksRight("visit-again");
        atGroup.fill("day", "2026-03-18").send("/desk/visits/new").sees("复查的原检查");
        String again = atGroup.page.url().replaceAll(".*/", "");
        unit.go("/desk/visits?state=all").doesNotSee("/desk/visits/" + again + "\"");
        atGroup.fill("conclusion", "围挡完整。").send("/desk/visits/" + again + "/done");
        atGroup.act(number, "recheck", "how", "visit", "found", "围挡完整，属实。");
        atGroup.go("/desk/visits/" + visit).sees("复核销号");
        atGroup.go("/desk/visits?state=all").looksRight("visits");
        onThePhone.go("/desk/visits?state=all").looksRight("phone-visits");
    }

    private void theListIsOnTheMapAndOnPaper(Visit deciding, Visit onThePhone, Visit resident) {
        deciding.go("/desk/lists/" + LIST + "?view=map");
        assertThat(deciding.page.locator(".dot").count())
                .as("what lies close stands as one")
                .isEqualTo(2);
        deciding.looksRight("list-map");
        deciding.page.locator(".dot").first().click();
        deciding.page.locator(".leaflet-popup a[href*='/desk/items/']").first().waitFor();
        deciding.looksRight("list-map-popup");
        onThePhone.go("/desk/lists/" + LIST + "?view=map").looksRight("phone-list-map");
        resident.go("/lists/" + LIST + "?view=map").sees("没有标明位置的事项");
        deciding.go("/desk/lists/" + LIST + "/print").looksRight("ledger");
        onThePhone.go("/desk/lists/" + LIST + "/print");
        deciding.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        byte[] pdf = deciding.page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target/screenshots/print-ledger.pdf")));
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/MediaBox\\s*\\[\\s*0 0 84[12]")
                        .matcher(text)
                        .find())
                .as("A4 across")
                .isTrue();
        assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count())
                .as("one sheet")
                .isEqualTo(1);
    }

    private Visit signedIn(Browser browser, Actor.Staff who) {
        return Visit.atDesk(browser, "http://localhost:" + port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

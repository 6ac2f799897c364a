package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** The office masks the words of its promises, somebody else releases them, somebody objects, a third person decides. */
@BanshiTest
class PromisedOnScreenTest {
    private static final String LIST = "told-screen";

    @Autowired
    private Lists lists;

    @Autowired
    private Items items;

    @Autowired
    private Ledger ledger;

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

    private Actor.Staff office;

    private void aPromise(String title, String street) {
        NewItem item = new NewItem(
                title,
                "逐户安装。",
                "dated",
                new NewMatter.Place("110101001002", street, 116.12, 39.12),
                NewItem.Sorting.NONE,
                new NewItem.Book("二十户都装好", new BigDecimal("20"), "户", null, null, "分批", "拉得住、不松动"),
                new NewItem.Answerable("roads", List.of(), "责任人甲", null),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 30),
                List.of(new NewItem.Step("全部装完", 100, LocalDate.of(2026, 6, 30))),
                List.of(new NewItem.Fund("city", new BigDecimal("10.00"), new BigDecimal("6"), new BigDecimal("2"))));
        String number = items.put(LIST, item, office).number();
        ledger.perform(number, "issue", Map.of(), office, null);
    }

    @Test
    void wordsAreMaskedReleasedObjectedToAndDecidedOn() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        units.create(new Unit("told-screen-office", "清单办公室", null, Unit.Kind.OFFICE, null, null, true));
        units.create(new Unit("told-screen-group", "核验一组", null, Unit.Kind.OFFICE, null, null, true));
        office = city.staff("told-screen-office", Role.OFFICE);
        lists.make(
                new WorkList(LIST, "2026年扶手清单", 2026, "city", null, "told-screen-office", "told-screen-group", true),
                office);
        aPromise("给翠竹坊老人装扶手", "翠竹坊老街");
        aPromise("给槐树坊老人装扶手，联系 13912345678", "槐树坊 3 号楼 2 单元 501 室");
        String desk = "/desk/told/" + LIST;
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit masker = Visit.atDesk(browser, address).signIn(Logins.of(accounts, office), Logins.PASSWORD);
                Visit second =
                        Visit.onPhone(browser, address).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD);
                Visit third =
                        Visit.atDesk(browser, address).signIn(Logins.of(accounts, city.reviewer), Logins.PASSWORD);
                Visit atHome = Visit.atDesk(browser, address);
                Visit resident = Visit.onPhone(browser, address)) {
            masker.go("/desk/told").sees("2026年扶手清单").sees("清单未公开").looksRight("told-lists");
            second.go(desk).sees("公开这个清单").looksRight("phone-told-not-public");
            second.page.locator("form[action$='/list'] button").click();
            second.sees("清单已公开");
            resident.go("/lists/" + LIST).sees("第 1 项（文字审核中）").sees("道路局").looksRight("phone-promises-untold");

            masker.go(desk).sees("台账原文：").sees("（已隐去）").looksRight("told-mask");
            masker.fill("w.2.title", "给槐树坊老人装扶手 13912345678").fill("w.2.address", "");
            masker.leave(() -> masker.page
                    .locator("form[action$='/propose'] button[type=submit]")
                    .click());
            masker.isRefused().sees("手机号").looksRight("told-mask-refused");
            masker.fill("w.2.title", "给槐树坊老人装扶手");
            masker.leave(() -> masker.page
                    .locator("form[action$='/propose'] button[type=submit]")
                    .click());
            masker.sees("已提出").sees("没有要遮蔽的");
            masker.go(desk + "?view=release").sees("由另一个人放行").looksRight("told-byAnother");
            second.go(desk + "?view=release").sees("槐树坊").looksRight("phone-told-release");
            second.page.locator("input[name=id]").all().forEach(Locator::check);
            second.leave(
                    () -> second.page.locator("#release button[type=submit]").click());
            second.sees("已公开。");
            resident.go("/lists/" + LIST).sees("1 · 给翠竹坊老人装扶手").looksRight("phone-promises-told");
            resident.go("/lists/" + LIST + "/2")
                    .sees("给槐树坊老人装扶手")
                    .doesNotSee("501")
                    .looksRight("phone-promise-told");
            atHome.go("/lists/" + LIST + "?view=map").sees("翠竹坊老街").looksRight("promises-told-map");

            resident.page.click("a[href$='/object']");
            String object = "/lists/" + LIST + "/2/object";
            resident.send(object).isRefused().looksRight("phone-promise-object-refused");
            atHome.go(object).looksRight("promise-object");
            resident.page.check("input[name=ground][value=privacy]");
            resident.fill("words", "整个坊只有一位老人，认得出来。").send(object).sees("文字已撤下").looksRight("phone-promise-away");
            second.go(desk + "?view=objected").sees("由第三个人决定").doesNotSee("保留，重新公开");
            third.go("/desk/told").looksRight("told-lists-objected");
            third.go(desk + "?view=objected").sees("整个坊只有一位老人").looksRight("told-decide");
            third.page.locator("form[action*='/objections/'] textarea").fill("确实认得出来，撤回。");
            third.leave(() -> third.page
                    .locator("form[action$='/withdraw'] button")
                    .first()
                    .click());
            third.sees("已处理。");
            resident.go("/lists/" + LIST + "/2?lang=en")
                    .sees("确实认得出来，撤回。")
                    .sees("The words were taken back")
                    .looksRight("phone-promise-withdrawn-en");
            third.go(desk + "?view=told&lang=en").looksRight("told-public-en");
            atHome.go("/published/data").sees("promises.csv").looksRight("open-data-promises");
        }
    }
}

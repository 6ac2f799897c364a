package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.oversight.Stands;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** One supervisor writes what is told of a listed case, another releases it, and everybody reads it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=listed-on-screen")
class ListedOnScreenTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Stands stands;

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
    void aListedCaseIsWrittenReleasedAndRead() throws IOException {
        clock.moveTo(Instant.parse("2026-04-08T02:00:00Z"));
        TestCity city = TestCity.in(units, members);
        Actor.Staff second = city.staff(null, Role.SUPERVISOR);
        Actor.Staff third = city.staff(null, Role.REVIEWER);
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("楼道堆放杂物", "三单元楼道堆放杂物无人清理。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        stands.list(number, "久拖未决", "2026-05-30", city.supervisor);
        String one = "/desk/listed/" + number + "/1";
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit lister =
                        Visit.atDesk(browser, address).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD);
                Visit other = Visit.onPhone(browser, address).signIn(Logins.of(accounts, second), Logins.PASSWORD);
                Visit decider = Visit.atDesk(browser, address).signIn(Logins.of(accounts, third), Logins.PASSWORD);
                Visit atHome = Visit.atDesk(browser, address);
                Visit resident = Visit.onPhone(browser, address)) {
            resident.go("/listed").sees("没有挂牌的事项");
            lister.go("/desk/listed").sees(number).sees("没有公开").looksRight("listed");
            lister.go(one)
                    .fill("words", "涉及多个部门，久拖未决，挂牌督办。")
                    .send(one)
                    .sees("由另一个人放行")
                    .looksRight("listed-proposed");
            other.go(one).sees("放行，公开").looksRight("phone-listed-release");
            other.page.locator("form[action$='/release'] button[type=submit]").click();
            other.sees("已公开");
            resident.go("/listed").sees("涉及多个部门").sees("道路局").doesNotSee(number).looksRight("phone-listed-public");
            stands.delist(number, "decided", "内部记录", city.supervisor);
            lister.go(one).fill("words", "改由专班推进。").send(one).sees("待放行");
            other.go(one);
            other.page.locator("form[action$='/release'] button[type=submit]").click();
            resident.go("/listed?lang=en").sees("Taken off").sees("改由专班推进。").looksRight("phone-listed-public-off-en");

            resident.go("/listed?lang=zh").page.click("a[href^='/listed/']:not([href$='object'])");
            String public1 =
                    resident.page.url().replaceAll("https?://[^/]+", "").replaceAll("\\?.*", "");
            resident.sees("对摘牌说明提出异议").looksRight("phone-listed-case");
            atHome.go(public1).looksRight("listed-case");
            resident.page.click("a[href$='/object']");
            String object = resident.page.url().replaceAll("https?://[^/]+", "").replaceAll("\\?.*", "");
            resident.send(object).isRefused().looksRight("phone-listed-object-refused");
            atHome.go(object).looksRight("listed-object");
            resident.page.check("input[name=ground][value=facts]");
            resident.fill("words", "不是四月挂的牌。").send(object).sees("已撤下，等待复核").looksRight("phone-listed-away");
            resident.go("/listed").sees("另有 1 件").looksRight("phone-listed-public-away");
            lister.go("/desk/listed").sees("有人提出异议").looksRight("listed-objected");
            lister.go(one).sees("由第三个人决定").doesNotSee("保留，重新公开");
            decider.go(one).sees("保留，重新公开").looksRight("listed-decide");
            decider.page.locator("button[formaction$='/keep']").click();
            decider.isRefused().looksRight("listed-decide-refused");
            decider.page.locator("form[action*='/objections/'] textarea").fill("核对过，是四月八日挂的牌。");
            decider.page.locator("button[formaction$='/keep']").click();
            decider.sees("保留，重新公开").looksRight("listed-decided");
            resident.go(public1).sees("复核后保留").sees("核对过").looksRight("phone-listed-kept");
            resident.go(public1 + "?lang=en")
                    .sees("it was looked at and stands")
                    .looksRight("phone-listed-kept-en");
            atHome.go("/published/data").sees("listed.csv").looksRight("open-data");
        }
    }
}

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
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.insight.ThemeSearch;
import org.banshi.insight.ThemeTopics;
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

/** From what many raise to the topic of a month, its year and its numbers, in the browser. */
@BanshiTest
class TopicsOnScreenTest {
    private static final Instant NOW = Instant.parse("2026-05-12T01:00:00Z");

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Lists lists;

    @Autowired
    private Items items;

    @Autowired
    private ThemeSearch search;

    @Autowired
    private ThemeTopics themes;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;
    private Actor.Staff office;

    @Test
    void aThemeBecomesTheTopicOfAMonthAndTheYearShowsIt() throws IOException {
        clock.moveTo(NOW);
        city = TestCity.in(units, members);
        if (units.find("topic-office").isEmpty()) {
            units.create(new Unit("topic-office", "清单办", null, Unit.Kind.OFFICE, null, null, true));
        }
        office = city.staff("topic-office", Role.OFFICE);
        manyRaiseTheSame();
        search.run();
        long theme = themes.called("春熙苑").orElseThrow();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit atOffice = Visit.atDesk(browser, address()).signIn(login(office), Logins.PASSWORD);
                Visit onPhone = Visit.onPhone(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit resident = Visit.onPhone(browser, address())) {
            String number = itIsOpened(atOffice, theme);
            itIsPlanned(number, resident);
            itsPages(number, atOffice, onPhone);
            theYear(atOffice, onPhone, resident);
            oneForEverybody(number, resident);
            theClasses(atOffice, onPhone);
        }
    }

    private void manyRaiseTheSame() {
        for (int i = 0; i < 26; i++) {
            clock.moveTo(NOW.minus(Duration.ofDays(i < 9 ? i * 4L : i * 12L)));
            ledger.raise(
                    new NewMatter(
                            "request",
                            "complaint",
                            "normal",
                            "0402",
                            new NewMatter.Words("春熙苑泵房夜里轰鸣", "我住在春熙苑，泵房夜里轰鸣，睡不着，请管一管。"),
                            new NewMatter.Place("4419", null, null, null),
                            NewMatter.Origin.of("web"),
                            new NewMatter.Identity(null, "188000055%02d".formatted(i), null, null),
                            false,
                            Map.of()),
                    new Actor.Anyone());
        }
        clock.moveTo(NOW);
    }

    private static String itIsOpened(Visit atOffice, long theme) {
        atOffice.go("/desk/themes/" + theme).sees("开一题").looksRight("theme-opens-topic");
        atOffice.go("/desk/themes/" + theme + "/topic").sees("只记多少，不记是谁").looksRight("theme-topic");
        atOffice.fill("title", "二次供水泵房噪声").fill("month", "2026-03");
        atOffice.send("/desk/themes/" + theme + "/topic").isRefused().sees("二次供水泵房噪声");
        atOffice.fill("text", "老旧泵房没有隔声，夜里启停轰鸣，附近住户睡不好。").fill("words", "泵房");
        atOffice.send("/desk/themes/" + theme + "/topic").sees("已开题").looksRight("topic-opened");
        String number = atOffice.page.url().replaceAll(".*/", "").replaceAll("\\W.*", "");
        atOffice.go("/desk/themes/" + theme).sees("已开一题：" + number);
        return number;
    }

    private void itIsPlanned(String number, Visit resident) {
        WorkList list = lists.make(
                new WorkList("topics-2026", "每月一题任务清单", 2026, "city", null, "topic-office", null, true), office);
        lists.release(list.code(), city.supervisor);
        String task = items.put(
                        list.code(),
                        new NewItem(
                                "给二十个泵房加装隔声",
                                "先难后易。",
                                "dated",
                                NewMatter.Place.NONE,
                                NewItem.Sorting.NONE,
                                NewItem.Book.NONE,
                                NewItem.Answerable.NOBODY,
                                null,
                                null,
                                java.util.List.of(),
                                java.util.List.of()),
                        office)
                .number();
        assertThat(resident.status("/topics/" + number))
                .as("nobody leads it yet")
                .isEqualTo(404);
        does(number, office, "appoint", "unit", "water");
        does(number, city.water, "plan", "measures", "逐个泵房加装隔声\n换低噪水泵", "begins", "2026-05-12", "ends", "2026-09-30");
        resident.go("/topics/" + number).sees("二次供水泵房噪声").doesNotSee("换低噪水泵");
        does(number, office, "approve");
        does(number, office, "addTask", "task", task);
        does(number, city.water, "policy", "title", "泵房降噪办法", "document", "某水〔2026〕3号", "issued", "2026-05-10");
    }

    private static void itsPages(String number, Visit atOffice, Visit onPhone) {
        String page = "/desk/topics/" + number;
        atOffice.go(page).sees("内容里有“泵房”").sees("某水〔2026〕3号").looksRight("topic");
        onPhone.go(page).looksRight("phone-topic");
        atOffice.act(number, "redate", "ends", "2026-10-31", "reason", "汛期停工");
        onPhone.go("/desk/matters/" + number).looksRight("phone-topic-matter");
    }

    private static void theYear(Visit atOffice, Visit onPhone, Visit resident) {
        atOffice.go("/desk/topics?year=2026").sees("本月没有选题").looksRight("topics");
        atOffice.go("/desk/topics/new").looksRight("topic-new");
        onPhone.go("/desk/topics?year=2026").looksRight("phone-topics");
        resident.go("/topics?year=2026").sees("二次供水泵房噪声").doesNotSee("春熙苑").looksRight("phone-public-topics");
        resident.go("/topics?year=2026&elder=on").looksRight("phone-public-topics-elder");
        resident.go("/topics?year=2026&lang=en").sees("Lead unit").looksRight("phone-public-topics-en");
        resident.go("/topics?year=2025").looksRight("phone-public-topics-empty");
    }

    /** Months with few requests are told as sums; what the office wrote for the unit stays inside. */
    private static void oneForEverybody(String number, Visit resident) {
        resident.go("/topics?year=2026&lang=zh&elder=off")
                .page
                .locator(".topic-year a")
                .first()
                .click();
        resident.sees("换低噪水泵")
                .sees("某水〔2026〕3号")
                .sees("另有 1 项任务不在公开清单上")
                .sees("有的月份不足 5 件")
                .doesNotSee("睡不好")
                .doesNotSee("春熙苑")
                .looksRight("phone-public-topic");
        assertThat(resident.page.url()).endsWith("/topics/" + number);
        resident.go("/topics/" + number + "?lang=en&elder=on")
                .sees("Lead unit")
                .looksRight("phone-public-topic-en-elder");
        assertThat(resident.status("/topics/NONE")).isEqualTo(404);
    }

    private static void theClasses(Visit atOffice, Visit onPhone) {
        atOffice.go("/desk/classes?from=2025-06&until=2026-05").sees("每月件数").looksRight("classes");
        onPhone.go("/desk/classes?from=2025-06&until=2026-05&category=04").looksRight("phone-classes");
        onPhone.go("/desk/classes?from=2026-05&until=2026-05&category=0402&region=4419");
        String told = onPhone.page.locator("tfoot a").first().innerText().strip();
        onPhone.page.locator("tfoot a").first().click();
        onPhone.sees("共 " + told + " 件");
        assertThat(onPhone.page.url()).contains("openly=true");
        onPhone.looksRight("phone-classes-list");
    }

    private void does(String number, Actor.Staff actor, String action, Object... fields) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        ledger.perform(number, action, form, actor, null);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

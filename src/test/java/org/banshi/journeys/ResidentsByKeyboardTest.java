package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Phones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Residents without a mouse, with large letters, with another number: raising, marking a place, following, correcting. */
@BanshiTest
@TestPropertySource(properties = "banshi.city.region=1101")
class ResidentsByKeyboardTest {
    private static final String STREET = "110101001";

    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private String address;

    @BeforeEach
    void aStreetThatTheMapKnows() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        address = "http://localhost:" + port;
        for (double[] corner : new double[][] {{116.0, 39.0}, {116.004, 39.0}, {116.004, 39.004}, {116.0, 39.004}}) {
            raised(new NewMatter.Place(STREET, "某街", corner[0], corner[1]), null);
        }
    }

    private String raised(NewMatter.Place place, String phone) {
        return ledger.raise(
                        new NewMatter(
                                Requests.NAME,
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("路灯不亮", "路灯不亮，走路看不见。"),
                                place,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity(null, phone, null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    /** Tabs until the focus is there, as somebody does who has no mouse. */
    private static void tabTo(Visit visit, String selector) {
        for (int i = 0; i < 120; i++) {
            visit.page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(visit.page.evaluate(
                    "s => document.activeElement && document.activeElement.matches(s)", selector))) {
                assertThat(
                                visit.page.evaluate(
                                        "() => { const r = document.activeElement.getBoundingClientRect(); return r.width > 0 && r.height > 0; }"))
                        .as("what has the focus can be seen: " + selector)
                        .isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector + " on " + visit.page.url());
    }

    @Test
    void somebodyWithoutAMouseRaisesMarksThePlaceAndIsToldWhichStreetItIs() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit visit = Visit.atDesk(browser, address)) {
            visit.go("/raise");
            tabTo(visit, "textarea[name=text]");
            visit.page.keyboard().type("东华门的路灯不亮。");
            tabTo(visit, "[data-next]");
            visit.page.keyboard().press("Enter");
            visit.page.waitForSelector("#place-map path.outline-rough", attached());
            tabTo(visit, "select[name=region]");
            visit.page.keyboard().press("ArrowDown");
            visit.page.keyboard().press("ArrowDown");
            visit.page.waitForCondition(
                    () -> visit.page.locator("[data-place-said]").innerText().contains("地图移到了"));
            assertThat(visit.page.inputValue("[name=region]")).isEqualTo(STREET);
            assertThat(visit.page.locator("path.outline-chosen").count()).isEqualTo(1);
            visit.page.selectOption("[name=region]", "");
            tabTo(visit, "#place-map");
            visit.page.keyboard().press("Enter");
            visit.page.waitForCondition(
                    () -> visit.page.locator("[data-place-said]").innerText().contains("东华门街道"));
            assertThat(visit.page.inputValue("[name=region]")).isEqualTo(STREET);
            visit.looksRight("keys-place");
            tabTo(visit, "[data-step]:not([hidden]) [data-next]");
            visit.page.keyboard().press("Enter");
            tabTo(visit, "[data-step]:not([hidden]) button[type=submit]");
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/receipt/**");
            String number =
                    visit.page.locator(".big-number").first().innerText().strip();
            assertThat(db.sql("select region from matter_matter where number = ?")
                            .param(number)
                            .query(String.class)
                            .single())
                    .isEqualTo(STREET);
        }
    }

    private static com.microsoft.playwright.Page.WaitForSelectorOptions attached() {
        return new com.microsoft.playwright.Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    @Test
    void aTapNamesTheStreetAndATapElsewhereSaysThatNoneIsKnown() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit visit = Visit.onPhone(browser, address)) {
            visit.go("/raise").fill("text", "井盖松了。");
            visit.page.click("[data-next]:visible");
            visit.page.waitForSelector("#place-map path.outline-rough", attached());
            visit.sees("不是正式的街道边界");
            visit.page.locator("#place-map").click();
            assertThat(visit.page.locator("[data-place-said]").innerText()).contains("东华门街道");
            assertThat(visit.page.inputValue("[name=region]")).isEqualTo(STREET);
            visit.looksRight("tap-named");
            visit.page
                    .locator("#place-map")
                    .click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(350, 250));
            assertThat(visit.page.locator("[data-place-said]").innerText()).contains("不知道它属于哪个街道");
            assertThat(visit.page.inputValue("[name=region]")).isEqualTo(STREET);
            visit.go("/public?view=map");
            visit.page.waitForSelector("#map path.outline-rough", attached());
            visit.looksRight("public-outlines");
        }
    }

    @Test
    void somebodyWithoutAMouseFollowsAMatterAndEndsIt() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit visit = Visit.onPhone(browser, address)) {
            visit.go("/public");
            tabTo(visit, ".public-what a");
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/public/matters/**");
            visit.looksRight("follow-page");
            tabTo(visit, "form[action$='/follow'] button");
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/mine");
            visit.sees("验证以后就关注上了").looksRight("follow-phone");
            tabTo(visit, "input[name=phone]");
            visit.page.keyboard().type("19944000001");
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/mine/code");
            tabTo(visit, "input[name=code]");
            visit.page.keyboard().type(Phones.texted(db));
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/public/matters/**");
            visit.sees("您正在关注").looksRight("followed");
            visit.go("/mine").looksRight("mine-followed");
            tabTo(visit, "form[action$='/leave'][action^='/public'] button");
            visit.page.keyboard().press("Enter");
            visit.page.waitForSelector("#followed a[href='/public']");
            visit.sees("还没有关注");
        }
    }

    @Test
    void pagesHoldTogetherAtTwiceTheSize() throws IOException {
        String number = raised(NewMatter.Place.NONE, "19944000002");
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit visit = Visit.atDesk(browser, address)) {
            comeIn(visit, "19944000002");
            // 1280 by 900 at 200 % is a window half as wide.
            visit.page.setViewportSize(640, 450);
            for (String path : List.of(
                    "/",
                    "/raise?all=on",
                    "/follow",
                    "/follow/" + number,
                    "/mine",
                    "/mine/data",
                    "/mine/proxies",
                    "/public",
                    "/public?view=map",
                    "/privacy")) {
                visit.go(path).looksRight("zoom" + path.replaceAll("\\W+", "-").replaceAll("\\d{5,}", "n"));
            }
            // Letters alone twice as large, on a phone as wide as a small tablet.
            visit.page.setViewportSize(800, 900);
            for (String path : List.of("/", "/raise?all=on", "/mine", "/mine/data", "/public")) {
                visit.go(path);
                visit.page.evaluate("document.documentElement.style.fontSize = '200%'");
                assertThat((int) visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                        .as("nothing sticks out of " + path + " with letters twice as large")
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    private void comeIn(Visit visit, String phone) {
        visit.go("/mine").fill("phone", phone).send("/mine");
        visit.fill("code", Phones.texted(db)).send("/mine/code");
    }

    @Test
    void aNewNumberTakesAllAlongButWhoActsForWhomAndAllAreTold() throws IOException {
        String mother = "19944000003";
        String later = "19944000004";
        String daughter = "19944000005";
        String aunt = "19944000006";
        String number = raised(new NewMatter.Place(null, "错的路 1 号", null, null), mother);
        raised(NewMatter.Place.NONE, aunt);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit auntie = Visit.onPhone(browser, address);
                Visit person = Visit.onPhone(browser, address);
                Visit proxy = Visit.onPhone(browser, address)) {
            comeIn(auntie, aunt);
            grant(auntie, mother);
            comeIn(person, mother);
            grant(person, daughter);
            assertThat(grants(person)).isEqualTo(1);
            comeIn(proxy, daughter);
            proxy.sees(number);
            person.go("/mine/data")
                    .fill("number", number)
                    .fill("address", "对的路 2 号")
                    .send("/mine/data/address");
            person.sees("正确的地址已经记在这件事里").looksRight("data-address");
            assertThat(db.sql("""
                            select m.address || ' / ' || p.body from matter_matter m join matter_payload p on p.matter = m.id
                            where m.number = ? and p.seq = m.length""").param(number).query(String.class).single())
                    .startsWith("错的路 1 号 / ")
                    .contains("正确的地址是：对的路 2 号");

            person.fill("phone", later).send("/mine/data/phone");
            person.fill("code", Phones.texted(db)).send("/mine/data/phone/code");
            person.sees("手机号已经更正").looksRight("data-renumbered");
            person.go("/mine").sees(number);
            assertThat(grants(person)).isZero();
            proxy.go("/mine").doesNotSee(number);
            assertThat(grants(auntie)).isZero();
        }
        assertThat(told("proxyEndedFor")).as("the daughter").isEqualTo(1);
        assertThat(told("proxyEnded")).as("the aunt").isEqualTo(1);
        assertThat(told("numberChanged")).as("the old number and the new").isEqualTo(2);
    }

    private static void grant(Visit visit, String phone) {
        visit.go("/mine/proxies")
                .fill("phone", phone)
                .fill("label", "家里人")
                .fill("scope", "act")
                .fill("until", LocalDate.of(2026, 8, 31).toString())
                .send("/mine/proxies");
        visit.sees("家里人");
    }

    private static int grants(Visit visit) {
        return visit.go("/mine/proxies").page.locator("form[action$='/end']").count();
    }

    private long told(String what) {
        return Objects.requireNonNull(db.sql("select count(*) from outbox_message where template = ?")
                .param("matter.tell." + what)
                .query(Long.class)
                .single());
    }
}

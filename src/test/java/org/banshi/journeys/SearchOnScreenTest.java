package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
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

/** What is looked for at the desk and on a phone; and what is the same, from the typing of it to the merge and back, by keys. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=found")
class SearchOnScreenTest {
    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @LocalServerPort
    private int port;

    @Test
    void wordsAreFoundMarkedNarrowedAndLeftOut() throws IOException {
        TestCity city = TestCity.in(units, members);
        raised("琵琶巷3栋下水道堵了", "污水漫到楼梯口", "help");
        raised("琵琶巷下水道反味", "13栋的窗户不敢开，第33天了", "complaint");
        String login = Logins.of(accounts, city.operator);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, Logins.PASSWORD);
                Visit phone = Visit.onPhone(browser, address).signIn(login, Logins.PASSWORD)) {
            desk.go("/desk");
            desk.page.keyboard().press("/");
            desk.page.keyboard().type("琵琶巷 下水道");
            desk.page.keyboard().press("Enter");
            desk.page.waitForURL(Pattern.compile(".*/desk/matters\\?q=.*"));
            assertThat(desk.page.locator("mark", new com.microsoft.playwright.Page.LocatorOptions().setHasText("琵琶巷")))
                    .hasCount(2);
            desk.looksRight("desk-search");
            found(desk, "琵琶巷 -楼梯口", "反味");
            found(desk, "琵琶巷 3栋", "堵了");
            found(desk, "琵琶巷 第3", "反味");
            desk.page.locator("#f-q").fill("琵琶巷");
            desk.page.locator("#f-type").selectOption("request.complaint");
            desk.page.locator("#f-type").press("Enter");
            desk.page
                    .locator("form.filters button[type=submit], button:has-text('查')")
                    .first()
                    .click();
            assertThat(desk.page.locator("p[role=status]")).containsText("1");
            desk.go("/desk/matters?q=琵琶行里的船").looksRight("desk-search-none");
            assertThat(desk.page.locator("mark")).hasCount(0);
            phone.go("/desk/matters?q=琵琶巷").looksRight("phone-search");
            assertThat(phone.page.locator("mark").first()).hasText("琵琶巷");
        }
    }

    private static void found(Visit desk, String words, String only) {
        desk.page.locator("#f-q").fill(words);
        desk.page.locator("#f-q").press("Enter");
        desk.page.waitForURL(
                url -> url.contains(java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("%20", "+")));
        assertThat(desk.page.locator("p[role=status]")).containsText("1");
        desk.sees(only);
    }

    @Test
    void whatIsTheSameIsOfferedWhileTypingAndMergedAndTakenBackByOneKey() throws IOException {
        TestCity city = TestCity.in(units, members);
        String first = raised("梨园坊2号院电梯困人", "梨园坊2号院的电梯停在五楼，门打不开", "help");
        String login = Logins.of(accounts, city.operator);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, Logins.PASSWORD)) {
            desk.go("/desk/intake");
            desk.page.locator("#f-text").pressSequentially("梨园坊2号院电梯又停了，电梯门打不开，停在五楼");
            Locator offered = desk.page.locator("#similar a[href='/desk/matters/" + first + "']");
            offered.waitFor();
            desk.looksRight("desk-same-typing");
            desk.page.focus("#f-text");
            desk.page.keyboard().press("Control+Enter");
            desk.page.waitForURL(Pattern.compile(".*/desk/receipts/.*"));
            String second = desk.page.url().replaceAll(".*/", "").replaceAll("[?#].*", "");
            desk.go("/desk/matters/" + second);
            assertThat(desk.page.locator("#similar button[data-key='0']")).hasCount(1);
            desk.page.keyboard().press("0");
            desk.sees("撤回归并").looksRight("desk-same-merged");
            assertThat(state(second)).isEqualTo("merged");
            desk.page.keyboard().press("0");
            assertThat(desk.page.locator("form[action$='/same/undo']")).hasCount(0);
            desk.page.locator("#similar").waitFor();
            assertThat(state(second)).isEqualTo("raised");
        }
    }

    private String state(String number) {
        return matters.view(number, new Actor.House()).matter().state();
    }

    private String raised(String title, String text, String type) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words(title, text),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民甲", "19811000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }
}

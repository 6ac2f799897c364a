package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Sweeper;
import org.banshi.notice.NoticeFigures;
import org.banshi.notice.NoticeWords;
import org.banshi.notice.Notices;
import org.banshi.oversight.Lights;
import org.banshi.oversight.Stands;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Rates;
import org.banshi.rates.Snapshot;
import org.banshi.rates.SnapshotFigures;
import org.banshi.rates.Snapshots;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Chromium;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The brief of a full week, on a phone, at a desk and on one sheet of paper, and each number opened. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=brief-on-screen")
class BriefOnScreenTest {
    /** What is left of A4 between the margins, in CSS pixels. */
    private static final int WIDE = 695;

    private static final int HIGH = 1039;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Lights lights;

    @Autowired
    private Stands stands;

    @Autowired
    private Rates rates;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private SnapshotFigures figures;

    @Autowired
    private Notices notices;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private TestCity city;

    @Test
    void aLeaderReadsAFullWeekOnOneSheetAndOpensItsNumbers() throws IOException {
        aFullWeek();
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit leader = Visit.atDesk(browser, address()).signIn(login(city.leader), Logins.PASSWORD);
                Visit phone = Visit.onPhone(browser, address()).signIn(login(city.supervisor), Logins.PASSWORD)) {
            leader.go("/desk").sees("领导一页纸").looksRight("brief-home");
            leader.go("/desk/brief").sees("这一周收到").sees("挂牌督办中 3 件").looksRight("brief");
            oneSheet(leader, "brief-paper");
            String red = leader.page.locator(".brief-now").last().innerText().strip();
            assertThat(red).isEqualTo("9");
            leader.page.locator(".brief-now").first().click();
            leader.sees("收到的诉求").looksRight("brief-list");
            leader.go("/desk/brief");
            leader.page.locator(".brief-table a").first().click();
            leader.sees("比率的分母").looksRight("brief-rate");
            for (String what : List.of("finished", "open", "turned", "listed", "charged", "behind")) {
                leader.go("/desk/brief/list?what=" + what);
            }
            leader.go("/desk/brief?month=last").sees("这一月收到").looksRight("brief-month");
            oneSheet(leader, "brief-month-paper");
            leader.go("/desk/brief?lang=en").sees("more than the week before").looksRight("brief-en");
            oneSheet(leader, "brief-paper-en");

            phone.go("/desk/brief").sees("这一周收到").looksRight("phone-brief");
            phone.go("/desk/brief?dark=on").looksRight("phone-brief-dark");
            phone.go("/desk/brief/list?what=came").looksRight("phone-brief-list");
            phone.go("/desk/brief/list?what=listed&dark=off").looksRight("phone-brief-listed");
            assertThat(phone.status("/desk/brief/list?what=else")).isEqualTo(404);
            everybody(browser);
        }
    }

    private void everybody(Browser browser) {
        try (Visit resident = Visit.onPhone(browser, address());
                Visit wall = Visit.atDesk(browser, address())) {
            resident.go("/").sees("更多民生数据").looksRight("phone-home-figures");
            resident.go("/figures")
                    .sees("每月收到多少件")
                    .sees("112/140")
                    .draws("raised-months")
                    .looksRight("phone-figures");
            withoutScripts(browser);
            resident.page.locator("details summary").first().click();
            resident.sees("看数字").looksRight("phone-figures-table");
            resident.go("/figures?elder=on").looksRight("phone-figures-elder");
            resident.go("/figures?elder=off&lang=en").sees("Shares solved").looksRight("phone-figures-en");
            wall.go("/figures").sees("SHA-256").looksRight("figures");
            wall.go("/figures?wall=on").sees("普通大小").looksRight("figures-wall");
            wall.page.setViewportSize(1920, 1080);
            wall.go("/figures?wall=on&lang=en").looksRight("figures-wall-wide");
        }
    }

    /** The table alone, and open. */
    private void withoutScripts(Browser browser) {
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(address() + "/figures");
            assertThat(page.locator("#raised-months").isVisible()).isTrue();
            assertThat(page.locator(".chart").first().isVisible()).isFalse();
        }
    }

    private void february() {
        YearMonth month = YearMonth.of(2026, 2);
        Snapshot frozen = snapshots.publish(
                rates.asked(month, month, Asked.By.UNIT, city.supervisor), "月报", null, city.supervisor);
        List<NoticeFigures.Line> lines = figures.of(frozen, Language.ZH).stream()
                .map(each -> new NoticeFigures.Line(
                        each.line(), each.rate(), each.sentence(), each.numerator(), each.denominator()))
                .toList();
        notices.release(
                notices.propose(
                        new NoticeFigures(
                                frozen.id(),
                                frozen.ruleVersion(),
                                frozen.cutOff(),
                                frozen.madeBy(),
                                frozen.hash(),
                                lines,
                                List.of()),
                        new NoticeWords("二月份诉求办理情况", "全市二月份诉求办理情况。", null, false),
                        city.operator),
                city.reviewer);
    }

    /** With room for a few lines more than the fullest week of this test. */
    private static void oneSheet(Visit leader, String name) {
        leader.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        byte[] paper = leader.page.pdf(new Page.PdfOptions()
                .setFormat("A4")
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target/screenshots/journey-" + name + ".pdf")));
        assertThat(Pattern.compile("/Type\\s*/Page\\b")
                        .matcher(new String(paper, StandardCharsets.ISO_8859_1))
                        .results())
                .as("one sheet")
                .hasSize(1);
        leader.page.setViewportSize(WIDE, HIGH);
        int high = ((Number) leader.page.evaluate("document.querySelector('.brief').getBoundingClientRect().height"))
                .intValue();
        Chromium.picture(leader.page, "journey-" + name);
        leader.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        leader.page.setViewportSize(1440, 900);
        assertThat(high).as("height of the sheet").isLessThan(HIGH * 95 / 100);
    }

    private void aFullWeek() {
        clock.moveTo(Instant.parse("2026-03-10T01:00:00Z"));
        city = TestCity.in(units, members);
        for (int i = 1; i <= 7; i++) {
            units.create(Unit.handling("far-" + i, "第" + i + "街道办事处综合便民服务中心", null));
        }
        for (int i = 0; i < 9; i++) {
            String number = raised("居民反映小区门口的道路积水多年没有解决，下雨天老人和孩子出行十分不便，请尽快派人到现场查看并处理" + i);
            if (i < 3) {
                stands.list(number, "拖了很久", "2026-04-20", city.supervisor);
                stands.takeCharge(number, "一周内解决", city.leader);
            }
        }
        List<Laid> all = new ArrayList<>();
        for (int unit = 1; unit <= 7; unit++) {
            for (int i = 0; i < 24; i++) {
                String category = "0%d01".formatted(1 + (unit + i) % 7);
                all.add(judged("far-" + unit, category, i < 24 - unit, 11));
                if (i < 20) {
                    all.add(judged("far-" + unit, category, i < 18, 4));
                    all.add(judged("far-" + unit, category, i < 20 - unit, -10));
                }
            }
        }
        new LaidRequests(db).lay(all);
        for (int i = 0; i < 6; i++) {
            db.update(
                    "insert into insight_theme (title, category, matters, people, recent, unresolved, days, counted_at, heat)"
                            + " values (?, '0101', ?, ?, 4, 5, 90, '2026-03-18T01:00:00Z', ?)",
                    "小区 停车位 被占 消防通道 堵塞 物业 不管 电动车 充电 " + i,
                    12 + i,
                    i == 5 ? 4 : 8 + i,
                    90 - i);
        }
        clock.moveTo(Instant.parse("2026-03-18T02:00:00Z"));
        sweeper.sweep();
        lights.sweep();
        february();
    }

    private String raised(String title) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words(title, title),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19712000002", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private static Laid judged(String unit, String category, boolean solved, int day) {
        Instant closed = Instant.parse("2026-03-01T04:00:00Z").plusSeconds(86_400L * (day - 1));
        Instant raised = closed.minusSeconds(86_400);
        return new Laid(
                unit, category, raised, closed, raised.plusSeconds(9_000), "verdict", closed, true, solved, 4, 0);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

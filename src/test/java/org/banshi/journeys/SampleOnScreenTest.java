package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Roots;
import org.banshi.people.Members;
import org.banshi.people.Units;
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

/** A list is frozen, drawn from, called and drawn again, in the browser. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=sample-on-screen")
class SampleOnScreenTest {
    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private Roots roots;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    @Test
    void aListIsFrozenDrawnFromCalledAndDrawnAgain() throws IOException {
        clock.moveTo(Instant.parse("2026-04-08T02:00:00Z"));
        TestCity city = TestCity.in(units, members);
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant day = Instant.parse("2026-03-%02dT04:00:00Z".formatted(i + 1));
            all.add(Laid.judged("roads", day, true, 5));
        }
        new LaidRequests(db).lay(all);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor = Visit.atDesk(browser, address).signIn(login(city.supervisor), Logins.PASSWORD);
                Visit caller = Visit.onPhone(browser, address).signIn(login(city.caller), Logins.PASSWORD);
                Visit handler = Visit.onPhone(browser, address).signIn(login(city.roads), Logins.PASSWORD);
                Visit resident = Visit.onPhone(browser, address)) {
            resident.go("/drawings").sees("还没有抽样");
            supervisor.go("/desk/rates/sample").sees("还没有抽样").looksRight("samples-none");
            supervisor
                    .fill("month", "2026-03")
                    .send("/desk/rates/sample")
                    .sees("等待种子")
                    .looksRight("sample-frozen");
            resident.go("/drawings").sees("第 1 次抽样").sees("台账封存以后").looksRight("phone-drawings-frozen");
            clock.advance(Duration.ofDays(1));
            roots.closeDays();
            supervisor
                    .go("/desk/rates/sample/1")
                    .send("/desk/rates/sample/1/draw")
                    .sees("5/12");
            supervisor.go("/desk/rates/sample/1/redraw").sees("完全一致").looksRight("sample-redraw");
            everybodyDrawsAgain(resident);
            handler.go("/desk/rates/sample/1")
                    .sees("单件和作答的人不显示")
                    .doesNotSee("请您回访")
                    .looksRight("phone-sample-unit");
            caller.go("/desk/rates/sample").sees("已抽取").looksRight("phone-samples");
            caller.go("/desk/rates/sample/1").sees("请您回访").looksRight("phone-sample-caller");
            caller.page.locator("a.row-link").first().click();
            caller.sees("不能更改").looksRight("phone-sample-call");
            caller.page.locator("input[name=outcome][value=unreached]").check();
            caller.page.locator("main form button[type=submit]").last().click();
            caller.sees("今天已试");
            supervisor.go("/desk/rates/sample/1").sees("5/12").sees("作答不足 5 人").looksRight("sample-drawn");
            everybodyAnswers(city);
            supervisor.go("/desk/rates/sample/1").sees("4/5");
            supervisor.page.locator("a[href*='requests?unit=roads']").click();
            supervisor.sees("抽中的诉求：道路局").sees("T1").looksRight("sample-list");
            aUnitAppeals(handler, supervisor);
            resident.go("/drawings?lang=en")
                    .sees("no reference after an appeal")
                    .looksRight("phone-drawings-appealed-en");
        }
    }

    private void aUnitAppeals(Visit handler, Visit supervisor) {
        String appeals = "/desk/rates/sample/1/appeals";
        handler.go("/desk/rates/sample/1").sees("4/5").looksRight("phone-sample-own");
        handler.send(appeals).isRefused();
        handler.fill("reason", "两件不属于本单位。").send(appeals).sees("申诉中").looksRight("phone-sample-appealed");
        supervisor.go("/desk/rates/sample/1").sees("两件不属于本单位。").looksRight("sample-appeal");
        supervisor.fill("why.roads", "核对过，确属别的单位。");
        supervisor.leave(
                () -> supervisor.page.locator("button[formaction$='/aside']").click());
        supervisor.sees("申诉后不作参考").looksRight("sample-set-aside");
        assertThat(supervisor
                        .page
                        .request()
                        .get("http://localhost:" + port + "/desk/rates/sample/1/export.csv")
                        .text())
                .contains("4/5", "申诉后不作参考", "考核参考");
    }

    private void everybodyAnswers(TestCity city) {
        db.update(
                """
                insert into rates_sample_call (sample, matter, attempt, at, day, called_by, outcome, contacted, solved, satisfaction)
                select d.sample, d.matter, 1 + (select count(*) from rates_sample_call c where c.matter = d.matter), ?, ?, ?,
                  'answered', n <> 1, n <> 2, n from (select *, row_number() over (order by tag) as n from rates_sample_drawn) d""",
                clock.instant().plus(Duration.ofDays(1)).atOffset(java.time.ZoneOffset.UTC),
                clock.today().plusDays(1),
                city.staff("hotline", org.banshi.access.Role.CALLER).id());
    }

    /** From what the portal gives alone: the file's hash, the seed, and what is drawn by them. */
    private void everybodyDrawsAgain(Visit resident) throws IOException {
        resident.go("/drawings").sees("种子取自台账日").looksRight("phone-drawings");
        List<String> codes = resident.page.locator("#drawing-1 code").allTextContents();
        byte[] file =
                resident.page.request().get(resident.page.url() + "/1/list.txt").body();
        assertThat(sha256(file)).isEqualTo(codes.getFirst());
        byte[] seed = HexFormat.of().parseHex(codes.getLast());
        List<String> again = new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ")[1])
                .sorted(Comparator.comparing(tag -> sha256(seed, HexFormat.of().parseHex(tag))))
                .limit(5)
                .sorted()
                .toList();
        assertThat(again)
                .isEqualTo(db.queryForList(
                        "select encode(tag, 'hex') from rates_sample_drawn where sample = 1 order by tag",
                        String.class));
        resident.go("/ledger").sees("抽样回访的名单和种子");
    }

    private static String sha256(byte[]... parts) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                hash.update(part);
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String login(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }
}

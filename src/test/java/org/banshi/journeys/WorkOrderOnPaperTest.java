package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.AnswerTemplates;
import org.banshi.hotline.HotlineRules;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A handler prints the work order, and answers with a template while a colleague looks on. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class WorkOrderOnPaperTest {

    /** What is left of A4 between the margins, in CSS pixels. */
    private static final int PAPER = 658;

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

    @Autowired
    private Rules rules;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @Test
    void aHandlerPrintsTheOrderAndAnswersByATemplateWhileAColleagueIsTold() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        String number = working(city);
        String matter = "/desk/matters/" + number;
        publish(city);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit handler = signedIn(browser, city.roads, false);
                Visit phone = signedIn(browser, city.roads2, true)) {
            handler.go(matter + "/sheet").looksRight("desk-sheet");
            onPaper(handler, "paper-sheet");
            byte[] paper = handler.page.pdf(new Page.PdfOptions()
                    .setFormat("A4")
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target/screenshots/journey-paper-sheet.pdf")));
            Assertions.assertThat(Pattern.compile("/Type\\s*/Page\\b")
                            .matcher(new String(paper, StandardCharsets.ISO_8859_1))
                            .results())
                    .as("one sheet")
                    .hasSize(1);
            handler.go(matter);
            onPaper(handler, "paper-matter");
            handler.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            handler.page.setViewportSize(1440, 900);

            handler.go(matter + "/actions/reply").fill("publicAnswer", "您好！").fill("template", "paper-lamp");
            handler.page.locator("#use-template").press("Enter");
            assertThat(handler.page.locator("#f-publicAnswer")).hasValue("您好！\n道路局已换好灯。");
            assertThat(handler.page.locator("#use-template")).isFocused();
            handler.looksRight("desk-template");
            phone.go(matter).sees("正在办这件事项").looksRight("phone-others");
            phone.go(matter + "/sheet").looksRight("phone-sheet");
            phone.go(matter + "?dark=on").looksRight("phone-others-dark");
            handler.go(matter + "/actions/reply?dark=on").looksRight("desk-template-dark");
            handler.go(matter + "/sheet").looksRight("desk-sheet-dark");
            onPaper(handler, "paper-sheet-dark");
            handler.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            answers(handler, number, city);
        }
    }

    private void answers(Visit handler, String number, TestCity city) {
        handler.go("/desk/matters/" + number + "/actions/reply").fill("template", "paper-lamp");
        handler.page.locator("#use-template").press("Enter");
        assertThat(handler.page.locator("#f-publicAnswer")).hasValue("道路局已换好灯。");
        handler.page.locator("#f-publicAnswer").press("Control+Enter");
        assertThat(handler.page.locator("#acting .deed")).hasCount(0);
        Assertions.assertThat(matters.view(number, city.reviewer).timeline().getLast())
                .satisfies(line -> {
                    Assertions.assertThat(line.action()).isEqualTo("reply");
                    Assertions.assertThat(line.form()).containsEntry("publicAnswer", "道路局已换好灯。");
                });
    }

    private static void onPaper(Visit visit, String name) {
        visit.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        visit.page.setViewportSize(PAPER, 900);
        visit.looksRight(name);
    }

    private void publish(TestCity city) {
        Versioned<AnswerTemplates> now = rules.current(HotlineRules.ANSWERS);
        AnswerTemplates with = now.value().with(new AnswerTemplates.Template("paper-lamp", "路灯", "{unit}已换好灯。"));
        rules.publish(HotlineRules.ANSWERS, with, clock.instant(), city.admin.id(), "试行", now.version());
    }

    private String working(TestCity city) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("工单：路灯不亮", "和平路小学门口的路灯不亮，晚上放学看不清路。"),
                                new NewMatter.Place(null, "和平路 12 号", null, null),
                                NewMatter.Origin.of("phone"),
                                new NewMatter.Identity("居民甲", "19999000001", null, null),
                                false,
                                Map.of()),
                        city.operator)
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roads, null);
        return number;
    }

    private Visit signedIn(Browser browser, Actor.Staff who, boolean onPhone) {
        String address = "http://localhost:" + port;
        Visit visit = onPhone ? Visit.onPhone(browser, address) : Visit.atDesk(browser, address);
        return visit.signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

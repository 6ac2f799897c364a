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
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of hard problems in the browser, from the day one is put up to its public notice. */
@BanshiTest
class HardProblemPagesTest {

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;
    private Actor.Staff office, leader, helper, monitor, appraiser;
    private String number;

    @Test
    void fromTheDayItIsPutUpToItsNotice() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        office = account(null, Role.OFFICE);
        leader = account(null, Role.LEADER);
        helper = account("roads", Role.HELPER);
        monitor = account("water", Role.MONITOR);
        appraiser = account("sanitation", Role.APPRAISER);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit atOffice = signedIn(browser, office);
                Visit atLeader = signedIn(browser, leader);
                Visit onThePhone = Visit.onPhone(browser, "http://localhost:" + port)
                        .signIn(Logins.of(accounts, leader), Logins.PASSWORD);
                Visit early = Visit.onPhone(browser, "http://localhost:" + port);
                Visit resident = Visit.onPhone(browser, "http://localhost:" + port)) {
            early.go("/notices").looksRight("phone-notices-empty");
            itIsPutUp(atOffice, atLeader);
            itIsSolved(atLeader, onThePhone);
            itsFormsArePrinted(atOffice, onThePhone);
            everybodyReadsTheNotice(atOffice, resident);
        }
    }

    private void itIsPutUp(Visit atOffice, Visit atLeader) {
        atLeader.go("/desk/problems").sees("您现在没有领办中的重点难题").looksRight("problems-empty");
        atOffice.go("/desk/problems/new").looksRight("problem-new");
        atOffice.fill("title", "老旧小区夜间停车难").fill("text", "车位少，消防通道常被占；涉及三个小区住户。");
        atOffice.send("/desk/problems/new").sees("老旧小区夜间停车难").looksRight("problem-opened");
        number = atOffice.page.url().replaceAll(".*/", "");
        does(office, "choose", "leader", id(leader), "unit", "roads", "helper", id(helper));
    }

    private void itIsSolved(Visit atLeader, Visit onThePhone) {
        atLeader.go("/desk/problems").sees("帮办员填群众需求表").looksRight("problems-mine-chosen");
        does(helper, "fillNeed", "who", "小区住户", "needs", "夜间有处停车", "heard", 46);
        does(leader, "fix", "goal", "新增车位八十个", "measures", "错时开放周边单位车位\n施划路侧车位", "endDate", "2026-08-31");
        does(office, "start", "monitor", id(monitor), "appraiser", id(appraiser));
        clock.moveTo(Instant.parse("2026-04-20T01:00:00Z"));
        does(monitor, "fillProcess", "onTrack", false, "progress", "只开放了十个车位", "obstacles", "两家单位未同意");
        clock.moveTo(Instant.parse("2026-06-10T01:00:00Z"));
        does(monitor, "fillProcess", "onTrack", true, "progress", "已开放四十个车位");
        does(helper, "fillNeed", "who", "小区住户", "needs", "夜间有处停车，消防通道不被占", "heard", 60);
        atLeader.go("/desk/problems").sees("已做 2 次").looksRight("problems-mine");
        onThePhone.go("/desk/problems").looksRight("phone-problems-mine");
        atLeader.go("/desk/problems/" + number).sees("四员").looksRight("problem-solving");
        onThePhone.go("/desk/problems/" + number).looksRight("phone-problem-solving");
    }

    private void itsFormsArePrinted(Visit atOffice, Visit onThePhone) {
        onThePhone.go("/desk/problems/" + number + "/forms/need").looksRight("phone-problem-form");
        for (String form : new String[] {"need?version=1", "process?version=1", "result"}) {
            atOffice.go("/desk/problems/" + number + "/forms/" + form)
                    .looksRight("problem-form-" + form.replaceAll("\\W.*", ""));
            atOffice.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(atOffice.page.locator(".top").isVisible()).isFalse();
            atOffice.looksRight("print-" + form.replaceAll("\\W.*", ""));
            byte[] pdf = atOffice.page.pdf(new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target/screenshots/print-" + form.replaceAll("\\W.*", "") + ".pdf")));
            assertThat(Pattern.compile("/Type\\s*/Page\\b")
                            .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                            .results()
                            .count())
                    .as("one sheet")
                    .isEqualTo(1);
            atOffice.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    private void everybodyReadsTheNotice(Visit atOffice, Visit resident) {
        does(leader, "finish", "text", "八十个车位已启用");
        does(appraiser, "evaluate", "solved", true, "satisfaction", 5, "findings", "夜间走访两次", "heard", 30);
        atOffice.act(number, "publish", "publicText", "三个小区的夜间停车位共增加八十个，住户停车问题已经解决，现予公示。");
        atOffice.go("/desk/problems/" + number).sees("已向社会公开").looksRight("problem-on-notice");
        atOffice.go("/desk/problems").looksRight("problems");
        resident.go("/lists").looksRight("phone-lists-with-notices");
        resident.go("/notices").sees("道路局").looksRight("phone-notices");
        resident.go("/notices/" + number).sees("有不同意见").looksRight("phone-notice");
    }

    private void does(Actor.Staff actor, String action, Object... fields) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        ledger.perform(number, action, form, actor, null);
    }

    private static String id(Actor.Staff staff) {
        return Long.toString(staff.id());
    }

    private Actor.Staff account(String unit, Role role) {
        Actor.Staff staff = city.staff(unit, role);
        Logins.of(accounts, staff);
        return staff;
    }

    private Visit signedIn(Browser browser, Actor.Staff who) {
        return Visit.atDesk(browser, "http://localhost:" + port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

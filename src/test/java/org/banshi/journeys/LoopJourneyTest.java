package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The whole loop as people do it: two residents on a phone, the hotline, two units, all in a real browser. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class LoopJourneyTest {

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Verifier verifier;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void twoResidentsRaiseTheHotlineAndTwoUnitsActAndBothGiveTheirOwnVerdict() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity.in(units, members);
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright)) {
            try (Visit first = Visit.onPhone(browser, address);
                    Visit second = Visit.onPhone(browser, address);
                    Visit operator = staff(browser, address, "operator", "hotline", Role.OPERATOR);
                    Visit dispatcher = staff(browser, address, "dispatcher", "hotline", Role.DISPATCHER);
                    Visit roads = staff(browser, address, "roads", "roads", Role.HANDLER);
                    Visit water = staff(browser, address, "water", "water", Role.HANDLER);
                    Visit reviewer = staff(browser, address, "reviewer", "hotline", Role.REVIEWER);
                    Visit caller = staff(browser, address, "caller", "hotline", Role.CALLER)) {
                first.go("/").looksRight("home");
                String one = raise(first, "水管爆裂，路面结冰，老人出门很危险。", "19999000011");
                String two = raise(second, "我们楼下的水管也爆了，一直在漏。", "19999000012");
                operator.go("/desk").looksRight("desk-home");
                operator.act(one, "accept", "type", "help", "grade", "normal", "category", "0102");
                operator.act(two, "merge", "main", one);
                dispatcher.act(one, "dispatch", "unit", "roads");
                roads.go("/desk").sees(one).doesNotSee("19999000011").looksRight("desk-unit");
                roads.act(one, "return", "reason", "供水设施不归道路局管", "basis", "三定方案第三条");
                dispatcher.act(one, "rule", "unit", "water", "reason", "属供水设施");
                water.act(one, "sign");
                water.act(one, "reply", "publicAnswer", "爆裂的水管已更换，路面已除冰。", "internal", "更换 DN100 管 3 米");
                first.go("/follow/" + one).doesNotSee("已更换");
                reviewer.act(one, "approve");
                caller.act(
                        one, "callBack", "reached", "true", "contacted", "true", "solved", "true", "satisfaction", "5");
                first.go("/follow/" + one).sees("爆裂的水管已更换").looksRight("follow-closed");
                second.go("/follow/" + two).sees("爆裂的水管已更换").doesNotSee(one);
                second.fill("solved", "false")
                        .fill("satisfaction", "1")
                        .looksRight("follow-verdict")
                        .send("/follow/" + two + "/verdict");
                water.go("/desk").sees(two);
                second.go("/follow/" + two).looksRight("follow-again");
                first.go("/public").looksRight("public").doesNotSee("水管爆裂");
                operator.go("/desk/matters").looksRight("desk-matters");
            }
        }
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private String raise(Visit visit, String text, String phone) throws IOException {
        visit.go("/raise").fill("text", text).attach("files", photo()).looksRight("raise");
        visit.page.click("[data-next]:visible");
        visit.looksRight("raise-where");
        visit.page.click("[data-next]:visible");
        visit.fill("phone", phone).looksRight("raise-who");
        visit.send("/raise");
        String number = visit.page.locator(".big-number").first().innerText().strip();
        visit.looksRight("receipt");
        return number;
    }

    private Path photo() throws IOException {
        Path file = folder.resolve("photo.jpg");
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
        return file;
    }

    private Visit staff(Browser browser, String address, String login, String unit, Role role) {
        Actor.Staff who = TestCity.in(units, members).staff(unit, role);
        return Visit.atDesk(browser, address).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deeds in the browser: the office announces a wave, a unit does something, the community confirms, a leader looks. */
@BanshiTest
class DeedPagesOnScreenTest {

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
    void aWaveOfDeeds() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        if (units.find("garden").isEmpty()) {
            units.create(Unit.handling("garden", "花园社区", null));
        }
        account(city.roads);
        Actor.Staff community = account(city.staff("garden", Role.HANDLER));
        account(city.leader);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit office = atDesk(browser, account(city.staff(null, Role.OFFICE)));
                Visit doer = atDesk(browser, city.roads);
                Visit garden = atDesk(browser, community);
                Visit leader = atDesk(browser, city.leader);
                Visit onThePhone = Visit.onPhone(browser, "http://localhost:" + port)
                        .signIn(Logins.of(accounts, city.roads), Logins.PASSWORD)) {
            office.go("/desk/waves").looksRight("waves-empty");
            office.fill("name", "三月便民行动").fill("code", "screen-2026-03");
            office.fill("begins", "2026-03-01").fill("ends", "2026-03-31");
            office.send("/desk/waves").sees("三月便民行动").looksRight("waves");
            doer.go("/desk/deeds").looksRight("deeds-empty");
            onThePhone.go("/desk/deeds/new").looksRight("phone-deed-new");
            String first = registered(doer, "clinic", "上门义诊");
            doer.looksRight("deed-receipt");
            doer.act(first, "done", "persons", "12", "personTimes", "15", "items", "12");
            garden.act(first, "confirm", "solved", "true", "satisfaction", "5");
            String second = registered(doer, "repair", "修换水龙头");
            doer.act(second, "done", "persons", "2", "personTimes", "2", "items", "3");
            registered(doer, "training", "手机使用培训");
            doer.go("/desk/deeds/" + first).sees("已由他人确认").looksRight("deed");
            onThePhone.go("/desk/deeds/" + second).sees("未经确认").looksRight("phone-deed");
            leader.go("/desk/deeds?by=type").sees("来自").looksRight("deeds");
            onThePhone.go("/desk/deeds").looksRight("phone-deeds");
            onThePhone.go("/desk/waves").looksRight("phone-waves");
        }
    }

    private String registered(Visit doer, String type, String title) {
        doer.go("/desk/deeds/new").looksRight("deed-new");
        doer.fill("type", type).fill("title", title).fill("need", "老人出门不便").fill("wave", "screen-2026-03");
        doer.fill("beneficiary", "住户戊").fill("phone", "19999000005").fill("site", "garden");
        doer.send("/desk/deeds/new").sees("查询码");
        return doer.page.locator(".big-number").first().innerText().strip();
    }

    private Actor.Staff account(Actor.Staff staff) {
        Logins.of(accounts, staff);
        return staff;
    }

    private Visit atDesk(Browser browser, Actor.Staff who) {
        return Visit.atDesk(browser, "http://localhost:" + port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}

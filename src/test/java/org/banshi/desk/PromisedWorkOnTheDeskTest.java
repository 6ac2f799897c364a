package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.program.Deeds;
import org.banshi.program.HardProblems;
import org.banshi.program.NewDeed;
import org.banshi.program.NewProblem;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The desk shows hard problems and deeds on the page that it has for every matter. */
@BanshiTest
class PromisedWorkOnTheDeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HardProblems problems;

    @Autowired
    private Deeds deeds;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    private TestCity city;
    private Actor.Staff office;

    @BeforeEach
    void aCity() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        office = account(null, Role.OFFICE);
    }

    private Actor.Staff account(String unit, Role role) {
        Actor.Staff staff = city.staff(unit, role);
        Logins.of(accounts, staff);
        return staff;
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(accounts, staff), Logins.PASSWORD);
    }

    @Test
    void aHardProblemIsChosenOnItsPageAndTheTimelineNamesItsPeople() {
        Actor.Staff leader = account(null, Role.LEADER);
        Actor.Staff helper = account("roads", Role.HELPER);
        String number =
                problems.open(new NewProblem("停车难", "车位少", null, null), office).number();
        Browser browser = desk(office);
        String path = "/desk/matters/" + number;
        assertThat(browser.get(path).body())
                .contains("领办难题", "开题（待选定）", "选题：定领办人", "责任单位")
                .doesNotContain("«");
        browser.post(
                path + "/actions/choose",
                Map.of("leader", "" + leader.id(), "unit", "roads", "helper", "" + helper.id(), "version", "1"));
        String chosen = browser.get(path).body();
        assertThat(chosen)
                .contains("已选题，定了领办人", "领办人：" + leader.name(), "帮办员：" + helper.name())
                .doesNotContain("«");
        assertThat(desk(helper).get(path).body()).contains("填群众需求表").doesNotContain("«");
        browser.close();
    }

    @Test
    void aDeedIsShownWithItsButtons() {
        Actor.Staff doer = account("roads", Role.HANDLER);
        String number = deeds.register(
                        new NewDeed(
                                "repair",
                                "修水管",
                                "家中水管漏水",
                                LocalDate.of(2026, 3, 3),
                                null,
                                "住户甲",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        doer)
                .number();
        assertThat(desk(doer).get("/desk/matters/" + number).body())
                .contains("办实事", "便民维修", "办成", "服务人次")
                .doesNotContain("«", "住户甲");
    }
}

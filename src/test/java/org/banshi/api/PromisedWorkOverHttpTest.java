package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Receipt;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.program.Deeds;
import org.banshi.program.HardProblems;
import org.banshi.program.NewDeed;
import org.banshi.program.NewProblem;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Hard problems and deeds show up in the API though it knows neither. */
@BanshiTest
class PromisedWorkOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private HardProblems problems;

    @Autowired
    private Deeds deeds;

    @Autowired
    private CityClock clock;

    private ApiCity city;
    private Actor.Staff office;
    private Api officeDoor;

    @BeforeEach
    void aCity() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = new ApiCity(port, units, members, accounts, tokens);
        office = city.city.staff(null, Role.OFFICE);
        officeDoor = city.machine("office", Role.OFFICE, null);
    }

    private static JsonNode action(Api.Answer matter, String name) {
        for (JsonNode action : matter.json().path("actions")) {
            if (action.path("name").asString().equals(name)) {
                return action;
            }
        }
        throw new AssertionError("no action " + name + " in " + matter.body());
    }

    private String named(Role role) {
        Actor.Staff staff = city.city.staff(null, role);
        Logins.of(accounts, staff);
        return Long.toString(staff.id());
    }

    @Test
    void aHardProblemIsListedAndItsActionsTellTheirFields() {
        String number =
                problems.open(new NewProblem("停车难", "车位少", null, null), office).number();
        Api.Answer list = officeDoor.get("/api/v1/matters?kind=hardProblem");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).contains(number);
        String leader = named(Role.LEADER);
        String helper = named(Role.HELPER);
        JsonNode choose = action(officeDoor.get("/api/v1/matters/" + number), "choose");
        assertThat(choose.path("fields").findValuesAsString("name")).startsWith("leader", "unit", "helper", "key");
        assertThat(choose.path("fields").get(0).path("options").findValuesAsString("value"))
                .contains(leader);
        String path = "/api/v1/matters/" + number + "/actions/choose";
        Api.Answer wrong = officeDoor.post(path, "leader", helper, "unit", "roads", "helper", helper);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").get(0).path("field").asString()).isEqualTo("leader");
        assertThat(officeDoor
                        .post(path, "leader", leader, "unit", "roads", "helper", helper)
                        .status())
                .isEqualTo(200);
        String second =
                problems.open(new NewProblem("出行难", "公交少", null, null), office).number();
        Api.Answer twice = officeDoor.post(
                "/api/v1/matters/" + second + "/actions/choose",
                "leader",
                leader,
                "unit",
                "roads",
                "helper",
                helper,
                "key",
                true);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().path("errors").get(0).path("code").asString()).isEqualTo("leaderHasKeyProblem");
    }

    @Test
    void aDeedIsDoneByItsUnitAndConfirmedByNumberAndCode() {
        Receipt receipt = deeds.register(
                new NewDeed(
                        "repair",
                        "修水管",
                        "独居老人家中水管漏水",
                        LocalDate.of(2026, 3, 3),
                        null,
                        "住户甲",
                        "19999000002",
                        null,
                        null,
                        null,
                        null,
                        null),
                city.city.roads);
        assertThat(city.roads.get("/api/v1/matters?kind=deed&type=repair").body())
                .contains(receipt.number());
        String matter = "/api/v1/matters/" + receipt.number();
        assertThat(action(city.roads.get(matter), "done").path("fields").findValuesAsString("name"))
                .startsWith("persons", "personTimes", "items", "note");
        assertThat(city.roads
                        .post(matter + "/actions/done", "persons", 1, "items", 1)
                        .status())
                .isEqualTo(200);
        Api.Answer given = city.anybody.post(
                "/api/v1/requests/" + receipt.number() + "/verdict?code=" + receipt.code(),
                "solved",
                true,
                "satisfaction",
                5);
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(officeDoor.get(matter).text("state")).isEqualTo("confirmed");
    }
}

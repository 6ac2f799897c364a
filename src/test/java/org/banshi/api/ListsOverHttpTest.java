package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists of promised work over the API: what is put on them, by whom, what they tell of themselves. */
@BanshiTest
class ListsOverHttpTest {
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
    private Lists lists;

    @Autowired
    private CityClock clock;

    private ApiCity city;
    private Api office, otherOffice, group, otherGroup;
    private String items;
    private String code;

    @BeforeEach
    void aListOnAMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = new ApiCity(port, units, members, accounts, tokens);
        for (String unit : List.of("api-office", "api-office-2", "api-group", "api-group-2")) {
            if (units.find(unit).isEmpty()) {
                units.create(new Unit(unit, "单位" + unit, null, Unit.Kind.OFFICE, null, null, true));
            }
        }
        office = city.machine("office", Role.OFFICE, "api-office");
        otherOffice = city.machine("office-2", Role.OFFICE, "api-office-2");
        group = city.machine("group", Role.GROUP, "api-group");
        otherGroup = city.machine("group-2", Role.GROUP, "api-group-2");
        code = "api-" + UUID.randomUUID().toString().substring(0, 8);
        Actor.Staff keeper = city.city.staff("api-office", Role.OFFICE);
        lists.make(new WorkList(code, "清单" + code, 2026, "city", null, "api-office", "api-group", false), keeper);
        items = "/api/v1/lists/" + code + "/items";
    }

    private static List<String> wrong(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().path("errors").findValuesAsString("field");
    }

    @Test
    void theOfficePutsEachOfItsKindsAndTheListTellsHowItStands() {
        Api.Answer task = office.post(
                items,
                "kind",
                "task",
                "title",
                "修三条路",
                "quantity",
                3.5,
                "quantityUnit",
                "公里",
                "lead",
                "roads",
                "co",
                List.of("water"),
                "begins",
                "2026-03-02",
                "ends",
                "2026-06-30",
                "aspect",
                "出行",
                "steps",
                List.of(Map.of("title", "设计", "weight", 40, "due", "2026-04-01")),
                "funds",
                List.of(Map.of("source", "city", "planned", "100.5", "arrived", 60, "spent", 20)));
        assertThat(task.status()).as(task.body()).isEqualTo(201);
        assertThat(office.get(task.json().path("links").path("self").asString()).text("kind"))
                .isEqualTo("task");
        assertThat(office.post(items, "kind", "project", "title", "建食堂", "type", "year")
                        .status())
                .isEqualTo(201);
        assertThat(office.post(items, "kind", "rectification", "title", "护栏松动", "faultClass", "safety")
                        .status())
                .isEqualTo(201);
        JsonNode page = office.get(items + "?size=2").json();
        assertThat(page.path("items").findValuesAsString("title")).containsExactly("修三条路", "建食堂");
        assertThat(page.path("total").asInt()).isEqualTo(3);
        JsonNode done = page.path("figures").path("done");
        assertThat(done.path("numerator").asInt()).isZero();
        assertThat(done.path("denominator").asInt()).isEqualTo(3);
        assertThat(done.path("percent").asString()).isEqualTo("0.0");
        assertThat(done.path("cutOff").asString()).isEqualTo("2026-03-02T09:00:00+08:00");
        assertThat(office.get(done.path("href").asString()).json().path("total").asInt())
                .isZero();
        JsonNode rest = office.get(items + "?size=2&after=" + page.path("next").asString())
                .json();
        assertThat(rest.path("items").findValuesAsString("kind")).containsExactly("rectification");
        assertThat(rest.has("next")).isFalse();
        assertThat(office.get(items + "?unit=roads&aspect=出行")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(office.get("/api/v1/lists").body())
                .contains(code, "\"mayPut\":[\"task\",\"project\",\"rectification\"]");
        assertThat(city.supervisor.get(items).json().path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aGroupOpensFindingsAndNobodyElseDoes() {
        Object[] finding = {"kind", "finding", "title", "无围挡", "lead", "roads", "ends", "2026-04-30", "address", "花园路"};
        Api.Answer opened = group.post(items, finding);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(city.roads.get("/api/v1/matters/" + opened.text("number")).text("ownerUnit"))
                .isEqualTo("roads");
        for (Api stranger : List.of(office, city.roads, city.supervisor)) {
            assertThat(stranger.post(items, finding).status()).isEqualTo(403);
        }
        // A list that is not public and not theirs is none to them.
        for (Api stranger : List.of(otherGroup, otherOffice, city.water)) {
            assertThat(stranger.post(items, finding).status()).isEqualTo(404);
            assertThat(stranger.get(items).status()).isEqualTo(404);
        }
        assertThat(city.anybody.post(items, finding).status()).isEqualTo(401);
        assertThat(city.anybody.get("/api/v1/lists").status()).isEqualTo(401);
        assertThat(group.post(items, "kind", "task", "title", "不归我").status()).isEqualTo(403);
        assertThat(city.admin.get("/api/v1/lists").status()).isEqualTo(403);
        assertThat(wrong(group.post(items, "kind", "finding", "title", "无", "ends", "2026-03-01")))
                .containsExactly("lead", "ends");
    }

    @Test
    void everythingThatIsWrongIsToldAndNothingIsPut() {
        assertThat(wrong(office.post(items, "title", "无类型"))).contains("kind");
        assertThat(wrong(office.post(items, "kind", "wish", "title", "微心愿"))).containsExactly("kind");
        assertThat(wrong(office.post(
                        items,
                        "kind",
                        "task",
                        "quantity",
                        "-1",
                        "begins",
                        "开春",
                        "nr",
                        "一",
                        "steps",
                        List.of(Map.of("title", "设计", "weight", 400), "不是节点"),
                        "colour",
                        "red")))
                .contains("title", "quantity", "begins", "nr", "steps[0].due", "steps[0].weight", "steps[1]", "colour");
        assertThat(wrong(office.post(items, "kind", "project", "title", "修桥", "type", "long", "lead", "nowhere")))
                .contains("type", "lead");
        assertThat(wrong(office.post(items, "kind", "rectification", "title", "破损", "cause", 5, "steps", List.of())))
                .containsExactlyInAnyOrder("cause", "steps");
        assertThat(office.get(items + "?light=blue").status()).isEqualTo(422);
        assertThat(office.get(items + "?after=x").status()).isEqualTo(422);
        assertThat(office.get(items + "?unit=nowhere").status()).isEqualTo(422);
        assertThat(office.postRaw(items, "[1]").status()).isBetween(400, 422);
        assertThat(office.get(items).json().path("total").asInt()).isZero();
    }

    @Test
    void aCallThatIsRepeatedPutsOneItem() {
        Api safe = office.with("Idempotency-Key", "put-" + code);
        Api.Answer first = safe.post(items, "kind", "task", "title", "修桥");
        assertThat(first.status()).isEqualTo(201);
        Api.Answer again = safe.post(items, "kind", "task", "title", "修桥");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(wrong(safe.post(items, "kind", "task", "title", "修路"))).containsExactly("Idempotency-Key");
        assertThat(office.get(items).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatTheCallerMayNotSeeIsNoSource() {
        String request = city.raise().number;
        Api.Answer refused =
                office.post(items, "kind", "project", "title", "修灯", "type", "year", "sources", List.of(request, "x"));
        assertThat(wrong(refused)).containsExactly("sources", "sources");
        assertThat(refused.body()).contains(request);
        assertThat(office.get(items).json().path("total").asInt()).isZero();
    }

    @Test
    void theDescriptionOfTheApiKnowsLists() {
        JsonNode paths = city.anybody.get("/api/v1/openapi.json").json().path("paths");
        assertThat(paths.path("/api/v1/lists/{code}/items")
                        .path("post")
                        .path("summary")
                        .asString())
                .isEqualTo("Put an item on a list");
        assertThat(paths.path("/api/v1/lists").path("get").has("summary")).isTrue();
    }
}

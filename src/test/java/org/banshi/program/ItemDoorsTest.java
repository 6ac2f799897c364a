package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Drafts;
import org.banshi.access.Role;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The doors by which work comes onto a list: who finds them open, what a wrong form is told, what is kept. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ItemDoorsTest extends ItemPages {
    @Autowired
    private Visits visits;

    @Autowired
    private Drafts drafts;

    @Test
    void onlyTheOfficeAndTheGroupOfTheListFindTheDoors() {
        try (Browser office = desk(program.office);
                Browser other = desk(program.otherOffice);
                Browser group = desk(program.group);
                Browser otherGroup = desk(program.otherGroup);
                Browser handler = desk(program.city.staff("roads", Role.HANDLER));
                Browser supervisor = desk(program.city.supervisor);
                Browser resident = new Browser(port)) {
            assertThat(office.get(path("")).body()).contains(path("/new"), path("/sources"), path("/vote"));
            assertThat(group.get(path("")).body())
                    .contains(path("/new?kind=finding"))
                    .doesNotContain(path("/sources"), path("/vote"));
            assertThat(supervisor.get(path("")).body()).doesNotContain(path("/new"), path("/sources"), path("/vote"));
            for (Browser stranger : List.of(other, otherGroup, handler, supervisor)) {
                for (String door : List.of("/new", "/new?kind=project", "/new?kind=finding", "/sources", "/vote")) {
                    assertThat(stranger.get(path(door)).statusCode()).as(door).isEqualTo(403);
                }
                for (String kind : ProgramWords.LISTED) {
                    assertThat(stranger.post(path("/new"), Map.of("kind", kind, "title", "不该有"))
                                    .statusCode())
                            .as(kind)
                            .isEqualTo(403);
                }
                assertThat(stranger.post(path("/vote"), Map.of("body", "会")).statusCode())
                        .isEqualTo(403);
            }
            assertThat(group.get(path("/new?kind=task")).statusCode()).isEqualTo(403);
            assertThat(group.get(path("/new?kind=rectification")).statusCode()).isEqualTo(403);
            assertThat(group.get(path("/vote")).statusCode()).isEqualTo(403);
            assertThat(office.get(path("/new?kind=finding")).statusCode()).isEqualTo(403);
            assertThat(resident.get(path("/new")).statusCode()).isEqualTo(303);
            assertThat(db.queryForObject(
                            "select count(*) from program_item where list = ?", Integer.class, list.code()))
                    .isZero();
        }
    }

    @Test
    void eachKindHasItsOwnFormAndAProjectIsPutWithItsPlace() {
        try (Browser office = desk(program.office)) {
            assertThat(office.get(path("/new?kind=task")).body()).contains("name=\"step1Title\"", "长期任务");
            assertThat(office.get(path("/new?kind=rectification")).body())
                    .contains("name=\"faultClass\"", "name=\"sponsor\"")
                    .doesNotContain("name=\"step1Title\"", "name=\"sources\"");
            assertThat(office.get(path("/new?kind=project")).body())
                    .contains("name=\"step1Title\"", "name=\"sources\"")
                    .doesNotContain("长期任务", "«");
            Map<String, String> form = new HashMap<>(
                    Map.of("kind", "project", "key", "one", "title", "新建社区食堂", "type", "year", "address", "花园路 8 号"));
            form.putAll(Map.of("lon", "113.75", "lat", "23.04", "target", "建成一处食堂"));
            form.putAll(Map.of("step1Title", "开工", "step1Weight", "30", "step1Due", "2026-04-01"));
            form.putAll(Map.of("fund1Source", "city", "fund1Planned", "20", "fund1Arrived", "12.5"));
            String number = number(office.post(path("/new"), form));
            assertThat(db.queryForList(
                            "select f.source || ' ' || f.planned::numeric(9,1) || ' ' || f.arrived::numeric(9,1) || ' '"
                                    + " || f.spent::numeric(9,1) from program_fund f join matter_matter m on m.id = f.matter"
                                    + " where m.number = ?",
                            String.class,
                            number))
                    .containsExactly("city 20.0 12.5 0.0");
            assertThat(number(office.post(path("/new"), form))).isEqualTo(number);
            assertThat(db.queryForList(
                            "select kind || ' ' || lon || ' ' || lat from matter_matter where number = ?",
                            String.class,
                            number))
                    .containsExactly("project 113.75 23.04");
            assertThat(office.get("/desk/items/" + number).body())
                    .contains("新建社区食堂", "花园路 8 号", "还没有论证结论", "开工")
                    .doesNotContain("«");
        }
    }

    @Test
    void aWrongFormIsToldFieldByFieldAndNothingIsLost() {
        try (Browser office = desk(program.office)) {
            Map<String, String> form = new HashMap<>(Map.of("kind", "project", "title", "修桥", "type", "year"));
            form.putAll(Map.of("quantity", "三座", "begins", "开春", "region", "月亮上", "lon", "500"));
            form.putAll(Map.of("step2Title", "合龙", "step2Weight", "很重", "criteria", "通车"));
            form.putAll(Map.of("fund1Planned", "二十", "fund2Source", "moon", "fund3Source", "city", "fund3Spent", "7"));
            form.put("fund4Source", "city");
            HttpResponse<String> wrong = office.post(path("/new"), form);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("f-quantity-error", "f-begins-error", "f-region-error", "f-lon-error")
                    .contains("f-fund1Planned-error", "f-fund1Source-error", "f-fund2Source-error", "二十")
                    .contains("f-fund3Spent-error", "f-fund4Source-error")
                    .contains("f-step2Weight-error", "f-step2Due-error", "合龙", "很重", "通车", "月亮上");
            HttpResponse<String> found = office.post(
                    path("/new"), Map.of("kind", "rectification", "title", "", "faultClass", "weather", "cause", "年久"));
            assertThat(found.statusCode()).isEqualTo(422);
            assertThat(found.body()).contains("f-title-error", "f-faultClass-error", "年久");
        }
        try (Browser group = desk(program.group)) {
            HttpResponse<String> held =
                    group.post(path("/new"), Map.of("kind", "finding", "title", "无围挡", "ends", "2026-03-01"));
            assertThat(held.statusCode()).isEqualTo(422);
            assertThat(held.body()).contains("f-lead-error", "f-ends-error", "无围挡");
        }
    }

    @Test
    void whatIsTypedForANewItemIsKeptByItsKindForWhoeverTypesItAndGoneOnceItIsPut() {
        try (Browser office = desk(program.office);
                Browser colleague = desk(program.office2);
                Browser other = desk(program.otherOffice)) {
            Map<String, String> form = new HashMap<>(Map.of("kind", "project", "key", "a-key", "title", "修一座桥"));
            form.putAll(Map.of("type", "year", "step2Title", "合龙", "fund1Planned", "20"));
            assertThat(office.post(path("/new/draft"), form).headers().firstValue("Location"))
                    .hasValue(path("/new?draft=true&kind=project"));
            assertThat(office.get(path("/new?kind=project")).body())
                    .contains("没提交的草稿", path("/new?draft=true&amp;kind=project"))
                    .doesNotContain("修一座桥", "«");
            assertThat(office.get(path("/new?kind=task")).body()).doesNotContain("没提交的草稿");
            assertThat(office.get(path("/new?draft=true&kind=project")).body())
                    .contains("修一座桥", "合龙", "value=\"20\"")
                    .doesNotContain("a-key");
            assertThat(colleague.get(path("/new?draft=true&kind=project")).body())
                    .doesNotContain("没提交的草稿", "修一座桥");
            assertThat(other.post(path("/new/draft"), form).statusCode()).isEqualTo(403);
            office.post(path("/new/draft/discard?kind=project"), Map.of());
            assertThat(office.get(path("/new?kind=project")).body()).doesNotContain("没提交的草稿");
            office.post(path("/new/draft"), form);
            form.putAll(Map.of("step2Weight", "100", "step2Due", "2026-05-01", "fund1Source", "city"));
            number(office.post(path("/new"), form));
            assertThat(drafts.find(program.office, "list/" + list.code(), "project"))
                    .isEmpty();
        }
    }

    @Test
    void whatAScreeningFoundStaysWithOfficeAndGroupAndShowsItsRounds() {
        try (Browser office = desk(program.office);
                Browser group = desk(program.group);
                Browser supervisor = desk(program.city.supervisor)) {
            String number = number(office.post(
                    path("/new"),
                    Map.of(
                            "kind",
                            "rectification",
                            "title",
                            "护栏松动",
                            "checker",
                            "group-1",
                            "faultClass",
                            "safety",
                            "cause",
                            "年久失修",
                            "sponsor",
                            "分管领导甲")));
            assertThat(group.get("/desk/items/" + number).body()).contains("护栏松动", "安全", "年久失修", "分管领导甲", "还没有申请验收");
            assertThat(supervisor.get("/desk/items/" + number).statusCode()).isEqualTo(404);
            Walk walk = program.walk(number).does(program.group, "verify", "how", "visit", "found", "属实");
            Map<String, Object> book = new LinkedHashMap<>(Map.of("faultClass", "safety", "cause", "锈蚀"));
            book.putAll(Map.of("measures", "更换", "sponsor", "分管领导甲", "lead", "roads", "ends", "2026-04-30"));
            house.ledger().perform(number, "book", book, program.office, null);
            walk.does(program.city.roads, "receive").does(program.city.roads, "askRound", "evidence", "已紧固");
            assertThat(supervisor.get("/desk/items/" + number).body()).contains("第 1 轮", "验收中", "已紧固");
            walk.does(program.group, "fail", "reason", "仍有一段松动");
            walk.does(program.city.roads, "askRound", "evidence", "全部更换");
            walk.does(program.group, "pass", "how", "visit", "found", "牢固");
            assertThat(supervisor.get("/desk/items/" + number).body())
                    .contains("第 1 轮", "未通过", "仍有一段松动", "第 2 轮", "全部更换", "牢固")
                    .doesNotContain("验收中</", "«");
        }
    }

    @Test
    void aGroupOpensAFindingFromItsVisitAndEveryWordOnItIsShown() {
        program.put(list, program.item("修路")).does(program.office, "issue");
        long visit =
                visits.plan(new NewVisit(list.code(), "roads", LocalDate.of(2026, 3, 2), true, null), program.group);
        visits.done(visit, "现场没有围挡", program.group);
        try (Browser group = desk(program.group);
                Browser handler = desk(program.city.staff("roads", Role.HANDLER))) {
            assertThat(group.get(path("/new?kind=finding&visit=" + visit)).body())
                    .contains("<option value=\"" + visit + "\" selected>");
            Map<String, String> form = new HashMap<>(Map.of("kind", "finding", "title", "无围挡", "text", "三处"));
            form.putAll(Map.of("lead", "roads", "ends", "2026-03-31", "visit", "" + visit));
            String number = number(group.post(path("/new"), form));
            form.put("lead", "water");
            assertThat(group.post(path("/new"), form).body()).contains("f-visit-error");
            program.walk(number)
                    .does(program.city.roads, "answer", "done", "已设围挡")
                    .does(program.group, "sendBack", "reason", "只围了一半", "ends", "2026-04-15")
                    .does(program.city.roads, "object", "ground", "另一半不属我局")
                    .does(program.office, "uphold", "reason", "图纸为证");
            assertThat(handler.get("/desk/items/" + number).body())
                    .contains("已设围挡", "只围了一半", "另一半不属我局", "图纸为证", "提出异议", "维持")
                    .doesNotContain("«");
        }
    }
}

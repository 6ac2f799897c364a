package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.files.Attachments;
import org.banshi.matter.NewMatter;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The doors by which work comes onto a list: who finds them open, what a wrong form is told, what is kept. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ItemDoorsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Origins origins;

    @Autowired
    private Visits visits;

    @Autowired
    private Attachments attachments;

    @Autowired
    private JdbcTemplate db;

    private ProgramCity program;
    private WorkList list;

    @BeforeEach
    void aMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        list = program.list();
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(house.accounts(), staff), Logins.PASSWORD);
    }

    private String path(String rest) {
        return "/desk/lists/" + list.code() + rest;
    }

    private static String number(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers().firstValue("Location").orElseThrow().replace("/desk/items/", "");
    }

    /** Somebody who keeps lists and may read what residents ask. */
    private Actor.Staff readingOffice() {
        return program.city.staff("lists", Role.OFFICE, Role.SUPERVISOR);
    }

    private String request(String title) {
        NewMatter.Identity resident = new NewMatter.Identity("居民", "19999000007", null, null);
        return house.ledger()
                .raise(
                        new NewMatter(
                                "request",
                                "help",
                                null,
                                null,
                                new NewMatter.Words(title, title),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                resident,
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private List<String> told(String template, String subject) {
        return db.queryForList(
                "select args::text from outbox_message where template = ? and subject = ? order by 1",
                String.class,
                template,
                subject);
    }

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
            String number = number(office.post(path("/new"), form));
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
            HttpResponse<String> wrong = office.post(path("/new"), form);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("f-quantity-error", "f-begins-error", "f-region-error", "f-lon-error")
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

    @Test
    void severalRequestsAreCitedAtOnceAndEachRaiserHearsOfTheOwn() {
        String first = request("路面坑洼");
        String second = request("路灯不亮");
        Actor.Staff reading = readingOffice();
        try (Browser office = desk(reading)) {
            assertThat(office.get(path("/sources?q=" + first)).body())
                    .contains(first)
                    .doesNotContain("«");
            HttpResponse<String> on = office.get(
                    "/desk/items/new?list=" + list.code() + "&kind=task&source=" + first + "&source=" + second);
            assertThat(on.statusCode()).isEqualTo(303);
            String form = on.headers().firstValue("Location").orElseThrow();
            assertThat(office.get(form).body()).contains("路面坑洼", "路灯不亮");
            NewItem item = program.item("整治人民路");
            String number = number(office.post(
                    path("/new"),
                    Map.of("kind", "task", "title", item.title(), "type", "dated", "sources", first + "，" + second)));
            assertThat(told("program.tell.listed", number))
                    .containsExactly("[\"" + first + "\", \"整治人民路\"]", "[\"" + second + "\", \"整治人民路\"]");
            assertThat(office.get("/desk/items/" + number).body()).contains("来源诉求（2 件）", "路面坑洼", "路灯不亮");
        }
        String number = origins.put(Tasks.NAME, list.code(), program.item("整治花园路"), List.of(first, second), reading)
                .number();
        try (Browser office = desk(program.office2)) {
            assertThat(office.get("/desk/items/" + number).body())
                    .contains("另有 2 件")
                    .doesNotContain(first, "路面坑洼");
        }
        program.walk(number)
                .built(program.city.roads)
                .does(program.city.roads, "askStrikeOff", "evidence", "竣工")
                .does(program.group, "word", "how", "call", "yes", 3, "no", 0)
                .does(program.group, "check", "how", "call", "found", "属实")
                .does(program.office2, "sign");
        assertThat(told("program.tell.done", number)).hasSize(2);
    }

    @Test
    void whatTheOfficeMayNotSeeItCannotCiteAndEachBadNumberIsNamed() {
        String request = request("噪声扰民");
        try (Browser office = desk(program.office)) {
            assertThat(office.get(path("/sources?q=" + request)).body())
                    .doesNotContain("name=\"source\" value=\"" + request);
            HttpResponse<String> wrong = office.post(
                    path("/new"),
                    Map.of("kind", "task", "title", "", "type", "dated", "sources", request + " 209901010000 abc"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("f-title-error", "没有编号为“" + request + "”", "没有编号为“209901010000”", "没有编号为“abc”")
                    .doesNotContain("噪声扰民");
        }
        assertThatThrownBy(() ->
                        origins.put(Projects.NAME, list.code(), program.item("降噪"), List.of(request), program.office))
                .hasMessageContaining("noSuchSource");
        assertThatThrownBy(
                        () -> origins.put(Tasks.NAME, list.code(), program.item("降噪"), List.of(), program.otherOffice))
                .hasMessageContaining("notYourList");
        assertThat(told("program.tell.listed", request)).isEmpty();
        assertThat(db.queryForObject("select count(*) from program_item where list = ?", Integer.class, list.code()))
                .isZero();
    }

    @Test
    void aVoteMakesProjectsOfTheChosenAndEachKeepsTheWholeRecord() {
        Map<String, String> vote = new HashMap<>(Map.of("body", "市人民代表大会", "day", "2026-03-01", "type", "year"));
        vote.putAll(Map.of("record", "第三次全体会议表决", "title1", "建食堂", "score1", "181", "title2", "修公园", "score2", "90"));
        vote.putAll(Map.of("title3", "装电梯", "score3", "160.5", "chosen1", "true", "chosen3", "true", "key", "k"));
        try (Browser office = desk(program.office)) {
            assertThat(office.post(path("/vote"), vote).statusCode()).isEqualTo(303);
            assertThat(office.post(path("/vote"), vote).statusCode()).isEqualTo(303);
            List<String> numbers = db.queryForList(
                    "select number from matter_row m join program_item i on i.matter = m.id where list = ? order by nr",
                    String.class,
                    list.code());
            assertThat(numbers).hasSize(2);
            assertThat(office.get("/desk/items/" + numbers.getLast()).body())
                    .contains("<strong>装电梯</strong>", "建食堂", "修公园", "181", "160.5", "未入选", "第三次全体会议表决")
                    .doesNotContain("«");
            Walk walk = program.walk(numbers.getFirst());
            assertThat(walk.state()).isEqualTo("calledFor");
            assertThatThrownBy(() -> walk.perform(program.office, "argue")).isInstanceOf(Problem.class);
            assertThat(db.queryForObject(
                            "select body from matter_payload where matter = ? and seq = 1",
                            String.class,
                            walk.view().matter().id()))
                    .contains("装电梯", "修公园", "第三次全体会议表决");
            long id = walk.view().matter().id();
            assertThatThrownBy(() -> db.update("update program_candidate set score = 1 where matter = ?", id))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aVoteThatDoesNotAddUpIsToldRowByRow() {
        Map<String, String> vote =
                new HashMap<>(Map.of("body", "", "day", "2026-03-09", "record", "记录", "type", "year"));
        vote.putAll(Map.of("title1", "建食堂", "score1", "10", "chosen1", "true", "title2", "修公园", "score2", "90"));
        try (Browser office = desk(program.office)) {
            HttpResponse<String> wrong = office.post(path("/vote"), vote);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-body-error", "f-day-error", "f-score1-error", "修公园", "90");
            vote.putAll(Map.of("title3", "", "score3", "7", "title4", "装电梯", "score4", "很多"));
            assertThat(office.post(path("/vote"), vote).body()).contains("f-title3-error", "f-score4-error", "很多");
            HttpResponse<String> none = office.post(
                    path("/vote"),
                    Map.of(
                            "body",
                            "会",
                            "day",
                            "2026-03-01",
                            "record",
                            "记录",
                            "type",
                            "year",
                            "title1",
                            "甲",
                            "score1",
                            "1"));
            assertThat(none.statusCode()).isEqualTo(422);
            assertThat(none.body()).contains("请至少填写并勾选一个");
            Map<String, String> more = new HashMap<>(Map.of("more", "true", "title8", "第八个", "score8", "1"));
            HttpResponse<String> longer = office.post(path("/vote"), more);
            assertThat(longer.statusCode()).isEqualTo(200);
            assertThat(longer.body()).contains("第八个", "name=\"title12\"");
        }
    }

    @Test
    void aProjectShowsItsTestsDecisionConsentsPicturesAndTheWordOfItsUsers() throws IOException {
        NewItem task = program.item("修桥");
        String number = origins.put(Projects.NAME, list.code(), task, List.of(), program.office)
                .number();
        Walk walk = program.walk(number);
        for (String criterion : List.of("necessity", "feasibility", "finance", "benefit")) {
            walk.does(program.office, "test", "criterion", criterion, "passed", true, "evidence", "报告" + criterion);
        }
        walk.does(program.office, "argue", "summary", "可行");
        walk.does(program.office, "decide", "body", "市政府", "decider", "市长甲", "day", "2026-03-01", "record", "常务会议");
        walk.does(program.office, "register", "doors", "1号楼101\n1号楼102\n1号楼201");
        walk.does(program.office, "consent", "doors", "1号楼101\n1号楼201", "agreed", true, "day", "2026-03-01");
        walk.does(program.office, "setUp").does(program.city.roads, "receive");
        try (Browser office = desk(program.office);
                Browser stranger = desk(program.city.staff("sanitation", Role.HANDLER));
                Browser resident = new Browser(port)) {
            String body = office.get("/desk/items/" + number).body();
            assertThat(body)
                    .contains("必要性", "报告finance", "市政府", "市长甲", "常务会议")
                    .contains("同意率 66.67 % (2/3)", "1号楼102", "未表态")
                    .doesNotContain("«");
            String before = picture(number);
            inUse(walk, before, picture(number));
            assertThat(office.get("/desk/items/" + number).body())
                    .contains("/files/" + before + "/thumbnail", "实施前照片", "实施后照片", "320", "满意 90 人，不满意 8 人")
                    .doesNotContain("«");
            String promise = "/lists/" + list.code() + "/"
                    + house.matters().view(number, new Actor.House()).own().get("nr");
            assertThat(resident.get(promise).body())
                    .contains("修桥", "完成设计", "60.00")
                    .doesNotContain("«", "责任人甲", "现场照片", "1号楼", "市长甲", "pictures/");
            assertThat(resident.get(promise + "/pictures/" + before).statusCode())
                    .isEqualTo(404);
            walk.does(program.office, "evaluate");
            assertThat(resident.get(promise).body()).contains("pictures/" + before, "实施前照片");
            assertThat(resident.get(promise + "/pictures/" + before).statusCode())
                    .isEqualTo(200);
            assertThat(resident.get("/lists/" + list.code() + "/99").statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get("/desk/items/" + number).statusCode()).isEqualTo(404);
            assertThat(resident.get("/lists/" + list.code()).body())
                    .contains("修桥")
                    .doesNotContain("1号楼", "同意率", "市长甲", "报告finance");
        }
    }

    private String picture(String number) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png);
        UUID id = attachments
                .store(new ByteArrayInputStream(png.toByteArray()), "现场.png", program.city.roads)
                .id();
        attachments.attach(List.of(id), number);
        return id.toString();
    }

    private void inUse(Walk walk, String before, String after) {
        for (int nr = 1; nr <= 2; nr++) {
            walk.does(program.city.roads, "reach", "milestone", "" + nr, "evidence", "现场照片");
            walk.does(program.group, "acceptMilestone", "milestone", "" + nr, "found", "属实");
        }
        walk.does(program.city.roads, "askAcceptance", "evidence", "竣工报告");
        walk.does(program.group, "accept", "how", "visit", "found", "合格");
        walk.does(
                program.city.roads, "putIntoUse", "households", 320, "people", 1100, "before", before, "after", after);
        walk.does(program.group, "rate", "how", "ballot", "yes", 90, "no", 8);
    }
}

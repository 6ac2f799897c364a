package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Look;
import org.banshi.access.Looks;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.TestCity;
import org.banshi.text.Classifier;
import org.banshi.text.Labelled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The staff door over real HTTP, by people who signed in. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {
    private static final String PASSWORD = "ein-langer-satz";
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Looks looks;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Classifier classifier;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private JdbcClient db;

    @Autowired
    private CityClock clock;

    private TestCity city;
    private final Map<String, Browser> browsers = new TreeMap<>();

    @BeforeAll
    void aCityWhoseStaffCanSignIn() {
        clock.moveTo(MONDAY_MORNING);
        city = TestCity.in(units, members);
        Map<String, Actor.Staff> staff = new LinkedHashMap<>();
        staff.put("operator", city.operator);
        staff.put("dispatcher", city.dispatcher);
        staff.put("reviewer", city.reviewer);
        staff.put("caller", city.caller);
        staff.put("roads", city.roads);
        staff.put("water", city.water);
        staff.put("supervisor", city.supervisor);
        staff.put("admin", city.admin);
        staff.forEach((login, who) -> browsers.put(login, signedIn(login, who)));
    }

    private Browser signedIn(String login, Actor.Staff who) {
        accounts.create(new Actor.House(), who.id(), "desk-" + login, PasswordHash.of(PASSWORD), who.roles());
        return new Browser(port).signIn("desk-" + login, PASSWORD);
    }

    @BeforeEach
    void time() {
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterAll
    void closed() {
        browsers.values().forEach(Browser::close);
    }

    private String raise(String title, String type, boolean confidential) {
        Receipt receipt = ledger.raise(
                new NewMatter(
                        "request",
                        type,
                        "normal",
                        "0102",
                        new NewMatter.Words(title, title + "<b>原话</b>，请尽快处理。"),
                        new NewMatter.Place(null, "和平路 <1> 号", null, null),
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("居民甲", "19999000001", null, null),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
        return receipt.number();
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private HttpResponse<String> act(String who, String number, String action, String... form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put(form[i], form[i + 1]);
        }
        return browsers.get(who).post("/desk/matters/" + number + "/actions/" + action, fields);
    }

    private String page(String who, String path) {
        HttpResponse<String> answer = browsers.get(who).get(path);
        assertThat(answer.statusCode()).as("%s %s %s", who, path, answer.body()).isEqualTo(200);
        assertThat(answer.body()).as("texts that are missing").doesNotContain("«");
        return answer.body();
    }

    private String state(String number) {
        return matters.view(number, city.operator).matter().state();
    }

    @Test
    void aRequestGoesThroughTheWholeLoopByFormsAlone() {
        String number = raise("路灯不亮", "help", false);
        assertThat(page("operator", "/desk")).contains(number, "待受理");
        assertThat(act("operator", number, "accept", "type", "complaint").statusCode())
                .isEqualTo(303);
        assertThat(page("operator", "/desk/matters/" + number)).contains("已受理", "待派单");
        assertThat(act("dispatcher", number, "dispatch", "unit", "roads").statusCode())
                .isEqualTo(303);
        assertThat(page("roads", "/desk")).contains(number, "待签收");
        act("roads", number, "sign", "person", Long.toString(city.roads.id()));
        assertThat(page("roads", "/desk/matters/" + number)).contains("逐日计算", city.roads.name(), "公开答复");
        act("roads", number, "reply", "publicAnswer", "灯已换好。", "internal", "换灯具");
        assertThat(page("reviewer", "/desk")).contains(number);
        act("reviewer", number, "approve");
        assertThat(page("caller", "/desk/matters/" + number)).contains("电话是否打通", "灯已换好。");
        assertThat(act("caller", number, "callBack", "reached", "true").statusCode())
                .isEqualTo(422);
        act("caller", number, "callBack", "reached", "true", "solved", "true", "satisfaction", "5");
        assertThat(state(number)).isEqualTo("closed");
        assertThat(page("supervisor", "/desk/matters/" + number)).contains("已办结", "5 / 5", "这一步不需要您操作");
    }

    @Test
    void eachRoleSeesOnlyItsOwnInboxAndSupervisorsSeeAll() {
        String raised = raise("井盖缺失", "help", false);
        String dispatched = raise("水管破裂", "help", false);
        does(city.operator, dispatched, "accept");
        does(city.dispatcher, dispatched, "dispatch", "unit", "water");
        assertThat(page("operator", "/desk")).contains(raised).doesNotContain(dispatched);
        assertThat(page("water", "/desk")).contains(dispatched).doesNotContain(raised);
        assertThat(page("roads", "/desk")).doesNotContain(raised, dispatched);
        assertThat(page("roads", "/desk/matters")).doesNotContain(raised, dispatched);
        assertThat(browsers.get("roads").get("/desk/matters/" + dispatched).statusCode())
                .isEqualTo(404);
        assertThat(page("supervisor", "/desk")).contains(raised, dispatched);
        assertThat(page("admin", "/desk")).doesNotContain(raised, dispatched);
        assertThat(browsers.get("admin").get("/desk/matters").statusCode()).isEqualTo(403);
        assertThat(browsers.get("admin").get("/desk/matters/" + raised).statusCode())
                .isEqualTo(403);
        assertThat(browsers.get("admin").get("/desk/intake").statusCode()).isEqualTo(403);
        assertThat(browsers.get("water").get("/desk/intake").statusCode()).isEqualTo(403);
        assertThat(page("operator", "/desk?state=request.raised")).contains(raised);
        assertThat(page("operator", "/desk?state=request.accepted")).doesNotContain(raised);
    }

    @Test
    void theListIsNarrowedByEverythingThatSortsIt() {
        String number = raise("公园健身器材松动", "suggestion", false);
        for (String hit : List.of(
                "?q=%E5%81%A5%E8%BA%AB%E5%99%A8%E6%9D%90",
                "?q=" + number, "?state=request.raised&type=request.suggestion", "?category=01&open=true")) {
            assertThat(page("operator", "/desk/matters" + hit)).as(hit).contains(number);
        }
        for (String miss : List.of(
                "?state=request.closed",
                "?type=request.report",
                "?overdue=true",
                "?unit=roads",
                "?region=nowhere-at-all")) {
            assertThat(page("operator", "/desk/matters" + miss)).as(miss).doesNotContain(number);
        }
        assertThat(browsers.get("operator").get("/desk/matters?after=x").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndShowsTheErrorAtItsField() {
        String number = raise("占道经营", "complaint", false);
        HttpResponse<String> answer = act("operator", number, "reject", "ground", "", "told", "请向<法院>提出");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("f-ground-error", "请向&lt;法院&gt;提出", "<option value=\"\">请选择")
                .doesNotContain("«", "<法院>");
        assertThat(state(number)).isEqualTo("raised");
    }

    @Test
    void aStaleFormShowsTheMatterAsItIsNowAndWhatWasTyped() {
        String number = raise("噪声扰民", "complaint", false);
        does(city.operator, number, "accept");
        HttpResponse<String> answer = act("operator", number, "accept", "version", "1", "type", "help");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("待派单", "您刚才填写的内容").doesNotContain("«");
        HttpResponse<String> other = act("roads", number, "accept");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(act("operator", number, "nonsense").statusCode()).isEqualTo(404);
        assertThat(act("dispatcher", number, "dispatch", "unit", "nowhere", "version", "x")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aShieldedMatterGoesToTheUnitWithoutWordsOrIdentity() {
        String number = raise("某单位乱收费", "report", false);
        does(city.operator, number, "accept");
        assertThat(page("dispatcher", "/desk/matters/" + number)).contains("某单位乱收费", "&lt;b&gt;原话&lt;/b&gt;");
        does(city.dispatcher, number, "classify", "type", "report", "aboutUnit", "sanitation");
        does(city.dispatcher, number, "reword", "title", "收费问题", "text", "请核查收费依据。");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        String seen = page("roads", "/desk/matters/" + number);
        assertThat(seen)
                .contains("请核查收费依据。", "为保护诉求人")
                .doesNotContain("乱收费", "原话&lt;", "和平路", "居民甲", "19999000001", "actions/reveal");
        assertThat(page("roads", "/desk")).contains("收费问题").doesNotContain("乱收费");
        HttpResponse<String> refused = act("roads", number, "reveal", "reason", "想知道");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("承办单位不能查看").doesNotContain("居民甲", "19999000001");
    }

    @Test
    void anIdentityIsShownOnceForAReasonAndEveryLookLeavesALine() {
        String number = raise("道路积水", "help", false);
        String before = page("operator", "/desk/matters/" + number);
        assertThat(before).doesNotContain("居民甲", "19999000001");
        assertThat(act("operator", number, "reveal", "reason", " ").statusCode())
                .isEqualTo(422);
        HttpResponse<String> shown = act("operator", number, "reveal", "reason", "回电核实");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("居民甲", "19999000001").doesNotContain("«");
        assertThat(page("operator", "/desk/matters/" + number)).doesNotContain("居民甲", "19999000001");
        assertThat(looks.of(number)).extracting(Look::what).contains("matter", "identity");
    }

    @Test
    void mattersLikeItAreShownToThoseWhoMaySeeThem() {
        String one = raise("学府路井盖破损有隐患", "help", false);
        String two = raise("学府路的井盖破损很久了", "help", false);
        does(city.operator, two, "accept");
        does(city.dispatcher, two, "dispatch", "unit", "water");
        assertThat(similarTo(two, "operator")).contains(one, "类别相同", "用词相近", "待受理", "和平路 &lt;1&gt; 号");
        assertThat(similarTo(one, "operator")).contains(two).doesNotContain("«");
        assertThat(similarTo(two, "water")).doesNotContain(one, "«");
    }

    private String similarTo(String number, String reader) {
        String page = page(reader, "/desk/matters/" + number);
        return page.substring(page.indexOf("id=\"similar\"")).split("</section>", 2)[0];
    }

    @Test
    void theCategoryIsSuggestedByTheWordsAndDoubtIsTold() {
        String number = raise("路灯", "help", false);
        String reported = raiseWithoutCategory("自来水停水两天了，水压低");
        assertThat(page("operator", "/desk/matters/" + reported + "/actions/accept"))
                .doesNotContain("按内容");
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            examples.add(new Labelled("小区自来水停水 " + i + " 天，水压低", "0201"));
            examples.add(new Labelled("学校补课收费 " + i + " 元，老师招生", "0301"));
            examples.add(new Labelled("公交车第 " + i + " 路晚点，站台拥挤", "0401"));
        }
        classifier.activate(classifier.train(examples, (stage, done) -> {}).model());

        String form = page("operator", "/desk/matters/" + reported + "/actions/accept");
        assertThat(form).contains("按内容建议：", "请选择</option>\n\n<option value=\"0201\" selected>");
        assertThat(act("operator", reported, "accept", "category", "").statusCode())
                .isEqualTo(303);
        assertThat(matters.view(reported, city.operator).matter().category()).isNull();
        assertThat(page("operator", "/desk/matters/" + number + "/actions/accept"))
                .contains("按内容", "<option value=\"0102\" selected>");

        assertThat(suggested("老师补课收费")).contains("按内容建议：", "请选择</option>\n\n<option value=\"0301\">");
        assertThat(suggested("你好")).contains("按内容拿不准").doesNotContain("selected");
        assertThat(suggested(" ")).doesNotContain("按内容");
        assertThat(take("text", "老师补课收费", "phone", "abc").body()).contains("按内容建议：");
    }

    private String suggested(String text) {
        HttpResponse<String> piece = browsers.get("operator").post("/desk/intake/category", Map.of("text", text));
        assertThat(piece.statusCode()).isEqualTo(200);
        return piece.body().replaceAll("\\n\\s*\\n", "\n\n");
    }

    private String raiseWithoutCategory(String text) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                null,
                                null,
                                null,
                                new NewMatter.Words("停水", text),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    @Test
    void whatTheHouseItselfDidIsToldInWords() {
        String number = raise("路面塌陷", "help", false);
        clock.advance(Duration.ofHours(3));
        sweeper.sweep();
        assertThat(page("operator", "/desk/matters/" + number))
                .contains("已超过时限")
                .doesNotContain(">breach");
        assertThat(page("operator", "/desk/matters/" + number + "?lang=en")).contains("Time limit passed");
        page("operator", "/desk?lang=zh");
    }

    @Test
    void whatResidentsWriteIsEscaped() {
        String number = raise("<script>alert(1)</script>", "help", false);
        for (String path : List.of("/desk", "/desk/matters", "/desk/matters/" + number)) {
            assertThat(page("operator", path)).doesNotContain("<script>alert", "<b>原话", "<1>");
        }
    }

    @Test
    void wordsOfDangerToLifeShowWhomToCall() {
        String number = raise("楼下燃气泄漏", "help", false);
        assertThat(page("operator", "/desk/matters/" + number)).contains("110", "119", "120", "三方转接");
    }

    @Test
    void pagesAreThereInEnglishToo() {
        String number = raise("树枝压线", "help", false);
        browsers.put("english", new Browser(port).signIn("desk-operator", PASSWORD));
        for (String path : List.of(
                "/desk", "/desk/matters", "/desk/matters/" + number, "/desk/matters/" + number + "/actions/reject")) {
            assertThat(page("english", path + "?lang=en"))
                    .as(path)
                    .contains("lang=\"en\"")
                    .doesNotContain("诉求", "时限", "受理");
        }
    }

    @Test
    void aCallIsTakenDownAndTheNumberReadOut() {
        assertThat(page("operator", "/desk/intake?phone=19999000002&call=C-7"))
                .contains("19999000002", "C-7", "没有以前的诉求");
        HttpResponse<String> wrong = take("text", " ", "phone", "abc", "type", "gossip", "title", "\"><b>题</b>");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("f-text-error", "f-phone-error", "f-type-error", "value=\"&#34;>")
                .doesNotContain("«", "\"><b>题");
        HttpResponse<String> taken =
                take("text", "小区停水两天了。什么时候恢复？", "phone", "19999000002", "call", "C-7", "name", "来电人乙", "type", "help");
        String number = number(taken);
        assertThat(page("operator", "/desk/receipts/" + number)).contains("查询码").doesNotContain("三方转接");
        String seen = page("operator", "/desk/matters/" + number);
        assertThat(seen).contains("小区停水两天了", "电话").doesNotContain("来电人乙", "19999000002");
        String again = page("operator", "/desk/intake?phone=19999000002&call=C-8");
        assertThat(again).contains(number).doesNotContain("来电人乙");
        assertThat(looks.of(number)).extracting(Look::reason).contains("C-8");
        assertThat(page("operator", "/desk/intake?phone=19999000002")).doesNotContain(number);
    }

    @Test
    void aFormSentAgainRaisesOnceAndTheCodeIsForWhoeverTookItDown() {
        HttpResponse<String> taken = take("key", "K-1", "text", "消防通道被堵");
        String number = number(taken);
        assertThat(number(take("key", "K-1", "text", "消防通道被堵"))).isEqualTo(number);
        assertThat(number(take("key", "K-1", "text", "消防通道又被堵"))).isNotEqualTo(number);
        assertThat(number(take("text", "消防通道被堵"))).isNotEqualTo(number);
        assertThat(page("operator", "/desk/intake")).contains("name=\"key\" value=\"");

        String receipt = "/desk/receipts/" + number;
        assertThat(page("operator", receipt)).containsPattern("big-number\">[2-9A-Z]{8}<");
        browsers.put("colleague", signedIn("colleague", city.staff("hotline", Role.OPERATOR)));
        assertThat(browsers.get("colleague").get(receipt).statusCode()).isEqualTo(404);
        assertThat(browsers.get("supervisor").get(receipt).statusCode()).isEqualTo(403);
        assertThat(browsers.get("operator")
                        .get("/desk/receipts/" + raise("网上来的", "help", false))
                        .statusCode())
                .isEqualTo(404);
        clock.advance(Duration.ofMinutes(31));
        assertThat(page("operator", receipt))
                .contains(number, "谁也看不到了")
                .doesNotContainPattern("big-number\">[2-9A-Z]{8}<");
    }

    private static String number(HttpResponse<String> taken) {
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        return taken.headers().firstValue("Location").orElseThrow().substring("/desk/receipts/".length());
    }

    @Test
    void aCallAboutDangerShowsWhomToCallAndKeepsWhoTookIt() {
        HttpResponse<String> refused = take("text", "我家着火了", "phone", "abc");
        assertThat(refused.body()).contains("三方转接");
        HttpResponse<String> taken = take("text", "我家着火了，快来", "handedTo", "119 接警员 3 号");
        String number = number(taken);
        assertThat(page("operator", "/desk/receipts/" + number))
                .contains("三方转接")
                .doesNotContain("actions/note");
        assertThat(matters.view(number, city.operator).own())
                .containsEntry("handed_to", "119 接警员 3 号")
                .containsEntry("danger", true);
        assertThat(browsers.get("operator")
                        .post("/desk/intake/danger", Map.of("text", "煤气泄漏"))
                        .body())
                .contains("119");
    }

    @Test
    void aPlaceIsFoundByItsNameAndAskedForWhereSeveralFit() {
        HttpResponse<String> several = take("text", "路灯不亮", "region", "东城");
        assertThat(several.statusCode()).isEqualTo(422);
        assertThat(several.body()).contains("regionCode", "有几个地方同名").doesNotContain("«");
        Matcher choice = Pattern.compile("name=\"regionCode\" value=\"(\\d+)\"").matcher(several.body());
        assertThat(choice.find()).isTrue();
        assertThat(take("text", "路灯不亮", "region", "东城", "regionCode", choice.group(1))
                        .statusCode())
                .isEqualTo(303);
        assertThat(take("text", "路灯不亮", "region", "没有这个地方").body()).contains("f-region-error");
    }

    @Test
    void aCallThatMakesNoMatterIsOneTap() {
        for (String kind : List.of("silent", "thanks", "wrong_number")) {
            assertThat(browsers.get("operator")
                            .post("/desk/calls", Map.of("kind", kind, "call", "C-9"))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(browsers.get("operator")
                        .post("/desk/calls", Map.of("kind", "joke"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browsers.get("roads")
                        .post("/desk/calls", Map.of("kind", "thanks"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(db.sql("select kind from hotline_call where call_id = 'C-9' and staff = :staff order by id")
                        .param("staff", city.operator.id())
                        .query(String.class)
                        .list())
                .containsExactly("silent", "thanks", "wrong_number");
    }

    private HttpResponse<String> take(String... form) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("channel", "phone"));
        for (int i = 0; i < form.length; i += 2) {
            fields.put(form[i], form[i + 1]);
        }
        return browsers.get("operator").post("/desk/intake", fields);
    }
}

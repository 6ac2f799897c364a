package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.access.Look;
import org.banshi.matter.Erasures;
import org.banshi.matter.NewMatter;
import org.banshi.matter.PhoneCodes;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.Phones;
import org.banshi.text.Labelled;
import org.banshi.web.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Inbox, list and page of a matter. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
class DeskTest extends AtTheDesk {
    @Autowired
    private Erasures erasures;

    @Autowired
    private PhoneCodes codes;

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
    void whoActsForSomebodyIsLookedUpByTheNumberAndTakenBack() {
        String number = raise("奶奶家的灯坏了", "help", false);
        assertThat(page("operator", "/desk/matters/" + number)).contains("/desk/proxies?number=" + number);
        assertThat(page("dispatcher", "/desk/matters/" + number)).doesNotContain("/desk/proxies");
        assertThat(page("operator", "/desk/proxies?number=" + number)).contains("没有登记过代办人");
        Map<String, String> form = Map.of(
                "number",
                number,
                "phone",
                "19988700009",
                "label",
                "孙女",
                "scope",
                "act",
                "until",
                "2026-08-01",
                "reason",
                "八十岁，没有手机");
        assertThat(browsers.get("operator").post("/desk/proxies", form).statusCode())
                .isEqualTo(303);
        String page = page("operator", "/desk/proxies?number=" + number);
        assertThat(page).contains("··09", "八十岁，没有手机");
        Matcher end = Pattern.compile("/desk/proxies/" + number + "/\\d+/end").matcher(page);
        assertThat(end.find()).isTrue();
        assertThat(browsers.get("operator").post(end.group(), Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(page("operator", "/desk/proxies?number=" + number)).contains("已结束");
        assertThat(browsers.get("operator").get("/desk/proxies?number=12").body())
                .contains("look-error");
    }

    @Test
    void aRefusalOfAnErasureWithoutAGroundIsToldWhereItWasTyped() {
        String phone = "19988700010";
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("要删除的", "要删除的"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民乙", phone, null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        does(new Actor.Raiser(number), number, "withdraw");
        String sent = codes.send(phone, "127.0.0.1", Language.ZH);
        String code = Phones.texted(db);
        erasures.ask(codes.prove(sent, code).orElseThrow(), List.of());
        long id = erasures.waiting(city.security).getLast().id();
        try (Browser security = signedIn("security", city.security)) {
            HttpResponse<String> refused =
                    security.post("/desk/erasures/" + id + "/refuse", Map.of("ground", "长".repeat(301)));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("id=\"ground-" + id + "-error\"", "长".repeat(301))
                    .doesNotContain("f-reason-error");
        }
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
        assertThat(similarTo(two, "operator")).contains(one, "同一事由", "用词相近", "待受理", "和平路 &lt;1&gt; 号");
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
                .contains("按内容");
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
        browsers.put("english", new Browser(port).signIn(Logins.of(accounts, city.operator), Logins.PASSWORD));
        for (String path : List.of(
                "/desk", "/desk/matters", "/desk/matters/" + number, "/desk/matters/" + number + "/actions/reject")) {
            assertThat(page("english", path + "?lang=en"))
                    .as(path)
                    .contains("lang=\"en\"")
                    .doesNotContain("诉求", "时限", "受理");
        }
    }
}

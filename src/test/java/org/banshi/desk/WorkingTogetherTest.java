package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.banshi.access.Look;
import org.banshi.access.Role;
import org.banshi.hotline.AnswerTemplates;
import org.banshi.hotline.HotlineRules;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What helps several people with one matter: who works on it, words that are there already, and a sheet of paper. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
class WorkingTogetherTest extends AtTheDesk {
    private static final String WORKS = "正在办这件事项";

    @Autowired
    private Rules rules;

    @Autowired
    private Attention attention;

    @Test
    void whoOpensAFormIsNamedToOthersUntilItIsSentOrLeftAlone() {
        String number = raise("同办：路灯不亮", "help", false);
        String matter = "/desk/matters/" + number;
        browsers.computeIfAbsent("second", login -> signedIn(login, city.staff("hotline", Role.OPERATOR)));
        page("operator", matter);
        assertThat(page("second", matter)).as("who only looks is not named").doesNotContain(WORKS);
        assertThat(page("operator", matter + "/actions/accept")).doesNotContain(WORKS);
        assertThat(page("second", matter)).contains(city.operator.name() + " " + WORKS);
        assertThat(page("operator", matter)).as("nobody is told of himself").doesNotContain(WORKS);
        clock.advance(Duration.ofMinutes(4));
        assertThat(browsers.get("operator")
                        .post(matter + "/attention", Map.of())
                        .statusCode())
                .isEqualTo(204);
        clock.advance(Duration.ofMinutes(4));
        assertThat(page("second", matter)).as("who goes on typing stays").contains(WORKS);
        clock.advance(Duration.ofMinutes(2));
        assertThat(page("second", matter)).as("it ends by itself").doesNotContain(WORKS);
        attention.sweep();
        assertThat(db.sql("select count(*) from desk_attention where number = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();

        page("operator", matter + "/actions/accept");
        assertThat(act("second", number, "accept").statusCode())
                .as("nobody is stopped")
                .isEqualTo(303);
        page("second", matter + "/actions/note");
        assertThat(page("operator", matter)).contains(WORKS);
        act("second", number, "note", "text", "已电话核实。");
        assertThat(page("operator", matter)).as("what was sent is over").doesNotContain(WORKS);
    }

    @Test
    void whoMayNotKnowOfAMatterLeavesNoTraceThereAndManyAtOnceAreNoTrouble() throws Exception {
        String number = raise("同办：井盖松动", "help", false);
        assertThat(browsers.get("water")
                        .post("/desk/matters/" + number + "/attention", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browsers.get("water")
                        .get("/desk/matters/" + number + "/actions/accept")
                        .statusCode())
                .isEqualTo(404);
        assertThat(attention.others(number, city.supervisor)).isEmpty();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> touches = Collections.nCopies(20, () -> {
                attention.touch(number, city.operator);
                return null;
            });
            for (var touch : many.invokeAll(touches)) {
                touch.get();
            }
        }
        assertThat(attention.others(number, city.supervisor))
                .extracting(Attention.Other::name)
                .containsExactly(city.operator.name());
        assertThat(page("supervisor", "/desk/matters/" + number + "?lang=en")).contains("has been working on this");
        page("supervisor", "/desk?lang=zh");
    }

    @Test
    void aTemplateIsPutIntoTheAnswerWithItsFieldsAndNothingTypedIsLost() {
        publish(new AnswerTemplates.Template("fixed", "已修好", "您反映的“{title}”（{number}）由{unit}办理，{due} 前完成。"));
        String number = working("范文：路灯不亮 13912345678");
        String reply = "/desk/matters/" + number + "/actions/reply";
        assertThat(page("roads", reply)).contains("用答复范文", "value=\"fixed\"", "已修好");
        assertThat(page("roads", "/desk/matters/" + number + "/actions/note")).doesNotContain("用答复范文");
        String filled =
                template("roads", reply, Map.of("template", "fixed", "publicAnswer", "您好！", "internal", "换了灯具"));
        assertThat(filled)
                .contains("您好！\n您反映的“范文：路灯不亮 ***”（" + number + "）由道路局办理，2026年", "前完成。", "换了灯具")
                .doesNotContain("«", "居民甲", "19999000001", "{due}");
        String same = template("roads", reply, Map.of("template", "", "publicAnswer", "自己写的"));
        assertThat(same).contains("自己写的");
        HttpResponse<String> gone =
                browsers.get("roads").post(reply + "/template", Map.of("template", "gone", "publicAnswer", "写了一半"));
        assertThat(gone.statusCode()).isEqualTo(422);
        assertThat(gone.body()).contains("写了一半");
        assertThat(browsers.get("water")
                        .post(reply + "/template", Map.of("template", "fixed"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(act("roads", number, "reply", "template", "fixed", "publicAnswer", "改过的答复。")
                        .statusCode())
                .isEqualTo(303);
        assertThat(state(number)).isEqualTo("replied");
    }

    @Test
    void theTitleOfAConfidentialRequestGoesIntoNoAnswerInTheRaisersWords() {
        publish(new AnswerTemplates.Template("title", "标题", "标题是“{title}”。"));
        String number = raise("投诉某某楼上邻居", "complaint", true);
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "reword", "title", "核查噪声", "text", "请核查噪声情况。");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        String reply = "/desk/matters/" + number + "/actions/reply";
        assertThat(template("roads", reply, Map.of("template", "title", "publicAnswer", "")))
                .contains("核查噪声")
                .doesNotContain("邻居");
    }

    @Test
    void aWorkOrderSaysWhatAndWhereAndByWhenAndNamesNoRaiser() {
        String number = working("工单：路灯不亮，打 13912345678 找我");
        String sheet = page("roads", "/desk/matters/" + number + "/sheet");
        assertThat(sheet)
                .contains(number, "工单：路灯不亮，打 *** 找我", "和平路 &lt;1&gt; 号", "道路局", "办理人", "qr.svg")
                .doesNotContain("居民甲", "19999000001", "13912345678");
        assertThat(looks.of(number))
                .filteredOn(look -> look.staff() == city.roads.id())
                .extracting(Look::what)
                .contains("print");
        HttpResponse<String> code = browsers.get("roads").get("/desk/matters/" + number + "/qr.svg");
        assertThat(code.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/svg+xml"));
        for (String path : List.of("/sheet", "/qr.svg")) {
            assertThat(browsers.get("water")
                            .get("/desk/matters/" + number + path)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(browsers.get("admin")
                            .get("/desk/matters/" + number + path)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(page("supervisor", "/desk/matters/" + number + "/sheet?lang=en"))
                .contains("Work order", "On site");
        page("supervisor", "/desk?lang=zh");
    }

    @Test
    void theWorkOrderOfAReportHasTheHotlinesWordingWhoeverPrintsIt() {
        String number = raise("举报楼上的邻居甲", "report", false);
        does(city.operator, number, "accept");
        assertThat(page("operator", "/desk/matters/" + number)).contains("举报楼上的邻居甲");
        assertThat(page("operator", "/desk/matters/" + number + "/sheet"))
                .contains("尚未改写")
                .doesNotContain("邻居甲", "和平路");
        does(city.dispatcher, number, "reword", "title", "核查噪声", "text", "请核查噪声情况。");
        assertThat(page("operator", "/desk/matters/" + number + "/sheet"))
                .contains("核查噪声", "请核查噪声情况。")
                .doesNotContain("邻居甲");
    }

    private void publish(AnswerTemplates.Template template) {
        Versioned<AnswerTemplates> now = rules.current(HotlineRules.ANSWERS);
        rules.publish(
                HotlineRules.ANSWERS,
                now.value().with(template),
                clock.instant(),
                city.admin.id(),
                "试行",
                now.version());
    }

    private String template(String who, String path, Map<String, String> form) {
        HttpResponse<String> answer = browsers.get(who).post(path + "/template", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String working(String title) {
        String number = raise(title, "help", false);
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        return number;
    }
}

package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Look;
import org.banshi.access.Role;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Calls taken down at the desk, and those that make no matter. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
class IntakeTest extends AtTheDesk {
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
}

package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Matters beside each other: what differs, merging into the main one, and taking out again. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desklists")
class CompareTest extends AtTheDesk {
    /** What stands at a cell that differs; the words alone stand above the table. */
    private static final String OTHER = "≠</span>与主件不同";

    @Test
    void twoAreComparedMergedWithAReasonAndTakenOutAgain() {
        String main = raise("喷泉停了", "help", false);
        String same = raise("喷泉不喷水", "help", false);
        String page = page("operator", "/desk/compare?number=" + same + "&number=" + main);
        assertThat(page)
                .contains(OTHER, title(main), "喷泉停了", "喷泉不喷水", "和平路 &lt;1&gt; 号")
                .doesNotContain("已归并到");
        assertThat(page("operator", "/desk/compare?number=" + same + "&number=" + same))
                .as("with itself")
                .doesNotContain(OTHER);
        HttpResponse<String> bare = merge(main, same, "");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("f-reason-error", "请填写");
        assertThat(state(same)).isEqualTo("raised");

        assertThat(bare.body()).contains("value=\"" + same + "\" checked");
        HttpResponse<String> unticked =
                browsers.get("operator").post("/desk/compare", withVersions(form(main, ""), same, 0, main));
        assertThat(unticked.body())
                .as("what was not ticked is not ticked again")
                .contains("name=\"merge\" value=\"" + same + "\"")
                .doesNotContain("value=\"" + same + "\" checked");

        HttpResponse<String> done = merge(main, same, "同一处喷泉，同一天反映");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(matters.view(same, city.operator).matter().state()).isEqualTo("merged");
        assertThat(matters.view(same, city.operator).timeline().getLast().form())
                .containsEntry("reason", "同一处喷泉，同一天反映");
        String after = page("operator", done.headers().firstValue("Location").orElseThrow());
        assertThat(after).contains(same + " 已归并到 " + main, "撤销归并 " + same).doesNotContain(title(main));
        assertThat(page("dispatcher", "/desk/compare?number=" + same + "&number=" + main))
                .as("who did not merge it, and is no reviewer, is not offered to undo it")
                .doesNotContain("撤销归并 " + same);

        assertThat(undo("dispatcher", main, same).statusCode()).isEqualTo(409);
        assertThat(undo("operator", main, same).statusCode()).isEqualTo(303);
        assertThat(state(same)).isEqualTo("raised");
        assertThat(page("operator", "/desk/compare?number=" + same + "&number=" + main))
                .contains(title(main))
                .doesNotContain("已归并到", "撤销归并 " + same);
    }

    /** What stands above the form that merges; “已归并到” holds the same words. */
    private static String title(String main) {
        return "<h2 id=\"merge-title\">归并到 " + main + "</h2>";
    }

    @Test
    void whatHasChangedSinceItWasLookedAtIsNotMerged() {
        String main = raise("长廊灯坏", "help", false);
        String same = raise("长廊灯不亮", "help", false);
        String other = raise("长廊没有灯", "help", false);
        Map<String, String> form = form(main, "同一处");
        form.put("merge", same);
        int seen = matters.view(other, city.operator).matter().version();
        does(city.operator, main, "accept", "type", "help", "grade", "normal", "category", "0102");
        HttpResponse<String> stale = browsers.get("operator").post("/desk/compare", withVersions(form, same, -1, main));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("这件事刚被别人改过", "同一处");
        assertThat(state(same)).isEqualTo("raised");

        does(city.operator, other, "accept", "type", "help", "grade", "normal", "category", "0102");
        Map<String, String> second = withVersions(form(main, "同一处"), other, 0, main);
        second.put("merge", other);
        second.put("version." + other, Integer.toString(seen));
        assertThat(browsers.get("operator").post("/desk/compare", second).statusCode())
                .isEqualTo(409);
        assertThat(state(other)).isEqualTo("accepted");
    }

    @Test
    void whatCannotBeMergedIsToldBeforeAnythingIsDone() {
        String main = raise("亭子漏雨", "help", false);
        String secret = raise("亭子漏雨请保密", "help", true);
        String report = raise("亭子工程有人收钱", "report", false);
        String answered = raise("亭子几点开放", "enquiry", false);
        does(city.operator, answered, "answer", "publicAnswer", "早上六点。");
        String page = page(
                "operator",
                "/desk/compare?number=" + main + "&number=" + secret + "&number=" + report + "&number=" + answered
                        + "&main=" + main);
        assertThat(page).contains("不能归并到主件（3 件）", "举报和要求保密的诉求各办各的", "现在是“已答复”").doesNotContain("确认归并到");
        assertThat(merge(main, secret, "同一处").statusCode()).isEqualTo(409);
        assertThat(state(secret)).isEqualTo("raised");
        String intoAnswered =
                page("operator", "/desk/compare?number=" + main + "&number=" + answered + "&main=" + answered);
        assertThat(intoAnswered).contains("那一件已结束、已归并或已有答复，不能作为主件");
    }

    @Test
    void nobodySeesMoreBesideEachOtherThanAlone() {
        String one = raise("雕像倒了", "help", false);
        String two = raise("雕像歪了", "help", false);
        assertThat(browsers.get("roads")
                        .get("/desk/compare?number=" + one + "&number=" + two)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browsers.get("admin")
                        .get("/desk/compare?number=" + one + "&number=" + two)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browsers.get("operator")
                        .get("/desk/compare?number=1&number=2&number=3&number=4&number=5")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browsers.get("operator")
                        .get("/desk/compare?number=%3Cscript%3E&number=" + one)
                        .statusCode())
                .isEqualTo(404);
        assertThat(page("operator", "/desk/compare?number=" + one)).contains("再加一件来比较");
        assertThat(browsers.get("operator").get("/desk/compare").statusCode()).isEqualTo(303);
        long looked = looks.of(two).size();
        page("supervisor", "/desk/compare?number=" + one + "&number=" + two);
        assertThat(looks.of(two)).as("each look leaves a line").hasSize((int) looked + 1);
    }

    private HttpResponse<String> merge(String main, String other, String reason) {
        Map<String, String> form = form(main, reason);
        form.put("merge", other);
        return browsers.get("operator").post("/desk/compare", withVersions(form, other, 0, main));
    }

    private HttpResponse<String> undo(String who, String main, String merged) {
        Map<String, String> form = form(main, "");
        form.put("merged", merged);
        form.put("version." + merged, version(merged, 0));
        return browsers.get(who).post("/desk/compare/undo", form);
    }

    private Map<String, String> form(String main, String reason) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("number", main);
        form.put("main", main);
        form.put("reason", reason);
        form.put("version." + main, version(main, 0));
        return form;
    }

    /** One form sends the same name for each matter; the test's browser has one value for each, so all in one. */
    private Map<String, String> withVersions(Map<String, String> form, String other, int ofMain, String main) {
        form.put("number", main + "," + other);
        form.put("version." + other, version(other, 0));
        form.put("version." + main, version(main, ofMain));
        return form;
    }

    private String version(String number, int more) {
        return Integer.toString(matters.view(number, city.operator).matter().version() + more);
    }
}

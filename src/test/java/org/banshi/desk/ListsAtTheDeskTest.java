package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Lists that hold: order, columns, views that are kept, and the same action for several matters. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desklists")
class ListsAtTheDeskTest extends AtTheDesk {
    @Test
    void orderAndColumnsHoldFromPageToPageAndNoRowIsMissedOrTwice() {
        List<String> raised = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            clock.advance(Duration.ofMinutes(1));
            raised.add(raise("长椅松动第 " + i + " 处", "help", false));
        }
        for (int i = 0; i < 65; i += 3) {
            does(city.operator, raised.get(i), "accept");
        }
        List<String> byDue = raised.stream()
                .sorted(Comparator.comparing(
                        (String number) ->
                                matters.view(number, city.operator).matter().due(),
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        assertThat(byDue).as("no other order would do").isNotEqualTo(raised).isNotEqualTo(raised.reversed());
        for (String sort : List.of("due", "raised", "oldest", "number")) {
            List<String> seen = new ArrayList<>();
            String next =
                    "/desk/matters?q=%E9%95%BF%E6%A4%85%E6%9D%BE%E5%8A%A8&sort=" + sort + "&col=raised&col=channel";
            while (next != null) {
                String page = page("operator", next);
                assertThat(page).contains("<th scope=\"col\">渠道</th>").doesNotContain("<th scope=\"col\">地点</th>");
                seen.addAll(numbers(page));
                next = next(page);
            }
            assertThat(seen).as(sort).hasSize(65).doesNotHaveDuplicates().containsAll(raised);
            assertThat(seen)
                    .as(sort)
                    .containsExactlyElementsOf(
                            switch (sort) {
                                case "due" -> byDue;
                                case "oldest" -> raised;
                                default -> raised.reversed();
                            });
        }
        assertThat(browsers.get("operator")
                        .get("/desk/matters?sort=due&after=x~1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(page("operator", "/desk/matters?sort=nonsense&col=nonsense")).contains("<th scope=\"col\">地点</th>");
    }

    private static List<String> numbers(String page) {
        return all(page, "class=\"row-link\" href=\"/desk/matters/(\\d+)\"");
    }

    private static String next(String page) {
        List<String> next = all(page, "rel=\"next\" href=\"([^\"]+)\"");
        return next.isEmpty() ? null : next.getFirst().replace("&amp;", "&");
    }

    private static List<String> all(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        List<String> all = new ArrayList<>();
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }

    @Test
    void aViewIsKeptUnderANameWithItsNumberAndOnlyItsOwnerSeesIt() {
        raise("凉亭漏雨", "help", false);
        Map<String, String> form =
                new TreeMap<>(Map.of("q", "凉亭漏雨", "mine", "true", "sort", "oldest", "col", "due", "name", " 我的 <凉亭> "));
        HttpResponse<String> kept = browsers.get("operator").post("/desk/views", form);
        assertThat(kept.statusCode()).isEqualTo(303);
        String path = kept.headers().firstValue("Location").orElseThrow();
        assertThat(path).startsWith("/desk/matters?q=").contains("mine=true", "sort=oldest", "col=due");
        assertThat(page("operator", path)).contains("aria-current=\"true\">我的 &lt;凉亭&gt; 1</a>");
        assertThat(page("operator", "/desk")).contains("我的 &lt;凉亭&gt; 1");
        assertThat(page("dispatcher", "/desk")).doesNotContain("凉亭");

        HttpResponse<String> again = browsers.get("operator").post("/desk/views", form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("f-name-error", "请换个名称", "value=\" 我的 &lt;凉亭> \"");
        form.put("name", "  ");
        assertThat(browsers.get("operator").post("/desk/views", form).statusCode())
                .isEqualTo(422);
        form.put("name", "长".repeat(41));
        assertThat(browsers.get("operator").post("/desk/views", form).body()).contains("最多 40 个");

        String id = all(page("operator", "/desk/views"), "/desk/views/(\\d+)/delete")
                .getFirst();
        browsers.get("dispatcher").post("/desk/views/" + id + "/delete", Map.of());
        assertThat(page("operator", "/desk/views")).contains("凉亭");
        browsers.get("operator").post("/desk/views/" + id + "/delete", Map.of());
        assertThat(page("operator", "/desk/views")).doesNotContain("凉亭");
    }

    @Test
    void nobodyKeepsMoreThanTwentyViewsAndTheyKeepTheOrderTheyAreGiven() {
        for (int i = 1; i <= 20; i++) {
            assertThat(browsers.get("caller")
                            .post("/desk/views", Map.of("open", "true", "name", "视图" + i + "号"))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(browsers.get("caller")
                        .post("/desk/views", Map.of("open", "true", "name", "多出来的"))
                        .body())
                .contains("最多保存 20 个视图");
        List<String> ids = all(page("caller", "/desk/views"), "/desk/views/(\\d+)/delete");
        browsers.get("caller").post("/desk/views/" + ids.get(2) + "/earlier", Map.of());
        browsers.get("caller").post("/desk/views/" + ids.get(0) + "/delete", Map.of());
        browsers.get("caller").post("/desk/views/" + ids.get(2) + "/earlier", Map.of());
        assertThat(all(page("caller", "/desk/views"), "<strong>(视图\\d+号)</strong>"))
                .hasSize(19)
                .startsWith("视图3号", "视图2号", "视图4号");
        assertThat(browsers.get("admin").get("/desk/views").statusCode()).isEqualTo(403);
    }

    @Test
    void aMatterLeadsBackToTheListAsItWas() {
        String number = raise("花坛开裂", "help", false);
        page("operator", "/desk/matters?open=true&sort=number");
        page("operator", "/desk/matters/" + number);
        assertThat(browsers.get("operator").get("/desk/back").headers().firstValue("Location"))
                .contains("/desk/matters?open=true&sort=number");
    }

    @Test
    void aNameThatIsRefusedKeepsTheFiltersOfTheListAndSigningOutForgetsTheList() {
        String page = browsers.get("supervisor")
                .post("/desk/views", Map.of("name", " ", "open", "true", "unit", "roads"))
                .body();
        assertThat(page).contains("href=\"/desk/matters?unit=roads&amp;open=true&amp;elder=on\"");
        try (Browser reader = new Browser(port).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD)) {
            reader.get("/desk/matters?q=%E5%BC%A0%E4%B8%89");
            assertThat(reader.get("/desk/back").headers().firstValue("Location").orElse(""))
                    .contains("q=");
            reader.post("/logout", Map.of());
            reader.signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD);
            assertThat(reader.get("/desk/back").headers().firstValue("Location"))
                    .hasValue("/desk");
        }
        HttpResponse<String> none = browsers.get("dispatcher").get("/desk/batch?action=dispatch");
        assertThat(page("dispatcher", none.headers().firstValue("Location").orElseThrow()))
                .as("nothing was ticked: that is no success")
                .contains("class=\"notice tone-warn\"");
    }

    @Test
    void severalAreDispatchedAtOnceEachByItselfAndNoneTwice() {
        String one = accepted("栏杆一处松动");
        String two = accepted("栏杆二处松动");
        String stale = accepted("栏杆三处松动");
        String raised = raise("栏杆四处松动", "help", false);
        String asked = "/desk/batch?action=dispatch&number=" + one + "&number=" + two + "&number=" + stale + "&number="
                + raised + "&number=20990101999999";
        String open = page("dispatcher", asked);
        assertThat(open).contains("还没有办理", "请选择", "不能办理（2 件）");
        String preview = page("dispatcher", asked + "&all=roads");
        assertThat(preview).contains("可以办理（3 件）", "不能办理（2 件）", "<time datetime=\"2026-03-");
        assertThat(state(one)).as("a preview does nothing").isEqualTo("accepted");

        Map<String, String> form = new TreeMap<>(Map.of("action", "dispatch", "number", one + "," + two + "," + stale));
        form.put("token", all(preview, "name=\"token\" value=\"([^\"]+)\"").getFirst());
        all(preview, "name=\"(version.\\d+)\"")
                .forEach(name -> form.put(
                        name,
                        all(preview, "name=\"" + name + "\" value=\"(\\d+)\"").getFirst()));
        for (String number : List.of(one, two, stale)) {
            form.put("choice." + number, number.equals(two) ? "water" : "roads");
        }
        everythingIsOfferedOnceAndForALineWhenAskedFor(form, preview, one, two, stale);
        does(city.dispatcher, stale, "classify", "type", "complaint");
        HttpResponse<String> done = browsers.get("dispatcher").post("/desk/batch", form);
        assertThat(done.statusCode()).isEqualTo(303);
        String result = page("dispatcher", done.headers().firstValue("Location").orElseThrow());
        assertThat(result).contains("已办 2 件，未办 1 件。", "未办");
        assertThat(matters.view(one, city.dispatcher).matter().leadUnit()).isEqualTo("roads");
        assertThat(matters.view(two, city.dispatcher).matter().leadUnit()).isEqualTo("water");
        assertThat(state(stale)).isEqualTo("accepted");

        int lines = matters.view(one, city.dispatcher).timeline().size();
        does(city.roads, one, "return", "reason", "不归我们管", "basis", "三定方案");
        assertThat(browsers.get("dispatcher").post("/desk/batch", form).statusCode())
                .isEqualTo(303);
        assertThat(matters.view(one, city.dispatcher).timeline()).hasSize(lines + 1);
        assertThat(page("dispatcher", done.headers().firstValue("Location").orElseThrow()))
                .contains("已办 2 件，未办 1 件。");
        form.put(
                "version." + stale,
                Integer.toString(matters.view(stale, city.dispatcher).matter().version()));
        browsers.get("dispatcher").post("/desk/batch", form);
        assertThat(matters.view(stale, city.dispatcher).matter().leadUnit())
                .as("what was refused is tried again")
                .isEqualTo("roads");
        assertThat(page("dispatcher", "/desk/batch?action=dispatch&all=nowhere&number=" + accepted("栏杆五处松动")))
                .as("a wrong choice for all can be chosen anew")
                .contains("name=\"all\"");
        assertThat(browsers.get("operator")
                        .get(done.headers().firstValue("Location").orElseThrow())
                        .statusCode())
                .as("somebody else's result")
                .isEqualTo(404);
    }

    private void everythingIsOfferedOnceAndForALineWhenAskedFor(
            Map<String, String> form, String preview, String one, String two, String stale) {
        assertThat(all(preview, "(<option value=\"water\")"))
                .as("above the lines only")
                .hasSize(1);
        Map<String, String> other = new TreeMap<>(form);
        other.put("number", one + "," + two);
        other.put("line", one + "," + two + "," + stale);
        other.put("all", "roads");
        other.put("choice." + two, "?");
        HttpResponse<String> again = browsers.get("dispatcher").post("/desk/batch", other);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(all(again.body(), "(<option value=\"water\")"))
                .as("above the lines and in that one")
                .hasSize(2);
        assertThat(again.body())
                .contains("有 1 件要另选", "value=\"" + one + "\" checked", "value=\"" + two + "\" checked")
                .doesNotContain("value=\"" + stale + "\" checked", "«");
        assertThat(state(one)).as("nothing is done yet").isEqualTo("accepted");
    }

    @Test
    void severalAreAssignedWithinTheUnitAndNobodyElseCan() {
        String one = dispatched("护栏一段变形");
        String two = dispatched("护栏二段变形");
        String colleague = Long.toString(city.roads2.id());
        String preview =
                page("roads", "/desk/batch?action=assign&number=" + one + "&number=" + two + "&all=" + colleague);
        assertThat(preview).contains("可以办理（2 件）");
        assertThat(page("water", "/desk/batch?action=assign&number=" + one))
                .contains("不能办理（1 件）")
                .doesNotContain("护栏");
        Map<String, String> form = new TreeMap<>(Map.of(
                "action",
                "assign",
                "number",
                one + "," + two,
                "token",
                UUID.randomUUID().toString()));
        for (String number : List.of(one, two)) {
            form.put(
                    "version." + number,
                    all(preview, "name=\"version." + number + "\" value=\"(\\d+)\"")
                            .getFirst());
            form.put("choice." + number, colleague);
        }
        HttpResponse<String> foreign = browsers.get("water").post("/desk/batch", form);
        assertThat(page("water", foreign.headers().firstValue("Location").orElseThrow()))
                .contains("已办 0 件，未办 2 件。")
                .doesNotContain("护栏");
        assertThat(browsers.get("roads").post("/desk/batch", form).statusCode())
                .as("a token of somebody else")
                .isEqualTo(404);
        form.put("token", UUID.randomUUID().toString());
        browsers.get("roads").post("/desk/batch", form);
        for (String number : List.of(one, two)) {
            assertThat(matters.view(number, city.roads).matter().ownerPerson()).isEqualTo(city.roads2.id());
        }
    }

    @Test
    void aBatchWithoutVersionsTooManyOrNothingIsRefusedInWords() {
        assertThat(browsers.get("dispatcher").get("/desk/batch?action=dispatch").statusCode())
                .isEqualTo(303);
        assertThat(browsers.get("dispatcher")
                        .get("/desk/batch?action=reveal&number=1")
                        .statusCode())
                .isEqualTo(404);
        StringBuilder many = new StringBuilder("/desk/batch?action=dispatch");
        for (int i = 0; i < 51; i++) {
            many.append("&number=").append(i);
        }
        assertThat(browsers.get("dispatcher").get(many.toString()).statusCode()).isEqualTo(422);
        String number = accepted("没有版本");
        Map<String, String> form = Map.of(
                "action",
                "dispatch",
                "number",
                number,
                "token",
                UUID.randomUUID().toString(),
                "choice." + number,
                "roads");
        assertThat(browsers.get("dispatcher").post("/desk/batch", form).statusCode())
                .isEqualTo(422);
        assertThat(state(number)).isEqualTo("accepted");
    }

    private String accepted(String title) {
        String number = raise(title, "help", false);
        does(city.operator, number, "accept");
        return number;
    }

    private String dispatched(String title) {
        String number = accepted(title);
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        return number;
    }
}

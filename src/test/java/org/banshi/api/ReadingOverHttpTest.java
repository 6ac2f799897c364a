package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.matter.Sweeper;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is read over the API: lists, like matters, labels, and what the API says of itself. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingOverHttpTest extends OverHttp {
    private static final String TITLE = URLEncoder.encode("垃圾堆积甲乙丙", StandardCharsets.UTF_8);

    @Autowired
    private Sweeper sweeper;

    @Test
    void formsAreDiscovered() {
        ApiCity.Raised request = city.raise("type", "help");
        Set<String> met = new TreeSet<>();
        inspect(request.seenBy(city.operator), met);
        request.does(city.operator, "accept");
        inspect(request.seenBy(city.dispatcher), met);
        request.does(city.dispatcher, "dispatch", "unit", "roads");
        inspect(request.seenBy(city.roads), met);
        request.does(city.roads, "sign");
        inspect(request.seenBy(city.roads), met);
        request.does(city.roads, "reply", "publicAnswer", "好了");
        inspect(request.seenBy(city.reviewer), met);
        request.does(city.reviewer, "approve");
        inspect(request.seenBy(city.caller), met);
        inspect(request.followed(), met);
        assertThat(met).contains("accept", "dispatch", "sign", "reply", "approve", "callBack", "verdict", "return");
    }

    private static void inspect(Api.Answer seen, Set<String> met) {
        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        for (JsonNode action : seen.json().path("actions")) {
            met.add(action.path("name").asString());
            assertThat(action.path("label").asString()).isNotEmpty();
            for (JsonNode field : action.path("fields")) {
                assertThat(field.path("type").asString())
                        .isIn("text", "boolean", "integer", "date", "dateTime", "choice", "file");
                if (field.path("type").asString().equals("choice")) {
                    assertThat(field.path("options").isArray()).isTrue();
                    assertThat(field.path("options").valueStream())
                            .allMatch(o -> !o.path("value").asString().isEmpty()
                                    && !o.path("label").asString().isEmpty());
                    if (field.path("required").asBoolean()) {
                        assertThat(field.path("options").size())
                                .as(field.toString())
                                .isPositive();
                    }
                }
            }
        }
    }

    @Test
    void listsAreFilteredPagedAndCounted() {
        for (int i = 0; i < 5; i++) {
            city.raise("title", "垃圾堆积甲乙丙 " + i, "type", "complaint", "category", "城乡建设");
        }
        Api.Answer first = city.supervisor.get("/api/v1/matters?type=complaint&q=" + TITLE + "&open=true&size=2");
        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(first.json().path("total").asInt()).isEqualTo(5);
        Set<String> numbers = new TreeSet<>();
        String after = "";
        while (true) {
            JsonNode page = city.supervisor
                    .get("/api/v1/matters?type=complaint&q=" + TITLE + "&size=2&count=exact" + after)
                    .json();
            page.path("items").forEach(item -> numbers.add(item.path("number").asString()));
            if (!page.has("next")) {
                break;
            }
            after = "&after=" + page.path("next").asString();
        }
        assertThat(numbers).hasSize(5);
        assertThat(city.roads
                        .get("/api/v1/matters?type=complaint&q=" + TITLE)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        for (String wrong : List.of(
                "size=0",
                "size=x",
                "open=perhaps",
                "after=x",
                "count=some",
                "sort=best",
                "category=none",
                "region=x",
                "unit=x")) {
            Api.Answer answer = city.supervisor.get("/api/v1/matters?" + wrong);
            assertThat(answer.status()).as(wrong + answer.body()).isEqualTo(422);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(city.supervisor
                        .get("/api/v1/matters?overdue=true&size=1000&region=110000000000")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wordsBringTheBestFirstAndTheNewestFirstWhereThatIsAskedFor() {
        String inTitle = city.raise("title", "苜蓿桥的栏杆断了").number;
        String inText = city.raise("title", "咨询一件事", "text", "苜蓿桥何时修好").number;
        assertThat(numbers("苜蓿桥")).containsExactly(inTitle, inText);
        assertThat(numbers("苜蓿桥&sort=newest")).containsExactly(inText, inTitle);
        assertThat(numbers("苜蓿桥的栏杆断了没有人来看一看")).as("nothing has all of it").contains(inTitle);
        assertThat(numbers("苜蓿桥的栏杆断了没有人来看一看&sort=newest")).isEmpty();
        assertThat(found("苜蓿桥的栏杆断了没有人来看一看").path("fit").asString()).isEqualTo("most");
        assertThat(found("苜蓿桥").path("fit").asString()).isEqualTo("all");
        assertThat(found("苜蓿桥").path("total").asInt()).isEqualTo(2);
    }

    private JsonNode found(String q) {
        String words = q.replaceAll("&.*", "");
        return city.supervisor
                .get("/api/v1/matters?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                        + q.substring(words.length()))
                .json();
    }

    private List<String> numbers(String q) {
        List<String> numbers = new ArrayList<>();
        found(q).path("items").forEach(item -> numbers.add(item.path("number").asString()));
        return numbers;
    }

    @Test
    void likeMattersAreFoundWithTheReason() {
        ApiCity.Raised one = city.raise("title", "学府路井盖破损", "text", "学府路与建设街路口井盖破损，有安全隐患丁戊己", "category", "0101");
        ApiCity.Raised two = city.raise("title", "井盖破损", "text", "建设街学府路口的井盖破损很危险丁戊己", "category", "0101");
        city.raise("title", "噪音", "text", "夜间施工噪音扰民", "category", "0101");
        JsonNode items = city.operator
                .get("/api/v1/matters/" + one.number + "/similar")
                .json()
                .path("items");
        assertThat(items.valueStream().map(i -> i.path("number").asString())).containsExactly(two.number);
        assertThat(items.path(0).path("score").asDouble()).isBetween(0.2, 1.0);
        assertThat(items.path(0).path("why").size()).isPositive();
        assertThat(city.water.get("/api/v1/matters/" + one.number + "/similar").status())
                .isEqualTo(404);
    }

    @Test
    void whatTheHouseItselfDidHasALabel() {
        ApiCity.Raised request = city.raise();
        clock.advance(Duration.ofHours(3));
        sweeper.sweep();
        for (String label : List.of("zh/已超过时限", "en/Time limit passed")) {
            String[] told = label.split("/");
            assertThat(request.seenBy(city.operator.with("Accept-Language", told[0]))
                            .json()
                            .path("timeline")
                            .valueStream()
                            .map(line -> line.path("label").asString()))
                    .as("labels")
                    .contains(told[1]);
        }
    }

    @Test
    void labelsFollowTheReadersLanguage() {
        ApiCity.Raised request = city.raise();
        Api.Answer wrong = city.anybody.with("Accept-Language", "en").post("/api/v1/requests", "text", "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).doesNotContain("请");
        assertThat(city.anybody.post("/api/v1/requests", "text", "").body()).contains("请");
        assertThat(request.followed().text("stateName")).isNotEmpty();
    }

    @Test
    void aTextWithoutATitleGetsItsBeginning() {
        ApiCity.Raised request = city.raise("text", "一二三四五六七八九十\n一二三四五六七八九十一二三四五六七八九十");
        assertThat(request.followed().text("title")).isEqualTo("一二三四五六七八九十 一二三四五六七八九十一二三四五六七八九");
    }

    @Test
    void theApiDescribesItself() {
        Api.Answer answer = city.anybody.get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode api = answer.json();
        assertThat(api.path("openapi").asString()).startsWith("3.");
        assertThat(api.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/requests",
                        "/api/v1/requests/{number}",
                        "/api/v1/requests/{number}/proof",
                        "/api/v1/requests/{number}/actions/{action}",
                        "/api/v1/requests/{number}/verdict",
                        "/api/v1/matters",
                        "/api/v1/matters/{number}",
                        "/api/v1/matters/{number}/actions/{action}",
                        "/api/v1/matters/{number}/similar",
                        "/api/v1/orders",
                        "/api/v1/orders/candidates",
                        "/api/v1/orders/runs/{run}",
                        "/api/v1/lists",
                        "/api/v1/lists/{code}/items",
                        "/api/v1/text/classify",
                        "/api/v1/calls",
                        "/api/v1/calls/{id}",
                        "/api/v1/calls/{id}/submissions",
                        "/api/v1/knowledge",
                        "/api/v1/knowledge/{id}",
                        "/api/v1/rates",
                        "/api/v1/rates/{rate}/requests",
                        "/api/v1/rates/waits",
                        "/api/v1/patterns",
                        "/api/v1/patterns/{key}/requests",
                        "/api/v1/meetings",
                        "/api/v1/meetings/{id}",
                        "/api/v1/meetings/{id}/corrections",
                        "/api/v1/charges",
                        "/api/v1/charges/{number}/{deed}",
                        "/api/v1/findings",
                        "/api/v1/listed",
                        "/api/v1/listed/{id}",
                        "/api/v1/listings",
                        "/api/v1/listings/{number}/{nr}",
                        "/api/v1/monitoring",
                        "/api/v1/monitoring/{handle}",
                        "/api/v1/monitoring/{handle}/findings",
                        "/api/v1/monitoring/findings/{number}/{action}",
                        "/api/v1/mine/codes",
                        "/api/v1/mine/proofs",
                        "/api/v1/mine/followed",
                        "/api/v1/mine/followed/{handle}",
                        "/api/v1/mine/proxies",
                        "/api/v1/mine/proxies/{id}",
                        "/api/v1/mine/data",
                        "/api/v1/mine/data/name",
                        "/api/v1/mine/data/address",
                        "/api/v1/mine/data/phone",
                        "/api/v1/mine/data/erasure");
        assertThat(api.path("components")
                        .path("securitySchemes")
                        .path("residentProof")
                        .path("name")
                        .asString())
                .isEqualTo("Resident-Proof");
        assertThat(answer.body()).doesNotContain("\"Staff\"", "\"Actor\"");
    }
}

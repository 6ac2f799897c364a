package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The closed loop as programs see it: raise, accept, dispatch, sign, reply, approve, verdict. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopOverHttpTest {
    private static final String TITLE = URLEncoder.encode("垃圾堆积甲乙丙", StandardCharsets.UTF_8);

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private CityClock clock;

    @Autowired
    private Sweeper sweeper;

    private ApiCity city;

    @BeforeAll
    void people(@LocalServerPort int port) {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = new ApiCity(port, units, members, accounts, tokens);
    }

    @AfterAll
    void time() {
        clock.follow();
    }

    @Test
    void aRequestGoesFromWordsToVerdict() {
        ApiCity.Raised request = city.raise("title", "路灯不亮", "type", "help", "name", "王", "phone", "19999000001");
        assertThat(request.followed().json().path("state").asString()).isEqualTo("raised");
        request.approved();

        JsonNode followed = request.followed().json();
        assertThat(followed.path("state").asString()).isEqualTo("approved");
        assertThat(followed.path("publicAnswer").asString()).isEqualTo("路灯已修好。");
        assertThat(followed.path("unit").asString()).isEqualTo("roads");
        assertThat(followed.path("due").asString()).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00\\+08:00");
        assertThat(followed.path("raisedAt").asString()).endsWith("+08:00");
        assertThat(followed.path("timeline")
                        .valueStream()
                        .map(l -> l.path("action").asString()))
                .containsExactly("raise", "accept", "dispatch", "sign", "reply", "approve");
        assertThat(followed.path("timeline").valueStream()).noneMatch(line -> line.has("staff") || line.has("form"));
        assertThat(followed.path("actions")
                        .valueStream()
                        .map(a -> a.path("name").asString()))
                .contains("verdict", "addFact", "remind");

        Api.Answer verdict = city.anybody.post(
                "/api/v1/requests/" + request.number + "/verdict?code=" + request.code,
                "contacted",
                true,
                "solved",
                true,
                "satisfaction",
                5,
                "comment",
                "谢谢");
        assertThat(verdict.status()).as(verdict.body()).isEqualTo(200);
        assertThat(verdict.text("state")).isEqualTo("closed");
        JsonNode end = request.seenBy(city.supervisor).json();
        assertThat(end.path("outcome").asString()).isEqualTo("verdict");
        assertThat(end.path("verdict").path("satisfaction").asInt()).isEqualTo(5);
        assertThat(end.path("clocks").valueStream())
                .anyMatch(c -> c.path("explanation").size() > 2);
    }

    @Test
    void theAnswerIsTheRaisersOnlyOnceItIsApproved() {
        ApiCity.Raised request = city.raise().dispatched();
        request.does(city.roads, "sign");
        request.does(city.roads, "reply", "publicAnswer", "还没批准的答复");
        assertThat(request.followed().body()).doesNotContain("还没批准的答复");
        assertThat(request.seenBy(city.reviewer).text("publicAnswer")).isEqualTo("还没批准的答复");
        request.does(city.reviewer, "approve");
        assertThat(request.followed().text("publicAnswer")).isEqualTo("还没批准的答复");
    }

    @Test
    void callersMayBePeopleToo() {
        ApiCity.Raised request = city.raise().approved();
        Api.Answer called = request.does(
                city.caller, "callBack", "reached", true, "contacted", true, "solved", true, "satisfaction", 4);
        assertThat(called.status()).as(called.body()).isEqualTo(200);
        assertThat(called.text("state")).isEqualTo("closed");
    }

    @Test
    void whoMayNotIsToldApartFromWhoMayNotKnow() {
        ApiCity.Raised request = city.raise();
        assertThat(request.does(city.supervisor, "accept").status()).isEqualTo(403);
        assertThat(request.does(city.water, "sign").status()).isEqualTo(404);
        assertThat(request.seenBy(city.water).status()).isEqualTo(404);
        assertThat(request.seenBy(city.admin).status()).isEqualTo(404);
        assertThat(request.seenBy(city.anybody).status()).isEqualTo(401);
        assertThat(request.does(city.anybody, "accept").status()).isEqualTo(401);
        assertThat(city.admin.get("/api/v1/matters").status()).isEqualTo(403);
        assertThat(request.does(city.reviewer, "approve").status()).isEqualTo(409);
        assertThat(request.does(city.operator, "fly").status()).isEqualTo(404);
        assertThat(city.operator.post("/api/v1/matters/1/actions/accept").status())
                .isEqualTo(404);
    }

    @Test
    void whoActsOnAnOldViewIsStopped() {
        ApiCity.Raised request = city.raise();
        Api.Answer seen = request.seenBy(city.operator);
        String tag = seen.response().headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"" + seen.json().path("version").asInt() + "\"");
        assertThat(request.does(city.operator.with("If-Match", tag), "classify", "type", "help")
                        .status())
                .isEqualTo(200);
        Api.Answer stale = request.does(city.operator.with("If-Match", tag), "accept");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("code")).isEqualTo("stale");
        assertThat(request.does(city.operator.with("If-Match", "x"), "accept").status())
                .isEqualTo(422);
        assertThat(request.does(city.operator.with("If-Match", "\"2\""), "accept")
                        .status())
                .isEqualTo(200);
    }

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
    void theSameCallManyTimesAtOnceRaisesOneRequest() throws Exception {
        String body = "{\"text\":\"同一件事\",\"title\":\"只登记一次\"}";
        Api door = city.anybody.with("Idempotency-Key", "key-" + System.nanoTime());
        List<Api.Answer> answers = together(32, () -> door.postRaw("/api/v1/requests", body));
        assertThat(answers.stream().collect(Collectors.groupingBy(Api.Answer::status, Collectors.counting())))
                .containsOnly(java.util.Map.entry(201, 1L), java.util.Map.entry(200, 31L));
        assertThat(answers.stream().map(Api.Answer::body).distinct()).hasSize(1);
        Api.Answer other = door.postRaw("/api/v1/requests", "{\"text\":\"另一件事\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("errors").path(0).path("code").asString()).isEqualTo("keyUsed");
        assertThat(city.operator
                        .with("Idempotency-Key", door.headers().getLast())
                        .postRaw("/api/v1/requests", "{\"text\":\"另一个人的钥匙\"}")
                        .status())
                .isEqualTo(201);
        assertThat(city.operator
                        .get("/api/v1/matters?q=%E5%8F%AA%E7%99%BB%E8%AE%B0%E4%B8%80%E6%AC%A1")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void oneOfManyWinsEachVersion() throws Exception {
        ApiCity.Raised request = city.raise();
        Api door = city.operator.with("If-Match", "\"1\"");
        List<Api.Answer> answers = together(16, () -> request.does(door, "accept"));
        assertThat(answers.stream().collect(Collectors.groupingBy(Api.Answer::status, Collectors.counting())))
                .containsOnly(java.util.Map.entry(200, 1L), java.util.Map.entry(409, 15L));
    }

    static List<Api.Answer> together(int threads, Callable<Api.Answer> call) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> future : pool.invokeAll(java.util.Collections.nCopies(threads, call))) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    @Test
    void wrongCodesAreCountedAndSayNothing() {
        ApiCity.Raised request = city.raise();
        String path = "/api/v1/requests/" + request.number;
        assertThat(city.anybody.get(path).status()).isEqualTo(404);
        Api.Answer wrong = city.anybody.get(path + "?code=AAAAAAAA");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(city.anybody.get("/api/v1/requests/999?code=AAAAAAAA").text("code"))
                .isEqualTo(wrong.text("code"));
        for (int i = 0; i < 9; i++) {
            assertThat(city.anybody.get(path + "?code=BBBBBBBB").status()).isEqualTo(404);
        }
        Api.Answer tooMany = city.anybody.get(path + "?code=" + request.code);
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.text("detail")).doesNotContain("{0}");
        assertThat(request.seenBy(city.operator).status()).isEqualTo(200);
    }

    @Test
    void strangersRaiseSoManyAnHourAndStaffWithoutEnd() {
        Api stranger = city.anybody.with("X-Forwarded-For", "203.0.113.77");
        for (int i = 0; i < 60; i++) {
            assertThat(stranger.post("/api/v1/requests", "text", "第 " + i + " 件")
                            .status())
                    .isEqualTo(201);
        }
        Api.Answer tooMany = stranger.post("/api/v1/requests", "text", "又一件");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.text("code")).isEqualTo("tooManyRaises");
        assertThat(city.anybody
                        .with("X-Forwarded-For", "203.0.113.78")
                        .post("/api/v1/requests", "text", "邻居")
                        .status())
                .isEqualTo(201);
        Api operator = city.operator.with("X-Forwarded-For", "203.0.113.77");
        assertThat(operator.post("/api/v1/requests", "text", "来电", "channel", "phone")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void operatorsActForACallerAndNameTheirOwnNumbers() {
        Api.Answer raised =
                city.operator.post("/api/v1/requests", "text", "电话诉求", "channel", "phone", "outsideNumber", "A-17");
        assertThat(raised.status()).as(raised.body()).isEqualTo(201);
        String number = raised.text("number");
        assertThat(city.operator
                        .get("/api/v1/matters?outsideNumber=A-17")
                        .json()
                        .path("items")
                        .path(0)
                        .path("number")
                        .asString())
                .isEqualTo(number);
        assertThat(city.operator
                        .post("/api/v1/requests", "text", "又一次", "outsideNumber", "A-17")
                        .status())
                .isEqualTo(409);
        assertThat(city.anybody
                        .post("/api/v1/requests", "text", "路人", "channel", "phone")
                        .status())
                .isEqualTo(422);
        assertThat(city.operator
                        .post("/api/v1/requests/" + number + "/actions/addFact", "text", "补充")
                        .status())
                .isEqualTo(200);
        assertThat(city.operator
                        .post("/api/v1/requests/" + number + "/actions/withdraw")
                        .status())
                .isEqualTo(422);
        Api.Answer withdrawn = city.operator.post(
                "/api/v1/requests/" + number + "/actions/withdraw?code=" + raised.text("code"), "reason", "已解决");
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.text("state")).isEqualTo("withdrawn");
    }

    @Test
    void identityIsShownOnceWithAReason() {
        ApiCity.Raised request = city.raise("name", "陈某", "phone", "19999000009");
        assertThat(request.seenBy(city.operator).body()).doesNotContain("19999000009", "陈某");
        assertThat(request.does(city.operator, "reveal").status()).isEqualTo(422);
        assertThat(request.does(city.supervisor, "reveal", "reason", "看看").status())
                .isEqualTo(403);
        Api.Answer revealed = request.does(city.operator, "reveal", "reason", "回电核实");
        assertThat(revealed.status()).as(revealed.body()).isEqualTo(200);
        assertThat(revealed.json().path("identity").path("phone").asString()).isEqualTo("19999000009");
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
                "size=0", "size=x", "open=perhaps", "after=x", "count=some", "category=none", "region=x", "unit=x")) {
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
                        "/api/v1/requests/{number}/actions/{action}",
                        "/api/v1/requests/{number}/verdict",
                        "/api/v1/matters",
                        "/api/v1/matters/{number}",
                        "/api/v1/matters/{number}/actions/{action}",
                        "/api/v1/matters/{number}/similar",
                        "/api/v1/lists",
                        "/api/v1/lists/{code}/items",
                        "/api/v1/text/classify");
        assertThat(answer.body()).doesNotContain("\"Staff\"", "\"Actor\"");
    }
}

package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.hotline.Requests;
import org.banshi.matter.Action;
import org.banshi.matter.Field;
import org.banshi.matter.Kinds;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.NaughtyStrings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever is sent is kept byte for byte or refused with the field named; it never breaks anything. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NaughtyInputTest {
    private static final long SEED = 20_261_122;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private Kinds kinds;

    private ApiCity city;

    @BeforeAll
    void people(@LocalServerPort int port) {
        city = new ApiCity(port, units, members, accounts, tokens);
    }

    @Test
    void wordsAreKeptByteForByteOrRefused() {
        int kept = 0;
        for (String naughty : NaughtyStrings.all()) {
            Api.Answer raised = city.operator.post(
                    "/api/v1/requests", "title", naughty, "text", naughty, "address", naughty, "name", naughty);
            if (raised.status() != 201) {
                expectFieldError(raised, naughty);
                continue;
            }
            kept++;
            JsonNode seen = city.operator
                    .get("/api/v1/matters/" + raised.text("number"))
                    .json();
            assertThat(seen.path("text").asString()).isEqualTo(naughty);
            assertThat(seen.path("title").asString()).isEqualTo(naughty);
            assertThat(seen.path("address").asString()).isEqualTo(naughty);
        }
        assertThat(kept).isGreaterThan(470);
        JsonNode page = city.operator.get("/api/v1/matters?size=200").json();
        assertThat(page.path("items").size()).isEqualTo(200);
    }

    @Test
    void valuesOfOtherTypesAreUnderstoodOrRefused() {
        ApiCity.Raised open = city.raise();
        ApiCity.Raised working = city.raise().dispatched();
        working.does(city.roads, "sign");
        ApiCity.Raised approved = city.raise().approved();
        Map<String, Function<String, Api.Answer>> ways = new LinkedHashMap<>();
        ways.put("solved", s -> approved.raiserDoes("verdict", "solved", s, "satisfaction", 9));
        ways.put("satisfaction", s -> approved.raiserDoes("verdict", "solved", "perhaps", "satisfaction", s));
        ways.put("type", s -> open.does(city.operator, "classify", "type", s));
        ways.put("until", s -> working.does(city.roads, "promise", "until", s));
        ways.put("file", s -> open.raiserDoes("addFact", "file", s));
        for (String field : List.of("type", "category", "region", "phone", "lon", "confidential", "channel")) {
            ways.put(field + " of a new one", s -> city.operator.post("/api/v1/requests", field, s));
        }
        for (String naughty : NaughtyStrings.all()) {
            ways.forEach((field, send) -> expectFieldError(send.apply(naughty), field + ": " + naughty));
        }
    }

    private static void expectFieldError(Api.Answer answer, String what) {
        assertThat(answer.status()).as(what + " " + answer.body()).isEqualTo(422);
        assertThat(answer.json().path("errors").size()).as(what).isPositive();
        assertThat(answer.json().path("errors").path(0).path("message").asString())
                .as(what)
                .isNotEmpty()
                .doesNotContain("«");
    }

    @Test
    void everyEndpointStandsAllFieldsAtOnce() {
        ApiCity.Raised request = city.raise();
        Set<String> statuses = new TreeSet<>();
        for (String naughty : NaughtyStrings.some(20, SEED)) {
            String encoded = encoded(naughty);
            Map<String, Api.Answer> answers = new LinkedHashMap<>();
            answers.put("raise", city.operator.post("/api/v1/requests", all(naughty, raiseFields())));
            answers.put("raise anonymously", city.anybody.post("/api/v1/requests", all(naughty, raiseFields())));
            answers.put("follow", city.anybody.get("/api/v1/requests/" + encoded + "?code=" + encoded));
            answers.put(
                    "verdict",
                    city.anybody.post(
                            "/api/v1/requests/" + request.number + "/verdict?code=" + request.code,
                            all(naughty, List.of("contacted", "solved", "satisfaction", "comment"))));
            answers.put("list", city.operator.get("/api/v1/matters?" + query(encoded)));
            answers.put("list for words", city.operator.get("/api/v1/matters?q=" + encoded));
            answers.put("read", city.operator.get("/api/v1/matters/" + encoded));
            answers.put("similar", city.operator.get("/api/v1/matters/" + encoded + "/similar"));
            answers.put("action", city.operator.post("/api/v1/matters/" + request.number + "/actions/" + encoded));
            answers.put("classify", city.operator.post("/api/v1/text/classify", "text", naughty));
            answers.put("classify many", city.operator.post("/api/v1/text/classify", "texts", List.of(naughty, "x")));
            answers.put("unknown field", city.operator.post("/api/v1/requests", naughty, naughty, "text", "x"));
            answers.forEach((name, answer) -> {
                statuses.add(name + " " + answer.status());
                expectWhole(answer, name + ", seed " + SEED + ": " + naughty);
            });
        }
        assertThat(statuses).contains("raise 422", "list 422", "read 404");
    }

    @Test
    void everyActionStandsAllFieldsAtOnce() {
        ApiCity.Raised working = city.raise().dispatched();
        working.does(city.roads, "sign");
        Map<String, ApiCity.Raised> byState = Map.of(
                "raised",
                city.raise(),
                "working",
                working,
                "approved",
                city.raise().approved());
        List<Api> staff = List.of(city.operator, city.dispatcher, city.roads, city.reviewer, city.caller);
        for (Action action : kinds.require(Requests.NAME).lifecycle().actions()) {
            List<String> fields = action.fields().stream().map(Field::name).toList();
            if (fields.isEmpty()) {
                continue; // would go through, and is tested elsewhere
            }
            ApiCity.Raised request = byState.entrySet().stream()
                    .filter(entry -> action.from().contains(entry.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(working);
            for (String naughty : NaughtyStrings.some(5, SEED + action.name().hashCode())) {
                Object[] form = all(naughty, fields);
                String what = action.name() + ", seed " + SEED + ": " + naughty;
                staff.forEach(who -> expectWhole(request.does(who, action.name(), form), what));
                expectWhole(request.raiserDoes(action.name(), form), what);
            }
        }
    }

    private static void expectWhole(Api.Answer answer, String what) {
        assertThat(answer.status()).as(what + " " + answer.body()).isLessThan(500);
        if (answer.status() >= 400 && answer.status() != 400) {
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .as(what)
                    .hasValue("application/problem+json");
            assertThat(answer.json().path("detail").asString()).as(what).doesNotContain("«");
        }
    }

    private static List<String> raiseFields() {
        return List.of(
                "title",
                "text",
                "type",
                "category",
                "region",
                "address",
                "lon",
                "lat",
                "name",
                "phone",
                "confidential",
                "channel",
                "outsideNumber");
    }

    private static String query(String encoded) {
        return List.of("kind", "type", "state", "unit", "category", "region", "q", "open", "overdue", "outsideNumber")
                        .stream()
                        .map(name -> name + "=" + encoded)
                        .collect(Collectors.joining("&"))
                + "&after=" + encoded + "&size=" + encoded + "&count=" + encoded;
    }

    private static Object[] all(String value, List<String> names) {
        List<Object> fields = new ArrayList<>();
        names.forEach(name -> {
            fields.add(name);
            fields.add(value);
        });
        return fields.toArray();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void brokenBodiesAreRefused() {
        for (String body : List.of(
                "",
                "{",
                "[]",
                "\"x\"",
                "null",
                "1",
                "{\"text\":}",
                "{\"text\":[1]}",
                "{\"text\":{}}",
                "[".repeat(5000))) {
            Api.Answer answer = city.operator.postRaw("/api/v1/requests", body);
            assertThat(answer.status()).as(body).isIn(400, 422);
        }
        Api.Answer types = city.operator.postRaw(
                "/api/v1/requests",
                "{\"text\":1,\"title\":true,\"lon\":\"1\",\"lat\":[],\"confidential\":\"yes\",\"more\":1}");
        assertThat(types.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .contains("/text", "/title", "/lon", "/lat", "/confidential", "/more");
        assertThat(city.operator
                        .postRaw("/api/v1/requests", "{\"text\":\"\\u0000\"}")
                        .status())
                .isEqualTo(422);
        assertThat(city.operator
                        .postRaw("/api/v1/requests", "{\"text\":\"\\ud800\"}")
                        .status())
                .isEqualTo(422);
        byte[] notUtf8 = "{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        notUtf8[9] = (byte) 0xff;
        assertThat(city.operator.send("POST", "/api/v1/requests", notUtf8).status())
                .isIn(400, 422);
        assertThat(city.operator.send("DELETE", "/api/v1/requests", null).status())
                .isEqualTo(405);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(city.operator
                        .post("/api/v1/requests", "text", "好".repeat(10_001))
                        .status())
                .isEqualTo(422);
        ApiCity.Raised longest = city.raise("text", "好".repeat(10_000));
        assertThat(longest.followed().text("text")).hasSize(10_000);
        assertThat(city.operator
                        .post("/api/v1/requests", "text", "x".repeat(5_000_000))
                        .status())
                .isEqualTo(413);
        assertThat(longest.does(city.operator, "note", "text", "x".repeat(5_000_000))
                        .status())
                .isEqualTo(413);
        assertThat(city.operator
                        .post("/api/v1/text/classify", "texts", java.util.Collections.nCopies(1001, "x"))
                        .status())
                .isEqualTo(422);
        for (String key : List.of("a b", "", "k".repeat(256))) {
            assertThat(city.operator
                            .with("Idempotency-Key", key)
                            .post("/api/v1/requests", "text", "x")
                            .status())
                    .isEqualTo(422);
        }
    }
}

package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.knowledge.Categories;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.text.Classifier;
import org.banshi.text.Labelled;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Suggested categories over HTTP. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=classify")
class ClassifyOverHttpTest {
    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private Classifier classifier;

    @Autowired
    private Categories categories;

    @Autowired
    private Rules rules;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @Test
    void aTextGetsItsBestGuessAndTheUnitOfTheDirectory() {
        ApiCity city = new ApiCity(port, units, members, accounts, tokens);
        JsonNode shipped = city.operator
                .post("/api/v1/text/classify", "text", "工厂排放废气污染河水，请环保局查处")
                .json();
        assertThat(shipped.path("category").asString())
                .as("until the city has a model of its own")
                .isEqualTo("环境保护");
        assertThat(shipped.path("categoryCode").asString()).isEqualTo("04");

        String first = categories.children(null).get(0).name();
        String second = categories.children(null).get(1).name();
        String code = categories.children(null).get(0).code();
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            examples.add(new Labelled("小区停水 " + i + " 天，自来水水压低", first));
            examples.add(new Labelled("学校补课收费 " + i + " 元，老师招生", second));
        }
        classifier.activate(classifier.train(examples, (stage, done) -> {}).model());
        rules.publish(
                HotlineRules.DIRECTORY,
                new Directory(List.of(new Directory.Entry(null, code, null, "water", "供水"))),
                clock.instant(),
                city.city.admin.id(),
                "测试",
                0);

        Api.Answer one = city.roads.post("/api/v1/text/classify", "text", "自来水停水了");
        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.text("category")).isEqualTo(first);
        assertThat(one.text("categoryCode")).isEqualTo(code);
        assertThat(one.text("unit")).isEqualTo("water");
        assertThat(one.json().path("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(one.json().path("abstained").asBoolean()).isFalse();
        assertThat(one.text("categoryName")).isEqualTo(first);
        assertThat(one.text("unitName")).isEqualTo("水务局");
        JsonNode others = one.json().path("alternatives");
        assertThat(others.valueStream().map(other -> other.path("category").asString()))
                .as("the second of the two labels")
                .containsExactly(second);
        assertThat(others.get(0).path("confidence").asDouble()
                        + one.json().path("confidence").asDouble())
                .as("chances sum up to one")
                .isBetween(0.999, 1.001);
        assertThat(one.json()
                        .path("units")
                        .valueStream()
                        .map(unit -> unit.path("unit").asString()))
                .containsExactly("water");
        JsonNode strange = city.roads
                .post("/api/v1/text/classify", "text", "Xyzzy plugh quux")
                .json();
        assertThat(strange.path("abstained").asBoolean()).isTrue();
        assertThat(strange.path("unit").isNull())
                .as("no unit of a category that is a guess")
                .isTrue();
        assertThat(strange.path("confidence").asDouble()).isBetween(0.0, 1.0);

        JsonNode many = city.operator
                .post("/api/v1/text/classify", "texts", List.of("老师补课", "停水", ""))
                .json();
        assertThat(many.path("items").valueStream().map(i -> i.path("category").asString()))
                .startsWith(second, first)
                .hasSize(3);
        assertThat(many.path("items").valueStream().map(i -> i.path("abstained").asBoolean()))
                .as("nothing is said of nothing")
                .containsExactly(false, false, true);
        assertThat(city.anybody.post("/api/v1/text/classify", "text", "x").status())
                .isEqualTo(401);
        assertThat(city.auditor.post("/api/v1/text/classify", "text", "x").status())
                .isEqualTo(403);
        assertThat(city.operator.post("/api/v1/text/classify").status()).isEqualTo(422);
    }
}

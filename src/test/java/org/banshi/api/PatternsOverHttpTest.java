package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.banshi.pattern.LaidWords;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Patterns as a program reads them. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=patterns-over-http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatternsOverHttpTest extends OverHttp {
    @Autowired
    private JdbcTemplate db;

    @BeforeAll
    void aFebruary() {
        LaidWords laid = new LaidWords(db);
        for (int i = 0; i < 40; i++) {
            Instant at = Instant.parse("2026-02-%02dT04:00:00Z".formatted(1 + i % 20));
            laid.word("roads", at, true, city.city.caller.id(), 90_000, 5_000, "a" + i);
            for (int other = 0; other < 3; other++) {
                laid.word("roads", at, i % 4 > 0, 7L + other, 90_000, 5_000, "b" + other + i);
            }
        }
        laid.lay();
    }

    @Test
    void aPatternLeadsToAsManyRequestsAsItSaysAndNamesNobody() {
        Api.Answer answer = city.supervisor.get("/api/v1/patterns?month=2026-02");
        JsonNode patterns = answer.json().path("patterns");
        assertThat(patterns.size()).isEqualTo(1);
        JsonNode one = patterns.path(0);
        assertThat(one.path("sort").asString()).isEqualTo("oneHand");
        assertThat(one.path("unit").asString()).isEqualTo("roads");
        assertThat(one.path("seen").path("numerator").asInt()).isEqualTo(40);
        assertThat(one.path("usual").path("denominator").asInt()).isEqualTo(120);
        assertThat(answer.body()).doesNotContain(city.city.caller.name());
        String href = one.path("href").asString();
        assertThat(city.supervisor.get(href).json().path("items").size()).isEqualTo(40);
        assertThat(city.leader.get(href).status()).isEqualTo(200);
        assertThat(city.roads.get(href).status()).isEqualTo(403);
        assertThat(city.caller.get(href).status()).isEqualTo(403);
        assertThat(city.auditor.get("/api/v1/patterns").status()).isEqualTo(403);
        assertThat(city.anybody.get("/api/v1/patterns").status()).isEqualTo(401);
        assertThat(city.supervisor.get(href.replace("02", "01")).status()).isEqualTo(404);
        assertThat(city.supervisor.get("/api/v1/patterns/x/requests").status()).isEqualTo(404);
        assertThat(city.supervisor.get("/api/v1/patterns?month=spring").status())
                .isEqualTo(422);
    }
}

package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Rates as a program reads them: each figure with its parts and the address of the list behind it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rates-over-http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatesOverHttpTest extends OverHttp {
    private static final String FEBRUARY = "?from=2026-02&until=2026-02";

    @Autowired
    private JdbcTemplate db;

    @BeforeAll
    void aFebruary() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant at = Instant.parse("2026-02-%02dT04:00:00Z".formatted(3 + i));
            all.add(Laid.judged(i < 7 ? "roads" : "water", at, i % 3 > 0, 1 + i % 5));
        }
        new LaidRequests(db).lay(all);
    }

    @Test
    void eachFigureLeadsToAsManyRequestsAsItSays() {
        JsonNode seen = city.supervisor.get("/api/v1/rates" + FEBRUARY).json();
        assertThat(seen.path("from").asString()).isEqualTo("2026-02-01");
        assertThat(seen.path("cutOff").asString()).isNotEmpty();
        assertThat(seen.path("ruleVersion").asInt()).isZero();
        JsonNode solved = seen.path("all").path("rates").path("solved");
        assertThat(solved.path("numerator").asInt()).isEqualTo(8);
        assertThat(solved.path("denominator").asInt()).isEqualTo(12);
        assertThat(solved.path("percent").asDouble()).isEqualTo(66.67);
        for (JsonNode line : seen.path("lines")) {
            JsonNode rate = line.path("rates").path("solved");
            String href = rate.path("href").asString();
            assertThat(city.supervisor.get(href).json().path("items").size())
                    .isEqualTo(rate.path("denominator").asInt());
            assertThat(city.supervisor
                            .get(href + "&part=counted")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(rate.path("numerator").asInt());
        }
    }

    @Test
    void aUnitSeesItsOwnAndWhoHasNothingToDoWithItNothing() {
        JsonNode own = city.roads.get("/api/v1/rates" + FEBRUARY).json();
        assertThat(own.path("lines").size()).isEqualTo(1);
        assertThat(own.path("lines").path(0).path("key").asString()).isEqualTo("roads");
        String water = "/api/v1/rates/solved/requests" + FEBRUARY + "&line=water";
        assertThat(city.roads.get(water).json().path("items").isEmpty()).isTrue();
        assertThat(city.water.get(water).json().path("items").size()).isEqualTo(5);
        assertThat(city.supervisor.get("/api/v1/rates/waits" + FEBRUARY).json().has("cutOff"))
                .isTrue();
        assertThat(city.operator.get("/api/v1/rates/waits").status()).isEqualTo(403);
        assertThat(city.operator.get("/api/v1/rates").status()).isEqualTo(403);
        assertThat(city.admin.get("/api/v1/rates").status()).isEqualTo(403);
        assertThat(city.anybody.get("/api/v1/rates").status()).isEqualTo(401);
    }

    @Test
    void whatCannotBeReadIsToldByField() {
        for (String typed : List.of(
                "?from=march",
                "?from=2026-13",
                "?from=2026-02&until=2026-01",
                "?from=2020-01&until=2026-01",
                "?by=person")) {
            Api.Answer answer = city.supervisor.get("/api/v1/rates" + typed);
            assertThat(answer.status()).as(typed).isEqualTo(422);
            assertThat(answer.body()).contains("errors");
        }
        assertThat(city.supervisor.get("/api/v1/rates/nonsense/requests").status())
                .isEqualTo(404);
        assertThat(city.supervisor
                        .get("/api/v1/rates/solved/requests?part=half")
                        .status())
                .isEqualTo(422);
    }
}

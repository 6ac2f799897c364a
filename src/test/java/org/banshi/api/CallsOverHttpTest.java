package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.proposal.Calls;
import org.banshi.proposal.NewCall;
import org.banshi.proposal.Scores;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Open calls over the API: put forward by anybody, read by those who score, never telling who. */
@BanshiTest
class CallsOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private Calls calls;

    @Autowired
    private Scores scores;

    @Autowired
    private CityClock clock;

    private ApiCity city;
    private Actor.Staff keeper;
    private Api office;
    private String call;

    @BeforeEach
    void aCallOnAMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = new ApiCity(port, units, members, accounts, tokens);
        if (units.find("api-calls").isEmpty()) {
            units.create(new Unit("api-calls", "征集办", null, Unit.Kind.OFFICE, null, null, true));
        }
        keeper = city.city.staff("api-calls", Role.OFFICE);
        office = city.machine("calls-office", Role.OFFICE, "api-calls");
        call = "/api/v1/calls/"
                + calls.open(
                        new NewCall(
                                "请您出题", "写一件小事", "2026-03-02", "2026-03-15", "2026-04-15", "small-wide-doable", null),
                        keeper);
    }

    @Test
    void anybodyPutsSomethingForwardOnceAndFollowsIt() {
        Api once = city.anybody.with("Idempotency-Key", "call-" + System.nanoTime());
        Api.Answer first = once.post(call + "/submissions", "text", "修一条巷子", "phone", "19822000301", "consent", true);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        Api.Answer again = once.post(call + "/submissions", "text", "修一条巷子", "phone", "19822000301", "consent", true);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode followed = city.anybody
                .get(first.json().path("links").path("self").asString())
                .json();
        assertThat(followed.path("kind").asString()).isEqualTo("proposal");
        assertThat(followed.path("state").asString()).isEqualTo("received");
        assertThat(city.anybody.get(call).json().path("counts").path("all").asInt())
                .isEqualTo(1);
        assertThat(city.anybody.get("/api/v1/calls").status()).isEqualTo(200);
    }

    @Test
    void whatIsWrongOrLateIsTold() {
        assertThat(city.anybody.post(call + "/submissions", "text", " ").status())
                .isEqualTo(422);
        assertThat(city.anybody
                        .post(call + "/submissions", "text", "好", "votes", 3)
                        .status())
                .isEqualTo(422);
        assertThat(city.anybody
                        .post(call + "/submissions", "text", "长".repeat(5001))
                        .status())
                .isEqualTo(422);
        assertThat(city.anybody
                        .post("/api/v1/calls/999999/submissions", "text", "好")
                        .status())
                .isEqualTo(404);
        clock.moveTo(Instant.parse("2026-03-16T01:00:00Z"));
        assertThat(city.anybody.post(call + "/submissions", "text", "晚了").status())
                .isEqualTo(409);
    }

    @Test
    void whoScoresReadsWhatWasPutForwardButNobodyElseAndNotOthersPointsFirst() {
        Api.Answer sent =
                city.anybody.post(call + "/submissions", "text", "修一条巷子", "name", "李某", "phone", "19822000302");
        String number = sent.text("number");
        assertThat(city.anybody.get(call + "/submissions").status()).isEqualTo(401);
        assertThat(city.operator.get(call + "/submissions").status()).isEqualTo(403);
        scores.put(number, Map.of("small", "5", "wide", "5", "doable", "5"), keeper);
        Api.Answer read = office.get(call + "/submissions?state=received");
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).doesNotContain("李某", "19822000302");
        JsonNode entry = read.json().path("items").path(0);
        assertThat(entry.path("scorers").asInt()).isEqualTo(1);
        assertThat(entry.path("scoredByMe").asBoolean()).isFalse();
        assertThat(entry.path("total").isMissingNode() || entry.path("total").isNull())
                .isTrue();
        Api.Answer declined = office.post("/api/v1/matters/" + number + "/actions/decline", "publicAnswer", "年内没有条件");
        assertThat(declined.status()).as(declined.body()).isEqualTo(200);
        assertThat(city.anybody
                        .get("/api/v1/requests/" + number + "?code=" + sent.text("code"))
                        .body())
                .contains("年内没有条件");
    }
}

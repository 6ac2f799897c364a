package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The closed loop as programs see it: raise, accept, dispatch, sign, reply, approve, verdict. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopOverHttpTest extends OverHttp {
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
}

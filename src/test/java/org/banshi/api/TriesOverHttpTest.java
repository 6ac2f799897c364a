package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What strangers may try over the API, how often, and who acts for a caller. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriesOverHttpTest extends OverHttp {
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
}

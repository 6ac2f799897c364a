package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.listed.ListedCases;
import org.banshi.listed.Objections;
import org.banshi.notice.Objecting;
import org.banshi.oversight.Stands;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Listed cases as programs read them: everybody's without number, the desk's for who releases. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=listed-over-http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListedOverHttpTest extends OverHttp {
    @Autowired
    private ListedCases cases;

    @Autowired
    private Objections objections;

    @Autowired
    private Stands stands;

    private Actor.Staff second;
    private Actor.Staff third;

    @BeforeAll
    void otherSupervisors() {
        second = city.city.staff(null, Role.SUPERVISOR);
        third = city.city.staff(null, Role.SUPERVISOR);
    }

    private String listed() {
        String number = city.raise().dispatched().number;
        stands.list(number, "内部理由", "2026-04-30", city.city.supervisor);
        cases.propose(number, 1, "久拖未决，挂牌督办。", city.city.supervisor);
        cases.release(number, 1, notice(number), second);
        return number;
    }

    private long notice(String number) {
        return cases.told(cases.require(number, 1, third)).getFirst().id();
    }

    @Test
    void everybodyReadsWhatIsToldAndThatItIsAwayAndWhatWasDecided() {
        String number = listed();
        long id = notice(number);
        Api.Answer all = city.anybody.get("/api/v1/listed");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body()).contains("久拖未决", "\"until\":\"2026-04-30\"").doesNotContain(number, "内部理由", "人民路");
        JsonNode one = city.anybody.get("/api/v1/listed/" + id).json();
        assertThat(one.path("state").asString()).isEqualTo("public");
        assertThat(one.path("told").path("unit").asString()).isEqualTo("道路局");
        assertThat(one.path("told").path("href").asString()).isEqualTo("/listed/" + id);

        objections.object(id, new Objecting("privacy", "能认出我。", null, null), null);
        assertThat(city.anybody.get("/api/v1/listed").json().path("away").asInt())
                .isEqualTo(1);
        Api.Answer away = city.anybody.get("/api/v1/listed/" + id);
        assertThat(away.json().path("state").asString()).isEqualTo("objected");
        assertThat(away.body()).doesNotContain("久拖未决", "能认出我");

        JsonNode desk = city.supervisor.get("/api/v1/listings/" + number + "/1").json();
        assertThat(desk.path("listing").path("objected").asBoolean()).isTrue();
        assertThat(desk.path("objections").path(0).path("words").asString()).isEqualTo("能认出我。");
        assertThat(desk.path("notices").path(0).path("state").asString()).isEqualTo("public");

        objections.decide(number, 1, desk.path("objections").path(0).path("id").asLong(), true, "没有姓名，也没有住址。", third);
        JsonNode kept = city.anybody.get("/api/v1/listed/" + id).json();
        assertThat(kept.path("state").asString()).isEqualTo("public");
        assertThat(kept.path("answers").path(0).path("withdrawn").asBoolean()).isFalse();
        assertThat(kept.path("answers").path(0).path("words").asString()).isEqualTo("没有姓名，也没有住址。");
        assertThat(city.anybody.get("/api/v1/listed/999999").status()).isEqualTo(404);
        assertThat(city.anybody.get("/api/v1/listed/x").status()).isIn(401, 404);
    }

    @Test
    void theDesksAreForWhoWritesAndReleases() {
        String number = listed();
        for (Api who : List.of(city.supervisor, city.reviewer)) {
            assertThat(who.get("/api/v1/listings").body()).contains(number);
        }
        for (Api who : List.of(
                city.operator, city.dispatcher, city.roads, city.leader, city.admin, city.auditor, city.caller)) {
            assertThat(who.get("/api/v1/listings").status()).isEqualTo(403);
            assertThat(who.get("/api/v1/listings/" + number + "/1").status()).isEqualTo(403);
        }
        assertThat(city.anybody.get("/api/v1/listings").status()).isEqualTo(401);
        assertThat(city.supervisor.get("/api/v1/listings/" + number + "/2").status())
                .isEqualTo(404);
    }
}

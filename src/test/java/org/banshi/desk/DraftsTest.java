package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.banshi.access.Drafts;
import org.banshi.access.Secrets;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What is typed and not sent yet stays, for whoever typed it and for nobody else. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
class DraftsTest extends AtTheDesk {
    private static final String OFFER = "没提交的草稿";

    @Autowired
    private Drafts drafts;

    @Autowired
    private Secrets secrets;

    @Autowired
    private JsonMapper json;

    private String working(String title) {
        String number = raise(title, "help", false);
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        return number;
    }

    private static String reply(String number) {
        return "/desk/matters/" + number + "/actions/reply";
    }

    private long kept(String number) {
        return db.sql("select count(*) from access_draft where about = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    @Test
    void aDraftIsOfferedWithItsDateOpenedAndGoneWhenItIsSent() {
        String number = working("草稿：路灯不亮");
        assertThat(browsers.get("roads")
                        .post(
                                reply(number) + "/draft",
                                Map.of("publicAnswer", "已换灯具<1>", "internal", "", "version", "4"))
                        .headers()
                        .firstValue("location"))
                .hasValue(reply(number) + "?draft=true");
        assertThat(page("roads", "/desk/matters/" + number)).contains(OFFER).doesNotContain("已换灯具");
        assertThat(page("roads", reply(number) + "?draft=true")).contains("已换灯具&lt;1");
        does(city.operator, number, "addFact", "text", "又灭了一盏");
        assertThat(page("roads", reply(number))).contains(OFFER);
        assertThat(act("roads", number, "reply", "publicAnswer", "已换灯具。").statusCode())
                .isEqualTo(303);
        assertThat(kept(number)).isZero();
    }

    @Test
    void aLostSessionAndARestartTakeNothingAway() {
        String number = working("草稿：井盖松动");
        drafts.save(city.roads, number, "reply", Map.of("publicAnswer", "井盖已固定"), null);
        try (Browser again = new Browser(port).signIn(Logins.of(accounts, city.roads), Logins.PASSWORD)) {
            assertThat(again.get(reply(number) + "?draft=true").body()).contains("井盖已固定");
        }
        Drafts restarted = new Drafts(db, secrets, json, clock, 7);
        assertThat(restarted.find(city.roads, number, "reply"))
                .hasValueSatisfying(draft -> assertThat(draft.words()).containsEntry("publicAnswer", "井盖已固定"));
    }

    @Test
    void nobodyElseSeesItNeitherOnAPageNorInTheDatabaseNorInAFile() {
        String number = working("草稿：占道经营");
        String second = "second-roads";
        browsers.computeIfAbsent(second, login -> signedIn(login, city.roads2));
        drafts.save(city.roads, number, "reply", Map.of("publicAnswer", "只给自己看的话 19999000001"), null);
        assertThat(page(second, reply(number))).doesNotContain(OFFER);
        assertThat(page(second, reply(number) + "?draft=true")).doesNotContain("只给自己看的话");
        assertThat(page("roads", "/desk/matters/export.csv?q=" + number)).doesNotContain("只给自己看的话");
        assertThat(db.sql("select words from access_draft where about = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .doesNotContain("只给自己看的话", "19999000001");
        assertThat(browsers.get("water")
                        .post(reply(number) + "/draft", Map.of("publicAnswer", "不该有"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browsers.get("roads")
                        .post("/desk/matters/" + number + "/actions/noSuch/draft", Map.of("note", "不该有"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(kept(number)).isEqualTo(1);
    }

    @Test
    void aCallThatIsInterruptedIsOfferedAndNeverFilledInByItself() {
        Browser operator = browsers.get("operator");
        operator.post("/desk/intake/draft", Map.of("text", "草稿：水管爆裂", "name", "居民乙", "phone", "19999000008"));
        assertThat(page("operator", "/desk/intake")).contains(OFFER).doesNotContain("居民乙", "水管爆裂");
        assertThat(page("operator", "/desk/intake?draft=true")).contains("居民乙", "草稿：水管爆裂", "19999000008");
        assertThat(operator.post("/desk/intake/draft/discard", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(page("operator", "/desk/intake")).doesNotContain(OFFER);
        drafts.save(city.operator, DraftController.INTAKE, DraftController.INTAKE, Map.of("text", "再来"), null);
        assertThat(take("text", "草稿：路面塌陷", "type", "help").statusCode()).isEqualTo(303);
        assertThat(drafts.find(city.operator, DraftController.INTAKE, DraftController.INTAKE))
                .isEmpty();
    }

    @Test
    void oldOnesGoByThemselvesBlankOnesAreNotKeptAndNoneIsWithoutEnd() {
        String number = working("草稿：树枝折断");
        drafts.save(city.roads, number, "reply", Map.of("publicAnswer", "  "), null);
        assertThat(kept(number)).isZero();
        String endless = "很".repeat(Drafts.LONGEST);
        assertThatThrownBy(() -> drafts.save(city.roads, number, "reply", Map.of("publicAnswer", endless), null))
                .isInstanceOf(Problem.class);
        drafts.save(city.roads, number, "reply", Map.of("publicAnswer", "写了一半"), null);
        clock.advance(Duration.ofDays(8));
        assertThat(drafts.find(city.roads, number, "reply")).isEmpty();
        drafts.sweep();
        assertThat(kept(number)).isZero();
    }
}

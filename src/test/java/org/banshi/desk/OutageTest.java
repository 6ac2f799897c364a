package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.matter.MatterView;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;

/** Notices of known outages: who calls about one gets its words at once, and may still say that it is not solved. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desklists")
class OutageTest extends AtTheDesk {
    @Test
    void aCallAboutAKnownOutageIsAnsweredWhileItIsTakenDown() {
        HttpResponse<String> bare = browsers.get("operator").post("/desk/outages", Map.of("title", "停水"));
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("f-category-error", "f-until-error", "f-words-error", "value=\"停水\"");
        String id = put("梧桐苑停水", "梧桐苑", 6);
        assertThat(page("operator", "/")).as("nobody else has read it yet").doesNotContain("梧桐苑停水", "今晚八点前恢复");
        assertThat(confirm("operator", id).statusCode()).isEqualTo(403);
        assertThat(confirm("dispatcher", id).statusCode()).isEqualTo(403);
        assertThat(page("reviewer", "/desk/outages")).contains("在门户显示“梧桐苑停水”").doesNotContain("f-words");
        assertThat(confirm("reviewer", id).statusCode()).isEqualTo(303);
        assertThat(page("operator", "/")).contains("梧桐苑停水", "今晚八点前恢复", "全市 梧桐苑");
        assertThat(asked("梧桐苑 3 栋", "0102")).contains("已知故障：梧桐苑停水");
        assertThat(asked("别处 3 栋", "0102")).doesNotContain("梧桐苑停水");
        assertThat(asked("梧桐苑 3 栋", "0101")).doesNotContain("梧桐苑停水");

        HttpResponse<String> taken =
                take("text", "家里没有水。", "category", "0102", "address", "梧桐苑 5 栋", "outage", id, "key", "outage-key-1");
        assertThat(taken.statusCode()).isEqualTo(303);
        String number = taken.headers().firstValue("Location").orElseThrow().replaceAll("\\D", "");
        MatterView view = matters.view(number, city.operator);
        assertThat(view.matter().state()).isEqualTo("answered");
        assertThat(view.matter().publicAnswer()).contains("今晚八点前恢复");
        assertThat(page("operator", "/desk/matters/" + number)).contains("已知故障通知“梧桐苑停水”答复");
        int length = view.timeline().size();
        take("text", "家里没有水。", "category", "0102", "address", "梧桐苑 5 栋", "outage", id, "key", "outage-key-1");
        assertThat(matters.view(number, city.operator).timeline())
                .as("the same form twice answers once")
                .hasSize(length);
        does(new Actor.Raiser(number), number, "verdict", "contacted", true, "solved", false, "satisfaction", 2);
        assertThat(state(number)).isEqualTo("accepted");
    }

    @Test
    void aMatterIsAnsweredWithOneKeyWhileTheNoticeHoldsAndNotAfterwards() {
        String id = put("桂花里封路", "桂花里", 2);
        String number = raise("桂花里过不去", "桂花里 8 号", "help", false);
        String late = raise("桂花里不通", "桂花里 9 号", "help", false);
        String other = raise("别处不通", "别处 9 号", "help", false);
        assertThat(page("operator", "/desk/matters/" + number)).contains("已知故障：桂花里封路", "data-key=\"1\"");
        assertThat(page("operator", "/desk/matters/" + other)).doesNotContain("桂花里封路");
        assertThat(page("dispatcher", "/desk/matters/" + number)).doesNotContain("用这条通知答复");
        assertThat(answer("operator", other, id, 0).body()).contains("分类或地点不符");
        assertThat(answer("operator", number, id, 1).statusCode()).isEqualTo(409);
        assertThat(answer("dispatcher", number, id, 0).statusCode()).isEqualTo(403);
        assertThat(answer("operator", number, id, 0).statusCode()).isEqualTo(303);
        assertThat(state(number)).isEqualTo("answered");
        assertThat(page("operator", "/desk/outages")).contains("桂花里封路", "已用它答复 1 件", "有效");

        clock.advance(Duration.ofHours(2));
        assertThat(page("operator", "/desk/matters/" + late)).doesNotContain("桂花里封路");
        assertThat(answer("operator", late, id, 0).body()).contains("这条通知已经结束");
        assertThat(state(late)).isEqualTo("raised");
        assertThat(page("operator", "/")).doesNotContain("桂花里封路");
        assertThat(browsers.get("operator")
                        .post("/desk/outages/" + id + "/end", Map.of())
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> taken =
                take("text", "桂花里又封了。", "category", "0102", "address", "桂花里 1 号", "outage", id, "key", "outage-key-2");
        String kept = taken.headers().firstValue("Location").orElseThrow().replaceAll("\\D", "");
        assertThat(state(kept)).as("what was taken down is not lost").isEqualTo("raised");
    }

    @Test
    void reportsAndSecretsGetAnswersOfTheirOwnAndANoticeIsEndedByHand() {
        String id = put("银河湾停电", "银河湾", 5);
        String secret = raise("银河湾没电请保密", "银河湾 1 栋", "help", true);
        String report = raise("银河湾有人偷电", "银河湾 1 栋", "report", false);
        for (String number : new String[] {secret, report}) {
            assertThat(page("operator", "/desk/matters/" + number)).doesNotContain("银河湾停电");
            assertThat(answer("operator", number, id, 0).statusCode()).isEqualTo(409);
            assertThat(state(number)).isEqualTo("raised");
        }
        assertThat(browsers.get("dispatcher").get("/desk/outages").statusCode()).isEqualTo(403);
        assertThat(browsers.get("dispatcher")
                        .post("/desk/outages/" + id + "/end", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browsers.get("operator")
                        .post("/desk/outages/" + id + "/end", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("operator", "/")).doesNotContain("银河湾停电");
        assertThat(page("operator", "/desk/outages")).contains("已提前结束");
    }

    @Test
    void aNoticeHasNoNumberOfAPersonAndIsNotConfirmedByItsAuthor() {
        for (String personal :
                new String[] {"联系 138-0000 1234", "１３８００００１２３４", "卡号 6222 0000 1111 2222", "11010119900101123X"}) {
            HttpResponse<String> refused =
                    browsers.get("operator").post("/desk/outages", Map.of("title", "停水", "words", "退费请" + personal));
            assertThat(refused.body()).as(personal).contains("不能写手机号");
        }
        assertThat(browsers.get("operator")
                        .post("/desk/outages", Map.of("title", "停水", "words", "11月22日 8:00-20:00 停水，抢修 0532-8200 1234"))
                        .body())
                .doesNotContain("不能写手机号");
        String id = put("槐树里停水", "槐树里", 1);
        assertThatThrownBy(() -> db.sql("update hotline_outage set confirmed_by = put_up_by where id = " + id)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private HttpResponse<String> confirm(String who, String id) {
        return browsers.get(who).post("/desk/outages/" + id + "/confirm", Map.of());
    }

    private String put(String title, String street, int hours) {
        String now = LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                .withSecond(0)
                .withNano(0)
                .toString();
        String until = LocalDateTime.ofInstant(clock.instant().plus(Duration.ofHours(hours)), clock.getZone())
                .withSecond(0)
                .withNano(0)
                .toString();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", title);
        form.put("category", "0102");
        form.put("street", street);
        form.put("since", now);
        form.put("until", until);
        form.put("words", title + "，正在抢修，预计今晚八点前恢复。");
        HttpResponse<String> done = browsers.get("operator").post("/desk/outages", form);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        Matcher ids = Pattern.compile("/desk/outages/(\\d+)/end").matcher(page("operator", "/desk/outages"));
        assertThat(ids.find()).isTrue();
        return ids.group(1);
    }

    private String asked(String address, String category) {
        return browsers.get("operator")
                .post("/desk/intake/outages", Map.of("address", address, "category", category))
                .body();
    }

    private String raise(String title, String address, String type, boolean confidential) {
        return ledger.raise(
                        new org.banshi.matter.NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new org.banshi.matter.NewMatter.Words(title, title),
                                new org.banshi.matter.NewMatter.Place(null, address, null, null),
                                org.banshi.matter.NewMatter.Origin.of("web"),
                                new org.banshi.matter.NewMatter.Identity("居民甲", "19999000001", null, null),
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private HttpResponse<String> answer(String who, String number, String outage, int older) {
        int version = matters.view(number, city.operator).matter().version() - older;
        return browsers.get(who)
                .post("/desk/matters/" + number + "/outage", Map.of("outage", outage, "version", "" + version));
    }
}

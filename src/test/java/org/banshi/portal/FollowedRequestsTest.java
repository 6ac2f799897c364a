package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.banshi.access.Looks;
import org.banshi.matter.Receipts;
import org.banshi.matter.Tries;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a raiser sees of a request and does with it, and who else comes to it. */
@BanshiTest
@ExtendWith(OutputCaptureExtension.class)
class FollowedRequestsTest extends AtThePortal {
    @Autowired
    private Looks looks;

    @Autowired
    private Receipts receipts;

    @Test
    void onlyTheWordsAreNeededToRaiseAndTheReceiptLeadsToTheVerdict(CapturedOutput output) throws Exception {
        String[] receipt = resident.raise("楼下的路灯不亮了。晚上看不见。");
        assertThat(receipt[0]).hasSize(13);
        assertThat(receipt[1]).hasSize(8);
        HttpResponse<String> followed = resident.get("/follow/" + receipt[0]);
        assertThat(followed.body()).contains("已收到，正在看", "楼下的路灯不亮了", "还没有工作人员看过");
        assertThat(followed.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        answered(receipt[0]);
        assertThat(resident.get("/follow/" + receipt[0]).body())
                .contains("路灯已经修好。", "请您评价", "道路局", "很不满意")
                .doesNotContain(city.roads.name());
        HttpResponse<String> incomplete =
                resident.fill("/follow/" + receipt[0], "/follow/" + receipt[0] + "/verdict", Map.of("comment", "还<行"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("请填写", "还&lt;行");
        HttpResponse<String> judged = resident.fill(
                "/follow/" + receipt[0],
                "/follow/" + receipt[0] + "/verdict",
                Map.of("contacted", "true", "solved", "true", "satisfaction", "5"));
        assertThat(judged.statusCode()).isEqualTo(303);
        assertThat(resident.get("/follow/" + receipt[0]).body()).contains("已办结", "谢谢您的评价", "解决了");
        assertThat(output).doesNotContain(receipt[1]);
    }

    @Test
    void theCodeIsShownForHalfAnHourOnlyAndInNoAddress() throws Exception {
        String[] receipt = resident.raise("井盖响。");
        assertThat(db.sql("select string_agg(r::text, ' ') from matter_receipt r")
                        .query(String.class)
                        .single())
                .doesNotContain(receipt[1]);
        assertThat(db.sql(
                                "select coalesce(string_agg(encode(attribute_bytes, 'escape'), ' '), '') from access_session_attributes")
                        .query(String.class)
                        .single())
                .doesNotContain(receipt[1]);
        HttpResponse<String> qr = resident.get("/receipt/" + receipt[0] + "/qr.svg");
        assertThat(qr.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(qr.body()).startsWith("<svg").doesNotContain(receipt[1]);
        assertThat(new Resident(port).get("/receipt/" + receipt[0] + "/qr.svg").statusCode())
                .isEqualTo(404);
        assertThat(new Resident(port).get("/receipt/" + receipt[0]).headers().firstValue("Location"))
                .hasValue("/follow");
        clock.advance(Duration.ofMinutes(31));
        receipts.sweep();
        assertThat(resident.get("/receipt/" + receipt[0]).body())
                .contains("不再显示")
                .doesNotContain(receipt[1]);
        assertThat(db.sql("select count(*) from matter_receipt where code is not null and number = ?")
                        .param(receipt[0])
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverLeavesLeavesNothingToTheNextAtTheSameComputer() throws Exception {
        String phone = "19988800001";
        String[] receipt = resident.raise("巷口的井盖松了。", "phone", phone);
        for (String way : List.of("/mine/leave", "/follow/" + receipt[0] + "/leave")) {
            Resident shared = new Resident(port);
            shared.fill("/follow", "/follow", Map.of("number", receipt[0], "code", receipt[1]));
            assertThat(shared.comesIn(phone, db).body()).contains("井盖松了");
            assertThat(shared.fill("/mine", way, Map.of()).statusCode()).isEqualTo(303);
            assertThat(shared.get("/follow/" + receipt[0]).body()).as(way).doesNotContain("井盖松了");
            assertThat(shared.get("/mine").body()).as(way).doesNotContain("井盖松了", receipt[0]);
            assertThat(shared.get("/mine/code").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void numberAndCodeOpenItAndWrongCodesAreLimited() throws Exception {
        String[] receipt = resident.raise("水管漏水。");
        Resident other = new Resident(port);
        assertThat(other.get("/follow/" + receipt[0]).body())
                .contains(receipt[0], "name=\"code\"")
                .doesNotContain("水管");
        String spaced =
                " " + receipt[1].substring(0, 4).toLowerCase(java.util.Locale.ROOT) + " " + receipt[1].substring(4);
        assertThat(other.fill("/follow", "/follow", Map.of("number", receipt[0], "code", spaced))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/follow/" + receipt[0]);
        assertThat(other.get("/follow/" + receipt[0]).body()).contains("水管漏水");
        other.fill("/follow/" + receipt[0], "/follow/" + receipt[0] + "/leave", Map.of());
        assertThat(other.get("/follow/" + receipt[0]).body()).doesNotContain("水管漏水");
        Resident guesser = new Resident(port);
        for (int i = 0; i < Tries.WRONG_FOR_A_NUMBER; i++) {
            assertThat(guesser.fill("/follow", "/follow", Map.of("number", receipt[0], "code", "WRONG22" + i % 8))
                            .statusCode())
                    .isEqualTo(422);
        }
        Map<String, String> right = Map.of("number", receipt[0], "code", receipt[1]);
        HttpResponse<String> stopped = guesser.fill("/follow", "/follow", right);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.body()).contains("15 分钟").doesNotContain(receipt[1]);
        assertThat(resident.get("/follow/" + receipt[0]).body()).contains("水管漏水");
        clock.advance(Duration.ofMinutes(16));
        assertThat(guesser.fill("/follow", "/follow", right).statusCode()).isEqualTo(303);
    }

    @Test
    void wrongCodesAreCountedForAllDoorsTogether() throws Exception {
        String[] receipt = resident.raise("水管又漏水。");
        for (int i = 0; i < Tries.WRONG_FOR_A_NUMBER / 2; i++) {
            resident.fill("/follow", "/follow", Map.of("number", receipt[0], "code", "WRONG22" + i));
            assertThat(resident.get("/api/v1/requests/" + receipt[0] + "?code=WRONG33" + i)
                            .statusCode())
                    .isEqualTo(404);
        }
        Map<String, String> right = Map.of("number", receipt[0], "code", receipt[1]);
        assertThat(new Resident(port).fill("/follow", "/follow", right).statusCode())
                .isEqualTo(429);
        assertThat(resident.get("/api/v1/requests/" + receipt[0] + "?code=" + receipt[1])
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void theRaiserSeesWhoLookedWithoutNames() throws Exception {
        String[] receipt = resident.raise("树枝挡住红绿灯。", "phone", "19999000001");
        looks.record(city.operator, receipt[0], Looks.MATTER, null);
        looks.record(city.roads, receipt[0], "identity.phone", "核实<地点>");
        assertThat(resident.get("/follow/" + receipt[0]).body())
                .contains("热线中心 受理员", "道路局", "看了您的姓名或电话", "核实&lt;地点&gt;")
                .doesNotContain(city.operator.name(), city.roads.name(), "19999000001");
    }

    @Test
    void everyReadingOfTheIdentityIsToldHoweverOftenThePageWasLookedAt() throws Exception {
        String[] receipt = resident.raise("路口的井盖松了。", "phone", "19999000002");
        assertThat(resident.get("/follow/" + receipt[0]).body()).contains("还没有人看过您的姓名和电话");
        looks.record(city.roads, receipt[0], "identity.phone", "上门前核实门牌");
        for (int i = 0; i < 60; i++) {
            looks.record(city.operator, receipt[0], Looks.MATTER, null);
        }
        assertThat(resident.get("/follow/" + receipt[0]).body())
                .contains("上门前核实门牌", "最近 50 次")
                .doesNotContain("还没有人看过您的姓名和电话");
    }

    @Test
    void factsWithPicturesRemindersAndWithdrawalWorkAndOldFormsDoNoHarm() throws Exception {
        String[] receipt = resident.raise("垃圾没人收。");
        String here = "/follow/" + receipt[0];
        Map<String, String> form =
                Resident.hidden(resident.get(here + "/addFact").body());
        form.put("text", "又多了两袋");
        assertThat(resident.upload(here + "/addFact", form, "图.png", picture()).statusCode())
                .isEqualTo(303);
        String page = resident.get(here).body();
        assertThat(page).contains("补充了情况", here + "/thumbnails/");
        String thumbnail = page.substring(page.indexOf(here + "/thumbnails/")).split("\"", 2)[0];
        assertThat(resident.get(thumbnail).headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(new Resident(port).get(thumbnail).statusCode()).isEqualTo(404);
        HttpResponse<String> bad = resident.upload(here + "/addFact", form, "x.png", "no picture".getBytes());
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("又多了两袋");
        assertThat(resident.fill(here, here + "/remind", Map.of()).statusCode()).isEqualTo(303);
        assertThat(resident.get(here + "/withdraw").body()).contains("确定要撤回吗").doesNotContain("name=\"code\"");
        assertThat(resident.fill(here, here + "/withdraw", Map.of("reason", "自己解决了"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(resident.get(here).body()).contains("已撤回");
        assertThat(resident.fill(here, here + "/withdraw", Map.of()).headers().firstValue("Location"))
                .hasValue(here);
        assertThat(resident.get(here).body()).contains("已经做过了");
        assertThat(resident.fill(here, here + "/accept", Map.of()).statusCode()).isEqualTo(403);
        assertThat(new Resident(port)
                        .fill("/follow", here + "/remind", Map.of())
                        .headers()
                        .firstValue("Location"))
                .hasValue("/follow");
    }

    @Test
    void adjustedDatesAreShownBesideTheOneToldFirst() throws Exception {
        String[] receipt = resident.raise("桥栏杆松动。");
        does(city.operator, receipt[0], "accept");
        does(city.dispatcher, receipt[0], "dispatch", "unit", "roads");
        does(city.roads, receipt[0], "sign");
        does(city.roads, receipt[0], "extend", "reason", "等配件");
        does(city.dispatcher, receipt[0], "grantExtension");
        assertThat(resident.get("/follow/" + receipt[0]).body()).contains("3月16日 24:00", "最早告诉您的期限是 3月9日 24:00");
    }
}

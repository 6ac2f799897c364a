package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Published;
import org.banshi.matter.Receipts;
import org.banshi.matter.Tries;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public door over HTTP, as a browser without JavaScript uses it. */
@BanshiTest
@ExtendWith(OutputCaptureExtension.class)
class PortalTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Published published;

    @Autowired
    private Looks looks;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Tries tries;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private Resident resident;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        resident = new Resident(port);
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private void answered(String number) {
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        does(city.roads, number, "reply", "publicAnswer", "路灯已经修好。");
        does(city.reviewer, number, "approve");
    }

    private long raised() {
        return db.sql("select count(*) from matter_matter").query(Long.class).single();
    }

    @Test
    void theHomePageAlwaysShowsTheEmergencyNumbers() throws Exception {
        assertThat(resident.get("/").body())
                .contains("tel:110", "tel:119", "tel:120", "tel:122", "tel:12345", "href=\"/raise\"");
        assertThat(resident.get("/?lang=en").body()).contains("In danger to life, call at once");
    }

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
    void whatWasTypedIsThereAfterAnError() throws Exception {
        HttpResponse<String> answer = resident.fill(
                "/raise",
                "/raise",
                Map.of("text", " ", "name", "王<b>五", "phone", "abc", "type", "help", "confidential", "true"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("请写一写发生了什么事", "请填写正确的电话号码", "王&lt;b>五", "value=\"help\" checked", "value=\"true\" checked");
    }

    @Test
    void aFormSentTwiceRaisesOnceAlsoAtTheSameMoment() throws Exception {
        Map<String, String> form = Resident.hidden(resident.get("/raise").body());
        form.put("text", "路面有个大坑。");
        long before = raised();
        List<CompletableFuture<String>> taps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            taps.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return resident.post("/raise", form)
                            .headers()
                            .firstValue("Location")
                            .orElse("none");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        assertThat(taps.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(raised()).isEqualTo(before + 1);
        String receipt = taps.getFirst().join();
        assertThat(Resident.code(resident.get(receipt).body())).hasSize(8);
        form.put("text", "另一个地方也有坑。");
        assertThat(resident.post("/raise", form).headers().firstValue("Location"))
                .isPresent()
                .get()
                .isNotEqualTo(receipt);
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
    void oneAddressRaisesSoManyAnHourAndKeepsWhatWasTyped() throws Exception {
        String crowded = "203.0.113.5";
        Resident first = new Resident(port, crowded);
        for (int i = 1; i < 60; i++) {
            tries.countRaise(crowded);
        }
        Map<String, String> form = Resident.hidden(first.get("/raise").body());
        form.put("text", "路灯不亮");
        assertThat(first.post("/raise", form).statusCode()).isEqualTo(303);
        HttpResponse<String> stopped = first.fill("/raise", "/raise", Map.of("text", "井盖也坏了"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.body()).contains("井盖也坏了", "一小时内提交得太多").doesNotContain("«", "{0}");
        assertThat(first.post("/raise", form).statusCode())
                .as("the form that was taken")
                .isEqualTo(303);
        new Resident(port, "203.0.113.6").raise("邻居的井盖");
        clock.advance(Duration.ofMinutes(61));
        new Resident(port, crowded).raise("井盖也坏了");
    }

    @Test
    void wordsAreShownAsTheyAreAndNothingRuns() throws Exception {
        String words = "<script>alert(1)</script> \"引号\" 'x' & 😀 \u202Eאבג {{7*7}} ${1+1}";
        String[] receipt =
                resident.raise(words, "title", words.substring(0, 40), "address", "\"><img src=x onerror=alert(1)>");
        String page = resident.get("/follow/" + receipt[0]).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)", "😀", "\u202E", "${1+1}")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(resident.get("/receipt/" + receipt[0]).body()).doesNotContain("<script>alert");
        assertThat(db.sql("select text from matter_matter where number = :n")
                        .param("n", receipt[0])
                        .query(String.class)
                        .single())
                .isEqualTo(words);
    }

    @Test
    void dangerToLifeShowsTheNumbersToCallAtOnce() throws Exception {
        HttpResponse<String> again = resident.fill("/raise", "/raise", Map.of("text", "楼道着火了", "phone", "x"));
        assertThat(again.body()).contains("请先打电话", "role=\"alert\"");
        String[] receipt = resident.raise("三楼有人说不想活了。");
        assertThat(resident.get("/receipt/" + receipt[0]).body()).contains("请先打电话", "tel:110", "tel:120");
        assertThat(db.sql("select danger from hotline_request join matter_matter m on m.id = matter where number = :n")
                        .param("n", receipt[0])
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void reportsAndSecretOnesAreNeverPublicAndNobodysWordsAre() throws Exception {
        resident.raise("举报某店偷排污水。", "type", "report", "region", "1101", "category", "0101");
        resident.raise("邻居的事请保密。", "confidential", "true", "region", "1201");
        String[] open = resident.raise("公交站没有座椅，老人王某站不住。", "region", "110101001", "address", "东街 5 号 302 室");
        String list = resident.get("/public").body();
        assertThat(list).contains("等待受理", "东城区 东华门街道").doesNotContain("王某", "302 室", "座椅", open[0], "天津");
        assertThat(resident.get("/public?region=1201").body()).contains("没有找到");
        assertThat(resident.get("/public?region=110101").body()).contains("东华门街道", "/raise?region=110101001");
        HttpResponse<String> cached = resident.get("/public");
        assertThat(cached.headers().firstValue("Cache-Control").orElse("")).contains("max-age=60", "public");
        assertThat(resident.get("/public?after=x").statusCode()).isEqualTo(422);
    }

    @Test
    void theMapShowsPlacesToAHundredMetresAndHidesWhatTheListHides() throws Exception {
        at(null, false, 83.0126789, 39.0043217);
        at(null, true, 83.0226789, 39.0143217);
        at("report", false, 83.0326789, 39.0243217);
        String map =
                resident.get("/public?view=map&region=110101001&month=2026-03").body();
        assertThat(map)
                .contains("data-lon=\"83.013\"", "data-lat=\"39.004\"")
                .doesNotContain("83.0126", "39.0043", "83.02", "83.03", "王某", "302 室");
        assertThat(resident.get("/public?view=map&region=110101001&month=2026-02")
                        .body())
                .contains("没有标在地图上的")
                .doesNotContain("data-lon");
        assertThat(db.sql("select lon, lat from matter_public where lon is not null")
                        .query((row, _) -> Math.abs(
                                        row.getDouble("lon") * 1000 - Math.rint(row.getDouble("lon") * 1000))
                                + Math.abs(row.getDouble("lat") * 1000 - Math.rint(row.getDouble("lat") * 1000)))
                        .list())
                .isNotEmpty()
                .allSatisfy(rest -> assertThat(rest).isLessThan(1e-6));
    }

    @Test
    void whatIsAskedForNarrowsListAndFiguresAlikeAndAVillageCannotBeAskedFor() throws Exception {
        clock.moveTo(Instant.parse("2025-07-07T01:00:00Z"));
        answered(resident.raise("井盖响。", "region", "110101002")[0]);
        resident.raise("井盖丢了。", "region", "110101002");
        assertThat(published.figures(YearMonth.of(2025, 7)))
                .isEqualTo(new Published.Figures(YearMonth.of(2025, 7), 2, 1, 1));
        Published.Filter village = new Published.Filter(null, "110101002003", YearMonth.of(2025, 7), null);
        assertThat(published.page(village, null, 9).items()).hasSize(2);
        for (String stage : List.of("open", "answered", "inTime")) {
            assertThat(resident.get("/public?month=2025-07&stage=" + stage)
                            .body()
                            .split("public-what", -1))
                    .as(stage)
                    .hasSize(stage.equals("open") ? 3 : 2);
        }
        assertThat(resident.get("/public?month=2025-13&stage=x").statusCode()).isEqualTo(200);
    }

    private void at(@Nullable String type, boolean confidential, double lon, double lat) {
        ledger.raise(
                new NewMatter(
                        Requests.NAME,
                        type,
                        null,
                        null,
                        new NewMatter.Words("王某家漏水", "王某住 302 室"),
                        new NewMatter.Place("110101001", "东街 5 号 302 室", lon, lat),
                        NewMatter.Origin.of("web"),
                        NewMatter.Identity.NONE,
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    @Test
    void theFirstPageTellsHowTheCityDoesWithPartsAndLeadsToWhatItCounts() throws Exception {
        clock.moveTo(Instant.parse("2025-08-04T01:00:00Z"));
        answered(resident.raise("路灯不亮。")[0]);
        resident.raise("路灯又不亮。");
        resident.raise("举报乱收费。", "type", "report");
        assertThat(resident.get("/").body())
                .contains("/public?month=2025-08\">2<", "stage=answered\">1 / 2<", "stage=inTime\">1 / 1<", "截至");
        assertThat(resident.get("/public?month=2025-08").body().split("public-what", -1))
                .hasSize(3);
    }

    @Test
    void thePortalCanBePutOnThePhonesFirstScreen() throws Exception {
        assertThat(resident.get("/").body()).contains("rel=\"manifest\" href=\"/manifest.json\"");
        HttpResponse<String> manifest = resident.get("/manifest.json");
        assertThat(manifest.statusCode()).isEqualTo(200);
        assertThat(manifest.headers().firstValue("Content-Type").orElse("")).contains("json");
        for (String icon : List.of("/icon-192.png", "/icon-512.png")) {
            assertThat(manifest.body()).contains(icon);
            assertThat(resident.get(icon).headers().firstValue("Content-Type")).contains("image/png");
        }
    }

    @Test
    void meTooBringsCategoryAndPlaceButNobodysWords() throws Exception {
        String page = resident.get("/raise?category=0102&region=110101001").body();
        assertThat(page).contains("name=\"category\" value=\"0102\"", "value=\"110101001\" selected", "您也遇到了");
        assertThat(resident.get("/raise?category=nope&region=nope").statusCode())
                .isEqualTo(200);
        HttpResponse<String> sent =
                resident.fill("/raise?category=0102&region=110101001", "/raise", Map.of("text", "我家这里也是"));
        String number = sent.headers().firstValue("Location").orElseThrow().substring("/receipt/".length());
        assertThat(matters.view(number, city.operator).matter().category()).isEqualTo("0102");
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
    void howDataIsKeptIsToldInPlainWordsAndLeadsTo() throws Exception {
        assertThat(resident.get("/").body()).contains("href=\"/privacy\"");
        assertThat(resident.get("/raise").body()).contains("href=\"/privacy\"");
        assertThat(resident.get("/privacy").body())
                .contains("没有设定到期自动删除", "没有经手过的人批准", "地图也不从别处取图")
                .doesNotContain("«");
        assertThat(resident.get("/privacy?lang=en").body())
                .contains("no date is set")
                .doesNotContain("«");
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
    void picturesAreKeptWhenTheFormComesBack() throws Exception {
        Map<String, String> form = Resident.hidden(resident.get("/raise").body());
        form.put("text", "");
        HttpResponse<String> back = resident.upload("/raise", form, "坑.png", picture());
        assertThat(back.statusCode()).isEqualTo(422);
        java.util.regex.Matcher kept = java.util.regex.Pattern.compile("name=\"kept\" value=\"([^\"]+)\" checked")
                .matcher(back.body());
        assertThat(kept.find()).isTrue();
        form.put("text", "路上有坑");
        form.put("kept", kept.group(1));
        String receipt =
                resident.post("/raise", form).headers().firstValue("Location").orElseThrow();
        assertThat(resident.get(receipt.replace("receipt", "follow")).body()).contains("thumbnails/" + kept.group(1));
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

    @Test
    void everyPageIsThereInEnglishToo() throws Exception {
        String[] receipt = resident.raise("Street light is broken", "type", "help");
        answered(receipt[0]);
        for (String path : List.of(
                "/",
                "/raise",
                "/follow",
                "/public",
                "/receipt/" + receipt[0],
                "/follow/" + receipt[0],
                "/follow/" + receipt[0] + "/withdraw",
                "/follow/" + receipt[0] + "/addFact")) {
            assertThat(resident.get(path + "?lang=en").body())
                    .as(path)
                    .contains("lang=\"en\"")
                    .doesNotContain("«")
                    .doesNotContain("提交", "查看", "返回");
            assertThat(resident.get(path + "?lang=zh").body()).as(path).doesNotContain("«");
        }
    }

    private static byte[] picture() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}

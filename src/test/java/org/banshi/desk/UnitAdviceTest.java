package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.banshi.hotline.Agreement;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.UnitAdvice;
import org.banshi.matter.MatterView;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What is suggested from a call to the unit: place, grade and unit, each confirmed by a person. All places are made up. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=dispatch")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnitAdviceTest extends AtTheDesk {
    @Autowired
    private UnitAdvice advice;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Regions regions;

    @Autowired
    private Rules rules;

    @BeforeAll
    void places() {
        regions.add(
                List.of(
                        Region.of("99", "样例省"),
                        Region.of("9901", "样例市"),
                        Region.of("990101", "东城区"),
                        Region.of("990101001", "朝阳街道"),
                        Region.of("990101001001", "光华社区"),
                        Region.of("990102", "青柳县"),
                        Region.of("990102001", "朝阳街道")),
                "test");
    }

    private String handled(String words, org.banshi.access.Actor.Staff by) {
        String number = raise(words, "help", false);
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", by.unit());
        does(by, number, "sign");
        return number;
    }

    private String accepted(String words) {
        String number = raise(words, "help", false);
        does(city.operator, number, "accept");
        return number;
    }

    private List<UnitAdvice.Advice> advised(String number) {
        MatterView view = matters.view(number, city.dispatcher);
        return advice.of(view.matter(), Boolean.TRUE.equals(view.own().get("about_known")), city.dispatcher);
    }

    private static List<String> codes(List<UnitAdvice.Advice> advice) {
        return advice.stream().map(one -> one.unit().code()).toList();
    }

    @Test
    @Order(1)
    void placeAddressAndGradeAreOfferedWhileTypingAndOverwriteNothing() {
        Map<String, String> said =
                Map.of("text", "我住東城區朝陽街道光華社區建设路12号，厨房煤气泄漏，没有起火", "channel", "phone", "grade", "normal");
        String hints = browsers.get("operator").post("/desk/intake/clues", said).body();
        assertThat(hints)
                .contains(
                        "data-value=\"样例省样例市东城区朝阳街道光华社区\"",
                        "原文：“光華社區”",
                        "data-take=\"grade\" data-value=\"critical\"",
                        "<mark class=\"urgent\">煤气泄漏</mark>",
                        "<mark class=\"denied\">起火</mark>",
                        "data-value=\"建设路12号\"")
                .doesNotContain("«", "青柳县");
        String both = browsers.get("operator")
                .post("/desk/intake/clues", Map.of("text", "朝阳街道的路灯不亮"))
                .body();
        assertThat(both).contains("东城区朝阳街道", "青柳县朝阳街道");
        assertThat(browsers.get("operator")
                        .post("/desk/intake/clues", Map.of("text", "朝阳街道的路灯不亮", "region", "990102"))
                        .body())
                .contains("青柳县朝阳街道")
                .doesNotContain("东城区朝阳街道");
        assertThat(browsers.get("roads").post("/desk/intake/clues", said).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(2)
    void withoutProgramsInTheBrowserASuggestionIsTakenByAButtonAndNothingIsLost() {
        Map<String, String> said = Map.of(
                "text",
                "光华社区煤气泄漏",
                "name",
                "来电人乙",
                "grade",
                "normal",
                "channel",
                "phone",
                "take",
                "region:990101001001");
        HttpResponse<String> taken = browsers.get("operator").post("/desk/intake/take", said);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body())
                .contains("value=\"样例省样例市东城区朝阳街道光华社区\"", "来电人乙", "光华社区煤气泄漏</textarea>")
                .doesNotContain("«");
        for (String nonsense : List.of("", "region:77", "grade:high", "grade", ":", "name:x")) {
            java.util.Map<String, String> form = new java.util.HashMap<>(said);
            form.put("take", nonsense);
            assertThat(browsers.get("operator").post("/desk/intake/take", form).statusCode())
                    .isEqualTo(200);
        }
        String number = number(take("text", "光华社区煤气泄漏，快来", "region", "样例省样例市东城区朝阳街道光华社区", "grade", "normal"));
        assertThat(matters.view(number, city.operator).matter().region()).isEqualTo("990101001001");
        assertThat(matters.view(number, city.operator).matter().grade())
                .as("nothing moves by itself")
                .isEqualTo("normal");
        assertThat(page("operator", "/desk/receipts/" + number)).contains("用词建议紧急程度：特急", "/actions/classify");
        assertThat(page("operator", "/desk/matters/" + number))
                .contains("<mark class=\"urgent\">煤气泄漏</mark>", "按用词建议：特急（煤气泄漏）");
    }

    private static String number(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    @Order(3)
    void unitsComeFromLikeRequestsThatWereTakenUpEachWithItsReason() {
        String leak = handled("紫藤花园自来水管爆裂漏水，水流满地", city.water);
        handled("南门自来水管漏水，水表井满了", city.water);
        handled("南门大街路面坑洼，车子难走", city.roads);
        String returned = accepted("北门自来水管爆裂漏水严重");
        does(city.dispatcher, returned, "dispatch", "unit", "sanitation");
        does(city.sanitation, returned, "return", "reason", "不归我们", "basis", "三定方案");

        String asked = accepted("西门自来水管爆裂漏水，路面结冰");
        List<UnitAdvice.Advice> advised = advised(asked);
        assertThat(codes(advised)).startsWith("water").doesNotContain("sanitation");
        assertThat(advised.getFirst().past())
                .extracting(past -> past.matter().number())
                .startsWith(leak)
                .hasSizeLessThanOrEqualTo(3);
        String page = page("dispatcher", "/desk/matters/" + asked);
        assertThat(page).contains("data-choose=\"water\" data-key=\"1\"", "/desk/matters/" + leak, "用词相近", "建议的单位");
        assertThat(page("dispatcher", "/desk/matters/" + asked + "/actions/dispatch?unit=water"))
                .containsPattern("value=\"water\" (checked|selected)");

        assertThat(act("dispatcher", asked, "dispatch", "unit", "water").statusCode())
                .isEqualTo(303);
        Map<String, Object> own = matters.view(asked, city.dispatcher).own();
        assertThat(own)
                .containsEntry("unit_suggested", "water")
                .containsEntry("unit_source", "past")
                .containsEntry("unit_chosen", "water");
        Agreement.Sent week = agreement.sent().getFirst();
        assertThat(week.first()).isPositive();
        assertThat(week.advised()).isGreaterThanOrEqualTo(week.named());
        assertThat(page("admin", "/admin/machine")).contains("承办单位建议", "派给首个建议");
    }

    @Test
    @Order(4)
    void theUnitThatAReportIsAboutAndShieldedOnesAreNeverNamed() {
        String secret = raise("东门自来水管爆裂漏水没人修，请保密", "help", true);
        does(city.operator, secret, "accept");
        does(city.dispatcher, secret, "reword", "title", "东门漏水", "text", "东门自来水管爆裂漏水");
        does(city.dispatcher, secret, "dispatch", "unit", "roads");
        does(city.roads, secret, "sign");
        String asked = accepted("东门自来水管爆裂漏水没人修");
        assertThat(advised(asked))
                .flatExtracting(one ->
                        one.past().stream().map(past -> past.matter().number()).toList())
                .isNotEmpty()
                .doesNotContain(secret);

        String report = raise("举报：自来水管爆裂漏水，水务局收钱不修", "report", false);
        does(city.operator, report, "accept");
        assertThat(advised(report)).as("nobody knows yet whom it is about").isEmpty();
        does(city.dispatcher, report, "classify", "type", "report", "aboutUnit", "water");
        assertThat(codes(advised(report))).doesNotContain("water");
    }

    @Test
    @Order(5)
    void theDirectoryComesFirstWhereItHasALine() {
        String asked = accepted("南门自来水管爆裂漏水，水压很低");
        rules.publish(
                HotlineRules.DIRECTORY,
                new Directory(List.of(new Directory.Entry(null, "0102", null, "roads", "管网归道路局"))),
                clock.instant(),
                city.admin.id(),
                "test",
                rules.current(HotlineRules.DIRECTORY).version());
        clock.advance(java.time.Duration.ofMinutes(1));
        try {
            List<UnitAdvice.Advice> advised = advised(asked);
            assertThat(codes(advised)).startsWith("roads", "water");
            assertThat(advised.getFirst().line()).isNotNull();
            assertThat(page("dispatcher", "/desk/matters/" + asked)).contains("派单目录：管网归道路局");
        } finally {
            rules.publish(
                    HotlineRules.DIRECTORY,
                    new Directory(List.of()),
                    clock.instant(),
                    city.admin.id(),
                    "test",
                    rules.current(HotlineRules.DIRECTORY).version());
        }
    }

    @Test
    @Order(6)
    void aUnitThatIsClosedIsNotAdvisedHoweverManyItHad() {
        handled("桥头公厕堵塞污水外溢，气味刺鼻", city.sanitation);
        handled("集市公厕堵塞污水外溢", city.sanitation);
        String asked = accepted("码头公厕堵塞污水外溢，无人打扫");
        assertThat(codes(advised(asked))).startsWith("sanitation");
        for (String open : db.sql("select number from matter_matter where lead_unit = 'sanitation' and outcome is null")
                .query(String.class)
                .list()) {
            if (matters.view(open, city.dispatcher).matter().state().equals("returned")) {
                does(city.dispatcher, open, "rule", "unit", "water", "reason", "由水务局办理");
                continue;
            }
            does(city.sanitation, open, "reply", "publicAnswer", "已清掏并消毒，每天打扫两次。");
            does(city.reviewer, open, "approve");
            does(city.caller, open, "callBack", "reached", true, "contacted", true, "solved", true, "satisfaction", 5);
        }
        units.update(units.require("sanitation").active(false));
        assertThat(codes(advised(asked))).doesNotContain("sanitation");
        assertThat(page("dispatcher", "/desk/matters/" + asked)).doesNotContain("data-choose=\"sanitation\"");
    }

    @Test
    @Order(7)
    void whatWasAdvisedIsWrittenDownWithWhatWasChosen() {
        String asked = accepted("西门自来水管爆裂漏水，水压很低");
        does(city.dispatcher, asked, "dispatch", "unit", "roads");
        assertThat(matters.view(asked, city.dispatcher).own())
                .containsEntry("unit_suggested", "water")
                .containsEntry("unit_chosen", "roads");
    }
}

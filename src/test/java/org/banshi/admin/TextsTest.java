package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.hotline.AnswerTexts;
import org.banshi.hotline.HotlineRules;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.outbox.Outbox;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A city words its own messages and answers, and what cannot be filled in is refused when it is saved. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=texts")
class TextsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Rules rules;

    @Autowired
    private AnswerTexts answers;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    private TestCity city;

    @BeforeEach
    void aCity() {
        city = TestCity.in(units, members);
    }

    @Test
    void aMessageLeavesInTheCitysOwnWordsAndInTheProgramsOnceTheyAreTakenBack() {
        try (Browser admin = signedIn(city.admin)) {
            assertThat(admin.post("/admin/texts/message", message("accepted", "【测试】{number} 已受理 {x'y", "0"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.post("/admin/texts/message", message("accepted", "【测试】您的 {number} 号诉求已受理。", "0"))
                            .statusCode())
                    .isEqualTo(303);
            String number = accepted();
            assertThat(told(number)).contains("【测试】您的 " + number + " 号诉求已受理。");
            assertThat(outbox.about(number))
                    .anySatisfy(
                            sent -> assertThat(outbox.text(sent, Language.EN)).startsWith("Your request"));
            assertThat(admin.get("/admin/texts/message?code=accepted.en").body())
                    .contains("已受理（英文）")
                    .doesNotContain("«");
            assertThat(admin.post("/admin/texts/message", message("accepted.en", "no number", "1"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.post("/admin/texts/message", message("accepted.en", "Our city has {number}.", "1"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(outbox.about(number))
                    .anySatisfy(sent ->
                            assertThat(outbox.text(sent, Language.EN)).isEqualTo("Our city has " + number + "."));
            assertThat(admin.get("/admin/texts").body())
                    .contains("【测试】", "本市用语", "{number}")
                    .doesNotContain("«");
            assertThat(admin.get("/admin/rules/hotline.messages").body()).contains("【测试】", "试行");

            assertThat(admin.post("/admin/texts/message", message("accepted", "", "2"))
                            .statusCode())
                    .isEqualTo(303);
            String next = accepted();
            assertThat(told(next)).contains("您的诉求 " + next + " 已受理，正在安排单位办理。").noneMatch(text -> text.contains("【测试】"));
        }
    }

    @Test
    void anUnknownFieldIsToldWithTheKnownOnesAndNothingTypedIsLost() {
        try (Browser admin = signedIn(city.admin)) {
            assertThat(admin.post("/admin/texts/message", message("paused", "{number} 停到 {due}", "0")))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                    .satisfies(answer -> assertThat(answer.body())
                            .contains("f-text-error", "{number} {date}", "{number} 停到 {due}", "value=\"试行\""));
            assertThat(admin.post("/admin/texts/message", message("accepted", "没有编号", "0"))
                            .body())
                    .contains("f-text-error");
            assertThat(admin.get("/admin/texts/message?code=nothing").statusCode())
                    .isEqualTo(404);
            assertThat(admin.post("/admin/texts/message", message("nothing", "{number}", "0"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(admin.post(
                                    "/admin/rules/hotline.answers",
                                    Map.of(
                                            "value",
                                            "{\"templates\":[{\"code\":\"a\",\"name\":\"a\",\"text\":\"{phone}\"}]}",
                                            "why",
                                            "x",
                                            "expectedVersion",
                                            "0"))
                            .body())
                    .contains("f-value-error", "{due}");
            assertThat(rules.history(HotlineRules.ANSWERS))
                    .noneMatch(one -> one.why().equals("x"));
        }
    }

    @Test
    void templatesForAnswersAreAddedChangedRemovedAndFilledIn() {
        try (Browser admin = signedIn(city.admin)) {
            assertThat(admin.post("/admin/texts/answer", answer("Bad Code", "", "{phone}", "n0")))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                    .satisfies(answer -> assertThat(answer.body())
                            .contains("f-code-error", "f-name-error", "f-text-error", "{number} {due} {unit} {title}"));
            assertThat(admin.post("/admin/texts/answer", answer("lamp", "路灯", "{unit} 将在 {due} 前修好（{number}）。", "n0"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(admin.post("/admin/texts/answer", answer("lamp", "又一个", "x", "n1"))
                            .body())
                    .contains("f-code-error");
            assertThat(answers.filled("lamp", Map.of("unit", "道路局", "number", "7$1")))
                    .isEqualTo("道路局 将在 {due} 前修好（7$1）。");
            assertThat(admin.post("/admin/texts/answer", answer("lamp", "路灯维修", "已修好。", "1"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(answers.templates()).extracting(one -> one.name()).containsExactly("路灯维修");
            // Somebody who saw an older version is told, keeps what was typed, and may send it again.
            assertThat(admin.post("/admin/texts/answer", answer("lamp", "迟到", "x", "1")))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                    .satisfies(answer -> assertThat(answer.body()).contains("迟到"));
            Map<String, String> gone = new HashMap<>(answer("lamp", "路灯维修", "已修好。", "2"));
            gone.put("remove", "true");
            assertThat(admin.post("/admin/texts/answer", gone).statusCode()).isEqualTo(303);
            assertThat(answers.templates()).isEmpty();
            assertThatThrownBy(() -> answers.filled("lamp", Map.of())).isInstanceOf(Problem.class);
        }
        for (Actor.Staff other : List.of(city.security, city.auditor, city.operator)) {
            try (Browser browser = signedIn(other)) {
                assertThat(browser.get("/admin/texts").statusCode()).isEqualTo(403);
                assertThat(browser.post("/admin/texts/answer", answer("x", "x", "x", "n0"))
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    private static Map<String, String> message(String code, String text, String expected) {
        return Map.of("code", code, "text", text, "why", "试行", "expected", expected);
    }

    private static Map<String, String> answer(String code, String name, String text, String expected) {
        return Map.of("code", code, "name", name, "text", text, "why", "试行", "expected", expected);
    }

    private List<String> told(String number) {
        return outbox.about(number).stream()
                .map(sent -> outbox.text(sent, Language.ZH))
                .toList();
    }

    private String accepted() {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                null,
                                new NewMatter.Words("路灯不亮", "路灯不亮，晚上看不见。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("phone"),
                                new NewMatter.Identity("来电人", "13900000000", null, null),
                                false,
                                Map.of()),
                        city.operator)
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        return number;
    }

    private Browser signedIn(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(accounts, staff), Logins.PASSWORD);
    }
}

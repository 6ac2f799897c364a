package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Unit;
import org.banshi.proposal.Answers;
import org.banshi.proposal.Calls;
import org.banshi.proposal.NewCall;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Putting something forward to an open call, in a browser without JavaScript. */
@BanshiTest
class PuttingForwardTest extends AtThePortal {
    @Autowired
    private Calls calls;

    @Autowired
    private Answers answers;

    private Actor.Staff office;
    private String call;

    @BeforeEach
    void aCall() {
        if (units.find("portal-calls").isEmpty()) {
            units.create(new Unit("portal-calls", "征集办", null, Unit.Kind.OFFICE, null, null, true));
        }
        office = city.staff("portal-calls", Role.OFFICE);
        call = "/calls/"
                + calls.open(
                        new NewCall("请您出题", "写一件小事", "2026-03-02", "2026-03-15", "2026-04-15", "small-firm-felt", null),
                        office);
    }

    private HttpResponse<String> sends(Map<String, String> form) throws Exception {
        return resident.fill(call + "/submit", call + "/submit", form);
    }

    private static String number(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.body()))
                .substring("/receipt/".length());
    }

    @Test
    void withoutNameOrPhoneNumberAndCodeAreEnoughToReadTheAnswerElsewhere() throws Exception {
        String number = number(sends(Map.of("text", "修一条巷子")));
        String code = Resident.code(resident.get("/receipt/" + number).body());
        answers.decline(List.of(number), "明年整片改造，今年不单独做。", office);
        Resident elsewhere = new Resident(port);
        assertThat(elsewhere.get("/follow/" + number).body()).doesNotContain("明年整片改造");
        elsewhere.fill("/follow", "/follow", Map.of("number", number, "code", code));
        assertThat(elsewhere.get("/follow/" + number).body()).contains("这次没有采纳", "明年整片改造，今年不单独做。");
    }

    @Test
    void aPhoneFindsItByATextedCodeToo() throws Exception {
        String number = number(sends(Map.of("text", "楼道里的灯", "phone", "19822000401", "consent", "true")));
        Resident elsewhere = new Resident(port);
        assertThat(elsewhere.comesIn("19822000401", db).body()).contains("楼道里的灯");
        String request = answers.handOn(number, "转给热线办。", office);
        assertThat(elsewhere.get("/follow/" + number).body()).contains("转给热线办。");
        assertThat(elsewhere.get("/follow/" + number + "/request").headers().firstValue("Location"))
                .contains("/follow/" + request);
        assertThat(elsewhere.get("/follow/" + request).body()).contains("楼道里的灯");
    }

    @Test
    void aFormThatIsSentTwicePutsForwardOnce() throws Exception {
        Map<String, String> form =
                Resident.hidden(resident.get(call + "/submit").body());
        form.put("text", "公交站的座椅");
        assertThat(number(resident.post(call + "/submit", form)))
                .isEqualTo(number(resident.post(call + "/submit", form)));
    }

    @Test
    void whatIsWrongOrLateComesBackWithAllThatWasTyped() throws Exception {
        HttpResponse<String> wrong = sends(Map.of("text", "好", "phone", "12", "address", "东门外"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("东门外", "value=\"12\"");
        Map<String, String> form =
                Resident.hidden(resident.get(call + "/submit").body());
        form.put("text", "写了很久的一段话");
        clock.moveTo(Instant.parse("2026-03-16T01:00:00Z"));
        HttpResponse<String> late = resident.post(call + "/submit", form);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("写了很久的一段话", "不能再提", "作为普通诉求反映");
        assertThat(resident.get("/calls/99999999/submit").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasHandedOnIsFollowedFromTheProposalByItsRaiserAlone() throws Exception {
        String number = number(sends(Map.of("text", "树枝压着电线", "consent", "true")));
        String request = answers.handOn(number, "转给热线办。", office);
        assertThat(resident.get("/follow/" + number + "/request").headers().firstValue("Location"))
                .contains("/follow/" + request);
        assertThat(resident.get("/follow/" + request).body()).contains("树枝压着电线");
        assertThat(new Resident(port)
                        .get("/follow/" + number + "/request")
                        .headers()
                        .firstValue("Location"))
                .contains("/follow");
    }

    @Test
    void theRaiserMayTakeItBack() throws Exception {
        String number = number(sends(Map.of("text", "算了")));
        resident.fill("/follow/" + number + "/withdraw", "/follow/" + number + "/withdraw", Map.of());
        assertThat(resident.get("/follow/" + number).body()).contains("已撤回");
        assertThat(new Resident(port).get(call).body()).contains("撤回 1");
    }
}

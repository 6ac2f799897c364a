package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.banshi.matter.MatterView;
import org.banshi.matter.Sweeper;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long each step has, and how what is told to the raiser stays. */
@BanshiTest
class RequestLimitsTest extends Mechanisms {
    @Autowired
    private Sweeper sweeper;

    @Autowired
    private JdbcTemplate db;

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static List<MatterView.Dial> dials(Loop.Walk walk, String name) {
        return walk.view().clocks().stream()
                .filter(dial -> dial.name().equals(name))
                .toList();
    }

    private Loop.Walk graded(String grade) {
        return loop.raise()
                .does(city.operator, "accept", "grade", grade)
                .does(city.dispatcher, "dispatch", "unit", "roads");
    }

    @Test
    void anEnquiryIsAnsweredInOneWorkingDay() {
        assertThat(loop.raise("enquiry").dispatched().view().matter().due()).isEqualTo(at("2026-03-03T16:00:00Z"));
    }

    @Test
    void aCriticalOneIsSignedInThirtyMinutesAndHandledIn24Hours() {
        Loop.Walk walk = graded("critical");
        assertThat(dials(walk, "sign").getLast().due()).isEqualTo(at("2026-03-02T01:30:00Z"));
        assertThat(walk.view().matter().due()).isEqualTo(at("2026-03-03T01:00:00Z"));
    }

    @Test
    void anUrgentOneIsSignedInTwoHours() {
        assertThat(dials(graded("urgent"), "sign").getLast().due()).isEqualTo(at("2026-03-02T03:00:00Z"));
    }

    @Test
    void coHandlersAnswerTwoWorkingDaysEarlierButNeverInUnderHalfTheLimit() {
        assertThat(coDue(loop.raise().working())).isEqualTo(at("2026-03-05T16:00:00Z"));
        assertThat(coDue(loop.raise("enquiry").working())).isEqualTo(at("2026-03-03T16:00:00Z"));
        assertThat(coDue(graded("critical").does(city.roads, "sign"))).isEqualTo(at("2026-03-02T13:00:00Z"));
    }

    private Instant coDue(Loop.Walk walk) {
        walk.does(city.dispatcher, "addCoHandler", "unit", "water");
        return dials(walk, "coReply").getLast().due();
    }

    @Test
    void whatIsSentBackKeepsWhatWasLeft() {
        Loop.Walk walk = loop.raise().replied().after(Duration.ofHours(2));
        walk.does(city.reviewer, "sendBack", "reason", "没说清");
        assertThat(walk.view().matter().due()).isEqualTo(at("2026-03-09T16:00:00Z"));
    }

    @Test
    void whatIsSentBackAtTheLastMomentHasAWorkingDay() {
        Loop.Walk walk = loop.raise().working();
        clock.moveTo(at("2026-03-09T15:00:00Z"));
        walk.does(city.roads, "reply", "publicAnswer", "好了");
        clock.moveTo(at("2026-03-10T02:00:00Z"));
        walk.does(city.reviewer, "sendBack", "reason", "没说清");
        assertThat(walk.view().matter().due()).isEqualTo(at("2026-03-11T16:00:00Z"));
    }

    @Test
    void whatIsSentBackWithAnHourLeftHasFourHours() {
        Loop.Walk walk = graded("critical").does(city.roads, "sign").after(Duration.ofHours(23));
        walk.does(city.roads, "reply", "publicAnswer", "好了").after(Duration.ofMinutes(30));
        walk.does(city.reviewer, "sendBack", "reason", "没说清");
        assertThat(walk.view().matter().due()).isEqualTo(at("2026-03-03T04:30:00Z"));
    }

    @Test
    void theDateToldStaysThroughAnExtension() {
        Loop.Walk walk = loop.raise().working();
        Instant told = walk.view().matter().due();
        walk.does(city.roads, "extend", "reason", "等配件").does(city.dispatcher, "grantExtension");
        assertThat(walk.view().matter().toldDue()).isEqualTo(told);
        assertThat(walk.view().matter().due()).isAfter(told);
    }

    @Test
    void aCallThatReachedNobodyStartsASecondClock() {
        Loop.Walk walk = loop.raise().approved().after(Duration.ofDays(1));
        walk.does(city.caller, "callBack", "reached", false);
        assertThat(walk.state()).isEqualTo("approved");
        assertThat(dials(walk, "callBack")).hasSize(2);
        assertThat(dials(walk, "callBack").getFirst().stoppedAt()).isEqualTo(clock.instant());
        assertThat(dials(walk, "callBack").getLast().stoppedAt()).isNull();
        assertThat(dials(walk, "callBack").getLast().due()).isEqualTo(at("2026-03-04T16:00:00Z"));
    }

    @Test
    void theRaiserHearsOfAPromiseEveryMonth() {
        Loop.Walk walk = loop.raise().working();
        walk.does(city.roads, "promise", "reason", "需立项", "until", "2026-09-30")
                .does(city.dispatcher, "approvePromise");
        for (int month = 1; month <= 4; month++) {
            // A month that ends on a rest day ends on the next working day: May Day takes the longest.
            walk.after(Duration.ofDays(36));
            sweeper.sweep();
            sweeper.sweep();
            assertThat(messages(walk, "hotline.tell.promiseNote")).isEqualTo(month);
        }
        assertThat(dials(walk, "promiseNote"))
                .filteredOn(dial -> dial.stoppedAt() == null)
                .hasSize(1);
    }

    private int messages(Loop.Walk walk, String template) {
        Integer count = db.queryForObject(
                "select count(*) from outbox_message where template = ? and subject = ?",
                Integer.class,
                template,
                walk.receipt.number());
        return count == null ? 0 : count;
    }
}

package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.banshi.access.Actor;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Outcome;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How a hard problem runs, and that it does not end without its three forms. */
@BanshiTest
class HardProblemTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Verifier verifier;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private Problems problems;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(MONDAY_MORNING);
        city = house.city().city;
        problems = house.problems(city);
    }

    @Nested
    class TheCourse {
        @Test
        void aHardProblemGoesThroughFourStepsAndThreeFormsToAPublicNotice() {
            Problems.Walk walk = problems.opened().solving();
            assertThat(walk.view().matter().ownerPerson()).isEqualTo(problems.leader.id());
            assertThat(walk.view().matter().due()).isEqualTo(Instant.parse("2026-08-31T16:00:00Z"));
            walk.does(problems.helper, "progress", "text", "与三家单位谈妥").finished().onNotice();
            assertThat(walk.state()).isEqualTo("onNotice");
            walk.after(Duration.ofDays(14));
            sweeper.sweep();
            Matter closed = walk.view().matter();
            assertThat(closed.state()).isEqualTo("closed");
            assertThat(closed.outcome()).isEqualTo(Outcome.VERDICT);
            assertThat(closed.solved()).isTrue();
            assertThat(walk.view().own()).containsEntry("active", false).containsEntry("closed", true);
            assertThat(house.hardProblems().forms(walk.number, problems.office))
                    .extracting(FilledForm::form)
                    .containsExactly("need", "process", "result");
            assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
        }

        @Test
        void everyTwoMonthsTheMonitorIsAskedAndACheckNobodyFillsInIsABreach() {
            Problems.Walk walk = problems.opened().solving().after(Duration.ofDays(70));
            sweeper.sweep();
            assertThat(Problems.actions(walk)).endsWith("openCheck");
            assertThat(walk.view().matter().askedRole()).isEqualTo("monitor");
            assertThat(problems.inbox(problems.monitor)).contains(walk.number);
            walk.after(Duration.ofDays(15));
            sweeper.sweep();
            assertThat(Problems.actions(walk)).endsWith("breach");
            walk.watched();
            assertThat(walk.view().matter().askedRole()).isNull();
            assertThat(problems.inbox(problems.monitor)).doesNotContain(walk.number);
            walk.after(Duration.ofDays(70));
            sweeper.sweep();
            assertThat(Problems.actions(walk)).filteredOn("openCheck"::equals).hasSize(2);
        }

        @Test
        void everyFillingIsAVersionThatNobodyCanWriteOver() {
            Problems.Walk walk =
                    problems.opened().solving().needFilled().watched().watched();
            assertThat(house.hardProblems().forms(walk.number, problems.monitor))
                    .extracting(form -> form.form() + form.version())
                    .containsExactly("need1", "need2", "process1", "process2");
            assertThat(house.hardProblems()
                            .forms(walk.number, problems.office)
                            .getFirst()
                            .body())
                    .containsEntry("heard", 46);
            assertThatThrownBy(() -> db.update("update program_form set body = '{}'"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> db.update("delete from program_form"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }

        @Test
        void anotherDateIsGivenWithItsReasonAndTheClockFollows() {
            Problems.Walk walk = problems.opened().solving();
            Problems.wrong(
                    () -> walk.perform(problems.office, "redate", "endDate", "2026-03-02", "reason", "汛期"),
                    "endDate",
                    "inThePast");
            Problems.refused(
                    () -> walk.perform(problems.leader, "redate", "endDate", "2026-10-31", "reason", "汛期"),
                    403,
                    "notYours");
            walk.does(problems.office, "redate", "endDate", "2026-10-31", "reason", "汛期停工");
            assertThat(walk.view().matter().due()).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
            assertThat(walk.view().own()).containsEntry("end_date", "2026-10-31");
        }

        @Test
        void aBadEvaluationSendsItBackAndIsCounted() {
            Problems.Walk walk = problems.opened().solving().finished().evaluated(false);
            assertThat(walk.state()).isEqualTo("solving");
            assertThat(walk.view().own()).containsEntry("reworks", 1);
            assertThat(walk.view().matter().ownerPerson()).isEqualTo(problems.leader.id());
            assertThat(walk.view().clocks())
                    .filteredOn(dial -> dial.stoppedAt() == null)
                    .extracting(MatterView.Dial::name)
                    .containsExactlyInAnyOrder("end", "processCheck");
            walk.does(problems.leader, "finish", "text", "又加了二十个").onNotice();
            assertThat(walk.state()).isEqualTo("onNotice");
        }

        @Test
        void anObjectionDuringTheNoticeReopensItAndIsCounted() {
            Problems.Walk walk = problems.opened().solving().finished().onNotice();
            walk.does(problems.office, "object", "ground", "夜间仍无处停车");
            assertThat(walk.state()).isEqualTo("solving");
            assertThat(walk.view().own()).containsEntry("objected", 1).containsEntry("evaluated", false);
            walk.does(problems.leader, "finish", "text", "已增加二十个");
            Problems.refused(() -> walk.perform(problems.office, "publish", "publicText", "已解决"), 409, "notEvaluated");
            walk.onNotice().after(Duration.ofDays(14));
            Problems.refused(() -> walk.perform(problems.office, "object", "ground", "迟了"), 409, "windowOver");
            sweeper.sweep();
            assertThat(walk.state()).isEqualTo("closed");
        }

        @Test
        void whatWasFixedTooLateIsSentBackAndWhatNobodyTakesIsDropped() {
            Problems.Walk walk = problems.opened().chosen().needFilled();
            Problems.wrong(
                    () -> walk.perform(problems.leader, "fix", "goal", "好", "measures", "做", "endDate", "2026-03-02"),
                    "endDate",
                    "inThePast");
            walk.does(problems.leader, "fix", "goal", "好", "measures", "做", "endDate", "2026-03-05")
                    .after(Duration.ofDays(5));
            Problems.refused(
                    () -> walk.perform(
                            problems.office,
                            "start",
                            "monitor",
                            Problems.id(problems.monitor),
                            "appraiser",
                            Problems.id(problems.appraiser)),
                    409,
                    "endIsPast");
            walk.does(problems.office, "sendBack", "reason", "日期已过");
            assertThat(walk.view().matter().ownerPerson()).isEqualTo(problems.leader.id());
            walk.does(problems.office, "drop", "reason", "并入另一件");
            assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.REJECTED);
        }
    }

    @Nested
    class ThreeForms {
        @Test
        void withoutTheFormOfNeedsItIsNotFixed() {
            Problems.Walk walk = problems.opened().chosen();
            Problems.refused(
                    () -> walk.perform(problems.leader, "fix", "goal", "好", "measures", "做", "endDate", "2026-08-31"),
                    409,
                    "needFormMissing");
        }

        @Test
        void withoutTheFormOfTheProcessItIsNotReportedAsSolvedNorWhileACheckIsDue() {
            Problems.Walk walk = problems.opened().solving();
            Problems.refused(() -> walk.perform(problems.leader, "finish", "text", "好了"), 409, "processFormMissing");
            walk.watched().after(Duration.ofDays(70));
            sweeper.sweep();
            Problems.refused(() -> walk.perform(problems.leader, "finish", "text", "好了"), 409, "checkIsOpen");
        }

        @Test
        void withoutTheFormOfTheResultItNeitherGoesOnNoticeNorCloses() {
            Problems.Walk walk = problems.opened().solving().finished();
            Problems.refused(() -> walk.perform(problems.office, "publish", "publicText", "已解决"), 409, "formsMissing");
            walk.onNotice();
            db.update(
                    "update program_problem set result = 0 where matter = ?",
                    walk.view().matter().id());
            Problems.refused(() -> walk.perform(new Actor.House(), "close"), 409, "formsMissing");
            assertThatThrownBy(() -> db.update(
                            "update program_problem set closed = true, active = false where matter = ?",
                            walk.view().matter().id()))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("program_problem_three_forms");
            db.update(
                    "update program_problem set result = 1 where matter = ?",
                    walk.view().matter().id());
        }
    }
}

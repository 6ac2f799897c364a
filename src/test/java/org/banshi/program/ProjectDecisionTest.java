package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.Outcome;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** How a project is decided, and how what was decided changes: by another decision only. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ProjectDecisionTest extends ProjectCourse {
    @Autowired
    private ItemRows rows;

    @Test
    void nothingIsDecidedWithATestMissingOrFailed() {
        Walk walk = calledFor("建公园");
        List.of("necessity", "feasibility", "finance").forEach(criterion -> test(walk, criterion, true));
        walk.does(program.office, "argue", "summary", "有争议");
        refused(walk, program.office, "testsMissing", "vote", vote(180, 10, 9, true));
        refused(walk, program.office, "testsMissing", "decide", named("2026-03-01"));
        test(walk, "benefit", false);
        refused(walk, program.office, "testFailed", "vote", vote(180, 10, 9, true));
        test(walk, "benefit", true);
        walk.does(program.office, "vote", vote(180, 10, 9, true));
        assertThat(walk.state()).isEqualTo("decided");
    }

    @Test
    void aVoteIsKeptAsItWasAndOnlyAMajorityChooses() {
        Walk walk = argued("建停车场");
        refused(walk, program.office, "noMajority", "vote", vote(100, 60, 40, true));
        Walk loser = argued("建喷泉").does(program.office, "vote", vote(120, 50, 20, false));
        assertThat(loser.state()).isEqualTo("declined");
        assertThat(loser.view().matter().outcome()).isEqualTo(Outcome.REJECTED);
        walk.does(program.office, "vote", vote(101, 60, 40, true));
        long id = walk.view().matter().id();
        assertThatThrownBy(() -> db.update("update program_decision set votes_for = 200 where matter = ?", id))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.update(
                        "insert into program_decision (matter, n, way, body, day, votes_for, votes_against,"
                                + " votes_abstained, carried, scope, record, written_at, written_by) select matter, 2,"
                                + " way, body, day, 1, 2, 0, true, scope, record, written_at, written_by from"
                                + " program_decision where matter = ?",
                        id))
                .hasMessageContaining("program_decision_majority");
    }

    @Test
    void whatWasVotedUponChangesOnlyByAnotherVote() {
        Walk walk = voted("修路");
        refused(walk, program.office, "notInThisState", "vote", vote(180, 10, 9, true));
        walk.does(program.office, "plan", "target", "修五条路", "criteria", "平整");
        assertThat(walk.view().own()).containsEntry("target", "修好三条路").containsEntry("criteria", "平整");
        refused(
                walk,
                program.office,
                "required",
                "changeScope",
                "target",
                "修两条路",
                "reason",
                "资金不足",
                "body",
                "常委会",
                "decider",
                "主任乙",
                "day",
                "2026-03-02",
                "record",
                "第五次会议");
        walk.does(
                program.office,
                "changeScope",
                votedAgain("第五次会议", "target", "修两条路", "quantity", "2.5", "reason", "资金不足"));
        assertThat(walk.view().own()).containsEntry("target", "修两条路");
        assertThat(db.queryForList(
                        "select n || ' ' || body || ' ' || scope from program_decision where matter = ? order by n",
                        String.class,
                        walk.view().matter().id()))
                .containsExactly("1 人民代表大会 修好三条路 3.5 公里", "2 常委会 修两条路 2.5 公里");
    }

    @Test
    void residentsSeeThatADecidedProjectWasGivenUpAndItCountsAsNotDone() {
        Walk walk = voted("建喷泉");
        WorkList list =
                house.lists().find(walk.view().own().get("list").toString()).orElseThrow();
        Actor anyone = new Actor.Anyone();
        assertThat(rows.figures(list, anyone).all()).isZero();
        walk.does(program.office, "stop", votedAgain("第六次会议", "reason", "多数居民认为不急需"));
        assertThat(rows.figures(list, anyone)).matches(figures -> figures.all() == 1 && figures.done() == 0);
        program.tell(house.db(), list);
        assertThat(rows.page(list, ItemFilter.ALL, anyone, null, 9).items())
                .extracting(ItemRow::title)
                .containsExactly("建喷泉");
    }

    @Test
    void whatWasVotedUponIsStoppedOnlyByAnotherVoteAndStaysOnTheListAsNotDone() {
        Walk walk = building("修隧道");
        Object[] byOnePerson = {
            "reason", "地质条件不允许", "body", "市政府", "decider", "市长甲", "day", "2026-03-02", "record", "纪要"
        };
        refused(walk, program.office, "required", "stop", byOnePerson);
        refused(walk, city.roads, "notYours", "stop", byOnePerson);
        walk.does(program.office, "stop", votedAgain("第六次会议", "reason", "地质条件不允许"));
        assertThat(walk.state()).isEqualTo("terminated");
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(walk.view().clocks()).allMatch(dial -> dial.stoppedAt() != null);
        assertThat(db.queryForList(
                        "select act from program_decision where matter = ? order by n",
                        String.class,
                        walk.view().matter().id()))
                .containsExactly("chosen", "stopped");
        WorkList list =
                house.lists().find(walk.view().own().get("list").toString()).orElseThrow();
        assertThat(rows.figures(list, program.office)).matches(figures -> figures.all() == 1 && figures.done() == 0);
    }

    @Test
    void whatSomebodyNamedDecidedIsWrittenDownWithTheName() {
        Walk walk = argued("装路灯");
        refused(walk, program.office, "required", "decide", "body", "市政府", "day", "2026-03-01", "record", "纪要");
        refused(walk, program.office, "inTheFuture", "decide", named("2026-03-03"));
        walk.does(program.office, "decide", named("2026-03-01"));
        assertThat(walk.state()).isEqualTo("decided");
    }

    /** Decided by somebody who is named, on that day. */
    private static Object[] named(String day) {
        return new Object[] {"body", "市政府", "decider", "市长甲", "day", day, "record", "纪要"};
    }

    /** Voted upon once more, with a majority: what is in the form beside. */
    private static Object[] votedAgain(String record, Object... form) {
        Object[] vote = {
            "body", "常委会", "day", "2026-03-02", "votesFor", 30, "votesAgainst", 2, "votesAbstained", 1, "record", record
        };
        return Stream.concat(Stream.of(form), Stream.of(vote)).toArray();
    }
}

package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BanshiTest
class RequestLoopTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    private TestCity city;
    private Loop loop;

    @BeforeEach
    void aCityOnAMondayMorning() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
    }

    @Test
    void aRequestGoesFromTheResidentsWordsToTheResidentsVerdict() {
        Loop.Walk walk = loop.raise().closed();
        Matter closed = walk.view().matter();
        assertThat(closed.outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(closed.solved()).isTrue();
        assertThat(closed.satisfaction()).isEqualTo(5);
        assertThat(walk.view().timeline())
                .extracting(MatterView.Line::action)
                .containsExactly("raise", "accept", "dispatch", "sign", "reply", "approve", "callBack");
        assertThat(walk.view().clocks()).allMatch(dial -> dial.stoppedAt() != null);
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void handlingRunsFromDispatchForFiveWorkingDays() {
        Matter matter = loop.raise().dispatched().view().matter();
        assertThat(matter.due()).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
        assertThat(matter.toldDue()).isEqualTo(matter.due());
    }

    @Test
    void theDoerMayNotCheckOrCallBack() {
        Actor.Staff both = city.staff(
                "roads",
                org.banshi.access.Role.HANDLER,
                org.banshi.access.Role.REVIEWER,
                org.banshi.access.Role.CALLER);
        Loop.Walk walk = loop.raise().dispatched().does(both, "sign").does(both, "reply", "publicAnswer", "好了");
        assertThatThrownBy(() -> walk.perform(both, "approve"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("dutiesApart");
        walk.does(city.reviewer, "approve");
        assertThatThrownBy(() -> walk.perform(both, "callBack", "reached", true, "solved", true, "satisfaction", 5))
                .hasMessageContaining("dutiesApart");
        assertThat(walk.view().timeline())
                .extracting(MatterView.Line::action)
                .last()
                .isEqualTo("approve");
    }

    @Test
    void aBadVerdictSendsItBackOnceAndThenToASecondLook() {
        Loop.Walk walk = loop.raise().approved();
        walk.does(walk.raiser(), "verdict", "solved", false, "satisfaction", 1);
        assertThat(walk.state()).isEqualTo("working");
        walk.does(city.roads, "reply", "publicAnswer", "又修了").does(city.reviewer, "approve");
        walk.does(city.caller, "callBack", "reached", true, "solved", true, "satisfaction", 2);
        assertThat(walk.state()).isEqualTo("disputed");
        assertThatThrownBy(() -> walk.perform(city.reviewer, "close", "ground", "已按规定办理"))
                .hasMessageContaining("approvedItYourself");
        walk.does(city.reviewer2, "close", "ground", "已按规定办理");
        assertThat(walk.view().matter().solved()).isTrue();
        assertThat(walk.view().matter().satisfaction()).isEqualTo(2);
    }

    @Test
    void aReturnedRequestKeepsTheDateToldAndTheOtherUnitGetsAFullLimit() {
        Loop.Walk walk = loop.raise().dispatched();
        Instant told = walk.view().matter().due();
        walk.after(Duration.ofHours(4)).does(city.roads, "return", "reason", "不属本单位", "basis", "三定方案");
        walk.after(Duration.ofDays(1)).does(city.dispatcher, "rule", "unit", "water", "reason", "属水务");
        Matter matter = walk.view().matter();
        assertThat(matter.leadUnit()).isEqualTo("water");
        assertThat(matter.toldDue()).isEqualTo(told);
        assertThat(matter.due()).isAfter(told);
        assertThatThrownBy(() -> walk.view(city.roads)).hasMessageContaining("noSuchMatter");
    }

    @Test
    void aRulingBackToTheSameUnitIsFinal() {
        Loop.Walk walk = loop.raise().dispatched().does(city.roads, "return", "reason", "不属", "basis", "依据");
        walk.does(city.dispatcher, "rule", "unit", "roads", "reason", "属道路");
        assertThatThrownBy(() -> walk.perform(city.roads, "return", "reason", "还是不属", "basis", "依据"))
                .hasMessageContaining("returnFinal");
    }

    @Test
    void aBreachIsOneEventOneFlagAndOneMessage() {
        Loop.Walk walk = loop.raise();
        walk.after(Duration.ofHours(3));
        sweeper.sweep();
        assertThat(sweeper.sweep()).isZero();
        assertThat(walk.view().timeline())
                .filteredOn(line -> line.action().equals("breach"))
                .hasSize(1);
        assertThat(walk.view().matter().breaches()).isEqualTo(1);
        assertThat(walk.view().matter().version()).isEqualTo(1);
        walk.accepted();
    }

    @Test
    void anExtensionAskedInTimeAndGrantedLateVoidsTheBreach() {
        Loop.Walk walk = loop.raise().working().does(city.roads, "extend", "reason", "等配件");
        walk.after(Duration.ofDays(8));
        sweeper.sweep();
        assertThat(walk.view().matter().isOverdue(clock.instant())).isTrue();
        walk.does(city.dispatcher, "grantExtension");
        assertThat(walk.view().matter().isOverdue(clock.instant())).isFalse();
        assertThat(walk.view().matter().due()).isEqualTo(Instant.parse("2026-03-16T16:00:00Z"));
    }

    @Test
    void aPauseNeedsADispatcherAndMovesTheDue() {
        Loop.Walk walk = loop.raise().working();
        assertThatThrownBy(() -> walk.perform(city.roads, "requestPause", "reason", "等", "until", "2026-03-10"))
                .hasMessageContaining("pauseOnlyAfterAsking");
        walk.does(city.roads, "ask", "question", "灯杆号是多少？");
        walk.does(city.roads, "requestPause", "reason", "等居民答复", "until", "2026-03-04");
        assertThat(walk.view().matter().due()).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
        walk.does(city.dispatcher, "approvePause");
        assertThat(walk.view().matter().due()).isAfter(Instant.parse("2026-03-09T16:00:00Z"));
    }

    @Test
    void aPromiseIsDatedApprovedAndReplacesTheHandlingClock() {
        Loop.Walk walk = loop.raise().working();
        assertThatThrownBy(() -> walk.perform(city.roads, "promise", "reason", "需立项", "until", "2027-03-04"))
                .hasMessageContaining("tooFar");
        walk.does(city.roads, "promise", "reason", "需立项", "until", "2026-09-30")
                .does(city.dispatcher, "approvePromise");
        assertThat(walk.state()).isEqualTo("promised");
        assertThat(walk.view().matter().due()).isEqualTo(Instant.parse("2026-09-30T16:00:00Z"));
        walk.after(Duration.ofDays(40));
        sweeper.sweep();
        assertThat(walk.view().timeline())
                .extracting(MatterView.Line::action)
                .contains("promiseNote")
                .doesNotContain("breach");
        walk.does(city.roads, "resume");
        assertThat(walk.state()).isEqualTo("working");
    }

    @Test
    void mergedRequestsGetTheAnswerAndAVerdictOfTheirOwn() {
        Loop.Walk main = loop.raise().working();
        Loop.Walk same = loop.raise();
        same.does(city.operator, "merge", "main", main.receipt.number());
        assertThat(same.state()).isEqualTo("merged");
        main.does(city.roads, "reply", "publicAnswer", "修好了").does(city.reviewer, "approve");
        assertThat(same.state()).isEqualTo("approved");
        assertThat(same.view().matter().publicAnswer()).isEqualTo("修好了");
        same.does(same.raiser(), "verdict", "solved", false, "satisfaction", 1);
        assertThat(same.state()).isEqualTo("working");
        assertThat(main.state()).isEqualTo("approved");
        assertThat(same.view(same.raiser()).timeline())
                .extracting(MatterView.Line::action)
                .doesNotContain("merge");
    }

    @Test
    void unmergingLetsTheOldClockRunOn() {
        Loop.Walk main = loop.raise().working();
        Loop.Walk same = loop.raise();
        Instant due = same.view().matter().due();
        same.does(city.operator, "merge", "main", main.receipt.number()).after(Duration.ofHours(1));
        assertThatThrownBy(() -> same.perform(city.staff("hotline", org.banshi.access.Role.OPERATOR), "unmerge"))
                .hasMessageContaining("unmergeNotYours");
        same.does(city.operator, "unmerge");
        assertThat(same.state()).isEqualTo("raised");
        assertThat(same.view().matter().due()).isEqualTo(due);
    }

    @Test
    void nobodyReachedTwiceOnTwoDaysClosesAsUnreachable() {
        Loop.Walk walk = loop.raise().approved().does(city.caller, "callBack", "reached", false);
        assertThatThrownBy(() -> walk.perform(city.caller, "callBack", "reached", false))
                .hasMessageContaining("calledTodayAlready");
        assertThatThrownBy(() -> walk.perform(city.caller, "close")).hasMessageContaining("notTriedTwice");
        walk.after(Duration.ofDays(1))
                .does(city.caller, "callBack", "reached", false)
                .does(city.caller, "close");
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void anAnswerNobodyObjectsToFallsSilent() {
        Loop.Walk walk = loop.raise("enquiry").does(city.operator, "answer", "publicAnswer", "请带身份证到窗口办理。");
        walk.after(Duration.ofDays(6));
        sweeper.sweep();
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.SILENT);
    }

    @Test
    void aRejectionTellsTheRoadAndMayBeObjectedToOnce() {
        Loop.Walk walk = loop.raise().does(city.operator, "reject", "ground", "litigation", "told", "请向法院咨询。");
        walk.does(walk.raiser(), "object", "reason", "没有打官司").does(city.reviewer, "overturn", "reason", "确未进入诉讼");
        assertThat(walk.state()).isEqualTo("accepted");
    }

    @Test
    void remindersAndFactsMoveNoClock() {
        Loop.Walk walk = loop.raise().working();
        MatterView before = walk.view();
        walk.does(walk.raiser(), "remind")
                .does(walk.raiser(), "addFact", "text", "又坏了两盏")
                .does(city.roads, "note", "text", "已看");
        assertThat(walk.view().matter().due()).isEqualTo(before.matter().due());
        assertThat(walk.view().matter().version()).isEqualTo(before.matter().version());
        assertThat(walk.view().clocks()).isEqualTo(before.clocks());
    }

    @Test
    void onlyTheRaiserCanTakeItBack() {
        Loop.Walk walk = loop.raise().working();
        assertThatThrownBy(() -> walk.perform(city.operator, "withdraw", "code", "WRONGONE"))
                .hasMessageContaining("wrongCode");
        walk.does(city.operator, "withdraw", "code", walk.receipt.code());
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void aReportIsKeptFromTheUnitItIsAboutAndAllUnderIt() {
        Loop.Walk walk = loop.raise("report");
        walk.does(city.operator, "classify", "type", "report", "aboutUnit", "roads")
                .accepted();
        assertThatThrownBy(() -> walk.perform(city.dispatcher, "dispatch", "unit", "water"))
                .hasMessageContaining("notReworded");
        walk.does(city.dispatcher, "reword", "title", "反映履职问题", "text", "反映某单位履职不到位。");
        assertThatThrownBy(() -> walk.perform(city.dispatcher, "dispatch", "unit", "roads-east"))
                .isInstanceOf(Problem.class);
        walk.does(city.dispatcher, "dispatch", "unit", "water");
        assertThatThrownBy(() -> walk.perform(city.dispatcher, "addCoHandler", "unit", "roads"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> walk.view(city.roads)).hasMessageContaining("noSuchMatter");
        MatterView seen = walk.view(city.water);
        assertThat(seen.wordsWithheld()).isTrue();
        assertThat(seen.toString()).doesNotContain("路灯");
        assertThatThrownBy(() -> walk.perform(city.water, "reveal", "reason", "想知道是谁"))
                .hasMessageContaining("identityKeptApart");
    }

    @Test
    void aCoHandlerAnswersEarlierThanTheLead() {
        Loop.Walk walk = loop.raise().working().does(city.dispatcher, "addCoHandler", "unit", "water");
        MatterView.Dial co = walk.view().clocks().stream()
                .filter(dial -> dial.name().equals("coReply"))
                .findFirst()
                .orElseThrow();
        assertThat(co.due()).isEqualTo(Instant.parse("2026-03-05T16:00:00Z"));
        walk.does(city.water, "coReply", "text", "供电正常");
        assertThatThrownBy(() -> walk.perform(city.water, "coReply", "text", "再说一次"))
                .hasMessageContaining("coReplied");
        assertThatThrownBy(() -> walk.perform(city.water, "reply", "publicAnswer", "代答"))
                .hasMessageContaining("notYours");
    }

    @Test
    void handingDownStaysWithinTheDutyListAndTheUpperUnitStaysAnswerable() {
        Loop.Walk walk = loop.raise().dispatched().does(city.roads, "handDown", "unit", "roads-east");
        assertThat(walk.view().matter().leadUnit()).isEqualTo("roads-east");
        assertThat(walk.view(city.roads).parties()).hasSize(2);
        walk.does(city.roadsEast, "sign");
    }

    @Test
    void aClosedRequestReopensOnceWithinFifteenDays() {
        Loop.Walk walk = loop.raise().closed();
        walk.after(Duration.ofDays(10)).does(walk.raiser(), "reopen", "reason", "又坏了");
        assertThat(walk.state()).isEqualTo("dispatched");
        assertThat(walk.view().matter().leadUnit()).isEqualTo("roads");
        Loop.Walk late = loop.raise().closed();
        late.after(Duration.ofDays(30));
        assertThatThrownBy(() -> late.perform(late.raiser(), "reopen", "reason", "又坏了"))
                .hasMessageContaining("windowOver");
    }

    @Test
    void aStaleVersionIsRefused() {
        Loop.Walk walk = loop.raise().accepted();
        assertThatThrownBy(() ->
                        ledger.perform(walk.receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, 1))
                .hasMessageContaining("stale");
    }
}

package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Query;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The finer rules of the loop, one test each. */
@BanshiTest
class MechanismsTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private Loop loop;

    @BeforeEach
    void aCityOnAMondayMorning() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
    }

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

    private Loop.Walk confidential() {
        return loop.raise(new NewMatter(
                        Requests.NAME,
                        "complaint",
                        "normal",
                        "0102",
                        new NewMatter.Words("隔壁歌厅通宵", "隔壁歌厅通宵，我住三楼"),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("不愿具名", "19999000077", null, null),
                        true,
                        Map.of()))
                .accepted();
    }

    @Nested
    class Limits {
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
    }

    private int messages(Loop.Walk walk, String template) {
        Integer count = db.queryForObject(
                "select count(*) from outbox_message where template = ? and subject = ?",
                Integer.class,
                template,
                walk.receipt.number());
        return count == null ? 0 : count;
    }

    @Nested
    class Once {
        @Test
        void aRejectionIsObjectedToOnceAndInTime() {
            Loop.Walk walk = rejected().does(city.operator, "object", "reason", "不服");
            walk.does(city.reviewer, "uphold", "reason", "确在诉讼中");
            assertThat(walk.state()).isEqualTo("rejected");
            assertThatThrownBy(() -> walk.perform(walk.raiser(), "object", "reason", "还是不服"))
                    .hasMessageContaining("objectedBefore");
            Loop.Walk late = rejected().after(Duration.ofDays(16));
            assertThatThrownBy(() -> late.perform(late.raiser(), "object", "reason", "不服"))
                    .hasMessageContaining("windowOver");
        }

        private Loop.Walk rejected() {
            return loop.raise().does(city.operator, "reject", "ground", "litigation", "told", "请向法院咨询。");
        }

        @Test
        void anUndecidedRequestForTimeEndsWithTheAnswer() {
            Loop.Walk walk = loop.raise().working().does(city.roads, "extend", "reason", "等配件");
            walk.does(city.roads, "reply", "publicAnswer", "好了");
            assertThat(walk.view().matter().askedRole()).isNull();
            walk.does(city.reviewer, "sendBack", "reason", "没说清");
            assertThatThrownBy(() -> walk.perform(city.dispatcher, "grantExtension"))
                    .hasMessageContaining("nothingAsked");
            walk.does(city.roads, "extend", "reason", "等配件").does(city.dispatcher, "grantExtension");
        }

        @Test
        void aPromiseKeptIsNotAPromiseAskedForAgain() {
            Loop.Walk walk = loop.raise().working();
            walk.does(city.roads, "promise", "reason", "需立项", "until", "2026-09-30")
                    .does(city.dispatcher, "approvePromise")
                    .does(city.roads, "reply", "publicAnswer", "好了")
                    .does(city.reviewer, "sendBack", "reason", "没说清")
                    .does(city.roads, "extend", "reason", "等配件");
            assertThatThrownBy(() -> walk.perform(city.dispatcher, "approvePromise"))
                    .hasMessageContaining("nothingAsked");
        }

        @Test
        void aCoHandlerMayComeBackAtTheSameMoment() {
            Loop.Walk walk = loop.raise().working();
            walk.does(city.dispatcher, "addCoHandler", "unit", "water")
                    .does(city.dispatcher, "releaseCoHandler", "unit", "water")
                    .does(city.dispatcher, "addCoHandler", "unit", "water");
            walk.does(city.water, "coReply", "text", "供电正常");
        }
    }

    @Nested
    class Merged {
        @Test
        void whatIsMergedGoesOnAloneWhenItsMainIsWithdrawnAnsweredOrRejected() {
            for (String end : List.of("withdraw", "answer", "reject")) {
                Loop.Walk main = loop.raise();
                Loop.Walk same = loop.raise();
                Instant due = same.view().matter().due();
                same.does(city.operator, "merge", "main", main.receipt.number());
                switch (end) {
                    case "withdraw" -> main.does(main.raiser(), "withdraw");
                    case "answer" -> main.does(city.operator, "answer", "publicAnswer", "请到窗口。");
                    default -> main.does(city.operator, "reject", "ground", "finished", "told", "已办结。");
                }
                assertThat(same.state()).as(end).isEqualTo("raised");
                assertThat(same.view().matter().mainId()).isNull();
                assertThat(same.view().matter().due()).isEqualTo(due);
                assertThat(same.view().matter().ownerRole()).isEqualTo("operator");
            }
        }

        /** The answer of a report is its raiser's alone: whoever was merged into it before would be told it too (R-S10). */
        @Test
        void whatIsMergedGoesOnAloneWhenItsMainTurnsOutToBeAReport() {
            Loop.Walk main = loop.raise();
            Loop.Walk same = loop.raise().does(city.operator, "merge", "main", main.receipt.number());
            main.does(city.operator, "classify", "type", "report", "aboutUnit", "water");
            assertThat(same.state()).isEqualTo("raised");
            assertThat(same.view().matter().mainId()).isNull();
        }

        @Test
        void aReminderOfAMergedOneAttachesAndMovesNothing() {
            Loop.Walk main = loop.raise().working();
            Loop.Walk same = loop.raise().does(city.operator, "merge", "main", main.receipt.number());
            MatterView before = main.view();
            int version = same.view().matter().version();
            same.does(same.raiser(), "remind", "text", "还没修").does(same.raiser(), "addFact", "text", "又坏一盏");
            assertThat(same.view().timeline())
                    .extracting(MatterView.Line::action)
                    .contains("remind", "addFact");
            assertThat(same.view().matter().version()).isEqualTo(version);
            assertThat(main.view().clocks()).isEqualTo(before.clocks());
            assertThat(main.view().matter()).isEqualTo(before.matter());
        }

        @Test
        void aReportIsNotMergedIntoWhatTheUnitItIsAboutHandles() {
            Loop.Walk main = loop.raise().working();
            Loop.Walk report =
                    loop.raise("report").does(city.operator, "classify", "type", "report", "aboutUnit", "roads");
            assertThatThrownBy(() -> report.perform(city.operator, "merge", "main", main.receipt.number()))
                    .hasMessageContaining("notMergeable");
        }
    }

    @Nested
    class KeptApart {
        @Test
        void nobodyOfTheLeadUnitLearnsWhoIsBehindAConfidentialOne() {
            Loop.Walk walk = confidential()
                    .does(city.dispatcher, "reword", "title", "反映噪声", "text", "反映某处夜间噪声。")
                    .does(city.dispatcher, "dispatch", "unit", "roads")
                    .does(city.roads, "sign");
            for (Actor.Staff staff : List.of(city.roads, city.roads2, city.staff("roads", Role.HANDLER))) {
                assertThatThrownBy(() -> walk.perform(staff, "reveal", "reason", "想知道是谁"))
                        .hasMessageContaining("identityKeptApart");
                MatterView seen = walk.view(staff);
                assertThat(seen.offer("reveal")).isEmpty();
                assertThat(seen.toString()).doesNotContain("歌厅", "三楼", "不愿具名", "19999000077");
                assertThat(numbers(Query.all().matching("歌厅"), staff)).doesNotContain(walk.receipt.number());
            }
            walk.does(city.operator, "reveal", "reason", "回访");
        }

        @Test
        void whatTheHotlineTypesOfTheRaisersWordsIsNotForTheUnitButWhatItTellsTheUnitIs() {
            Loop.Walk walk = confidential()
                    .does(city.dispatcher, "note", "text", "听得出是歌厅三楼的住户")
                    .does(city.dispatcher, "reword", "title", "反映噪声", "text", "反映某处夜间噪声。")
                    .does(city.dispatcher, "dispatch", "unit", "roads", "note", "请于夜间查看")
                    .does(city.roads, "sign")
                    .does(city.operator, "addFact", "text", "她说就住在歌厅楼上")
                    .does(city.operator, "remind", "text", "住在歌厅楼上的又来电")
                    .does(city.roads, "reply", "publicAnswer", "已查看。", "internal", "夜间查看两次")
                    .does(city.reviewer, "sendBack", "reason", "请写明整改结果")
                    .does(city.roads, "reply", "publicAnswer", "已整改。", "internal", "已加装隔音")
                    .does(city.reviewer, "approve")
                    .does(
                            city.caller,
                            "callBack",
                            "reached",
                            true,
                            "contacted",
                            true,
                            "solved",
                            false,
                            "satisfaction",
                            1,
                            "comment",
                            "歌厅三楼还是吵");
            assertThat(walk.state()).isEqualTo("working");
            assertThat(walk.view(city.roads).toString())
                    .doesNotContain("歌厅", "楼上", "三楼")
                    .contains("请写明整改结果", "夜间查看两次");
            assertThat(walk.view(city.reviewer).toString()).contains("歌厅三楼还是吵", "她说就住在歌厅楼上");
        }

        @Test
        void aReportIsKeptFromSearchAndCountsOfTheUnitItIsAboutAndAllUnderItWhateverTheirRoles() {
            Loop.Walk walk = loop.raise("report");
            walk.does(city.operator, "classify", "type", "report", "aboutUnit", "roads")
                    .does(city.operator, "reword", "title", "反映履职", "text", "反映某单位履职不到位。")
                    .accepted();
            Query byNumber = Query.all().matching(walk.receipt.number());
            assertThat(numbers(byNumber, city.dispatcher)).containsExactly(walk.receipt.number());
            List<Actor.Staff> concerned = List.of(
                    city.roads,
                    city.roadsEast,
                    city.staff("roads", Role.DISPATCHER, Role.SUPERVISOR),
                    city.staff("roads-east", Role.OPERATOR, Role.LEADER));
            for (Actor.Staff staff : concerned) {
                assertThat(numbers(byNumber, staff)).isEmpty();
                assertThat(numbers(Query.all().matching("履职"), staff)).doesNotContain(walk.receipt.number());
                assertThat(numbers(Query.of(Query.Scope.BY_DUE), staff)).doesNotContain(walk.receipt.number());
                assertThat(numbers(Query.of(Query.Scope.INBOX), staff)).doesNotContain(walk.receipt.number());
                assertThat(matters.count(byNumber, staff, true).value()).isZero();
                assertThatThrownBy(() -> walk.view(staff)).hasMessageContaining("noSuchMatter");
                assertThatThrownBy(() -> walk.perform(staff, "note", "text", "看看"))
                        .hasMessageContaining("noSuchMatter");
            }
        }

        @Test
        void theUnitThatHadItMayHaveItNoMoreOnceItIsAReportAboutIt() {
            Loop.Walk walk = loop.raise().working();
            walk.does(walk.raiser(), "withdraw")
                    .does(walk.raiser(), "object", "reason", "被要求撤回")
                    .does(city.reviewer, "overturn", "reason", "属实");
            walk.does(city.dispatcher, "classify", "type", "report", "aboutUnit", "roads");
            assertThat(walk.view().matter().leadUnit()).isNull();
            assertThat(walk.view().parties()).isEmpty();
            assertThatThrownBy(() -> walk.view(city.roads)).hasMessageContaining("noSuchMatter");
        }

        @Test
        void aReportIsNeverAboutTheHotlineForThenNobodyCouldTouchIt() {
            Loop.Walk walk = loop.raise("report");
            assertThatThrownBy(() -> walk.perform(city.operator, "classify", "type", "report", "aboutUnit", "hotline"))
                    .hasMessageContaining("notAChoice");
        }

        private List<String> numbers(Query query, Actor actor) {
            return matters.list(query, actor, null, 200).items().stream()
                    .map(Matter::number)
                    .toList();
        }
    }
}

package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;

/** What a meeting asks for is a matter that is followed until it has ended; minutes stay as they were issued. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=meetings")
class MeetingTest extends Supervised {
    private static int sent;

    @Autowired
    private Meetings meetings;

    @Autowired
    private MeetingRows rows;

    @Test
    void minutesOpenAnOrderForEachItemAndFollowWhatIsThere() {
        String there = working("water");
        long id =
                meetings.issue(meeting(null, asked("roads"), asked("water"), followed(there, "水务局下周报方案")), city.leader);
        List<MeetingRows.Line> lines = rows.lines(id, city.leader);
        assertThat(lines).extracting(MeetingRows.Line::opened).containsExactly(true, true, false);
        assertThat(lines).extracting(MeetingRows.Line::kind).containsExactly("order", "order", "request");
        assertThat(lines.getLast().number()).isEqualTo(there);
        assertThat(said(there, "discussed", "text")).containsExactly("水务局下周报方案");
        String order = lines.getFirst().number();
        assertThat(view(order).matter().leadUnit()).isEqualTo("roads");
        assertThat(oversight.brief(view(there), city.supervisor).meetings()).containsExactly(Map.entry(id, "防汛调度会"));

        clock.advance(Duration.ofMinutes(95));
        act(order, "receive", city.roads);
        assertThat(rows.lines(id, city.leader).getFirst().receipt()).isEqualTo(Duration.ofMinutes(95));
        assertThat(rows.lines(id, city.leader).get(1).receipt()).isNull();
    }

    @Test
    void anInstructionIsReceivedWithinHoursAndAnEmergencyCallWithinMinutes() {
        long instruction = meetings.issue(form("instruction", asked("roads")), city.leader);
        long emergency = meetings.issue(form("emergency", asked("roads")), city.supervisor);
        String number = rows.lines(instruction, city.leader).getFirst().number();
        assertThat(receiveBy(number)).isEqualTo(Duration.ofHours(2));
        assertThat(receiveBy(rows.lines(emergency, city.leader).getFirst().number()))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(code(() -> meetings.issue(form("instruction", asked("roads"), asked("water")), city.leader)))
                .isEqualTo("oversight.tooManyItems");
        act(number, "receive", city.roads);
        act(number, "answer", city.roads, "done", "已派人到场");
        act(number, "close", city.supervisor, "how", "call", "found", "现场回话属实");
        assertThat(rows.lines(instruction, city.leader).getFirst().open()).isFalse();
    }

    private Duration receiveBy(String number) {
        return view(number).clocks().stream()
                .filter(clock -> clock.name().equals("receive"))
                .map(clock -> Duration.between(clock.startedAt(), clock.due()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNextMeetingShowsWhatIsOpenFromAllBefore() {
        String there = working("water");
        long first = meetings.issue(meeting(null, asked("roads"), asked("water"), followed(there, "")), city.leader);
        List<MeetingRows.Line> lines = rows.lines(first, city.leader);
        act(lines.getFirst().number(), "withdraw", city.supervisor, "reason", "另行安排");
        assertThat(numbers(rows.openUpTo(first, city.leader)))
                .containsExactly(lines.get(1).number(), there);
        long second = meetings.issue(meeting(first, followed(there, "仍在等材料"), asked("sanitation")), city.leader);
        long third = meetings.issue(meeting(second, asked("roads")), city.leader);
        String fresh = rows.lines(second, city.leader).getLast().number();
        assertThat(numbers(rows.openUpTo(
                        rows.find(third, city.leader).orElseThrow().follows(), city.leader)))
                .containsExactly(there, fresh, lines.get(1).number());
    }

    @Test
    void issuedMinutesAreNeverRewrittenAndCorrectionsStandBesideThem() {
        String there = working("water");
        long id = meetings.issue(meeting(null, asked("roads"), followed(there, "周五前")), city.leader);
        meetings.correct(id, "2", "是下周五前", city.supervisor);
        meetings.correct(id, null, "地点是三楼会议室", city.supervisor);
        assertThat(rows.corrections(id)).extracting(MeetingRows.Correction::nr).containsExactly(1, 2);
        assertThat(said(there, "discussed", "text")).containsExactly("周五前");
        assertThat(said(there, "minutesCorrected", "text")).containsExactly("是下周五前");
        assertThat(code(() -> meetings.correct(id, "9", "没有这条", city.leader))).isEqualTo("notAChoice");
        assertThatThrownBy(() -> meetings.correct(id, null, "改一改", city.roads)).isInstanceOf(Problem.class);
        for (String sql : List.of(
                "update oversight_meeting set title = '改了' where id = " + id,
                "delete from oversight_minute where meeting = " + id,
                "update oversight_present set unit = 'water' where meeting = " + id,
                "delete from oversight_correction",
                "insert into oversight_minute (meeting, nr, items, matter, opened) values (%d, 3, 2, %d, true)"
                        .formatted(id, id(raised())),
                "insert into oversight_minute (meeting, nr, items, matter, opened) values (%d, 3, 3, %d, true)"
                        .formatted(id, id(raised())))) {
            assertThatThrownBy(() -> db.update(sql)).as(sql).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void theSameFormSentTwiceOrByTwoAtOnceIssuesOnce() throws Exception {
        NewMeeting typed = meeting(null, asked("roads"));
        List<Long> ids = atOnce(4, () -> meetings.issue(typed, city.leader));
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(rows.lines(ids.getFirst(), city.leader)).hasSize(1);
    }

    @Test
    void whatIsWrongIsToldFieldByFieldAndNothingIsIssued() {
        String ended = raised();
        act(ended, "withdraw", new Actor.Raiser(ended));
        String there = working("roads");
        NewMeeting wrong = new NewMeeting(
                key(),
                "meeting",
                "",
                "2026-03-02T23:00",
                null,
                " ",
                List.of("nowhere"),
                "987654",
                List.of(
                        new NewMeeting.Item(null, "修", null, "roads", "2026-02-01"),
                        followed(ended, ""),
                        followed(there, ""),
                        followed(there, ""),
                        new NewMeeting.Item(there + "9", null, null, "roads", null)));
        Problem problem =
                (Problem) org.assertj.core.api.Assertions.catchThrowable(() -> meetings.issue(wrong, city.leader));
        assertThat(problem.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "title required",
                        "heldAt oversight.notYet",
                        "ledBy required",
                        "present notAChoice",
                        "follows notAChoice",
                        "item1Demand required",
                        "item1Ends inThePast",
                        "item2Number oversight.notToFollow",
                        "item4Number oversight.followedTwice",
                        "item5Number oversight.followedHasNoDemand",
                        "item5Number noSuchMatter");
        assertThat(said(there, "discussed", "text")).isEmpty();
        assertThatThrownBy(() -> meetings.issue(meeting(null, asked("roads")), city.roads))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> meetings.issue(meeting(null, asked("roads")), city.dispatcher))
                .isInstanceOf(Problem.class);
    }

    /** R-S10: what is about a unit stays away from it, also in minutes of a meeting at which it was. */
    @Test
    void aUnitReadsTheMinutesOfItsMeetingsAndOnlyTheItemsItMayKnowOf() {
        String report = raised("report");
        act(report, "accept", city.operator);
        db.update("update matter_matter set about_unit = 'roads' where number = ?", report);
        long id = meetings.issue(meeting(null, asked("roads"), asked("water"), followed(report, "依规核查")), city.leader);
        assertThat(rows.find(id, city.roads)).isPresent();
        assertThat(rows.find(id, city.sanitation)).isEmpty();
        assertThat(rows.lines(id, city.roads)).extracting(MeetingRows.Line::nr).containsExactly(1);
        assertThat(rows.lines(id, city.supervisor)).hasSize(3);
        assertThat(rows.openUpTo(id, city.roads)).hasSize(1);
    }

    private static List<String> numbers(List<MeetingRows.Line> lines) {
        return lines.stream().map(MeetingRows.Line::number).toList();
    }

    private static String key() {
        return "key-" + sent++;
    }

    private static NewMeeting meeting(Long follows, NewMeeting.Item... items) {
        return new NewMeeting(
                key(),
                "meeting",
                "防汛调度会",
                "2026-03-02T08:30",
                "三楼",
                "王县长",
                List.of("roads", "water"),
                follows == null ? null : follows.toString(),
                List.of(items));
    }

    private static NewMeeting form(String form, NewMeeting.Item... items) {
        return new NewMeeting(
                key(), form, "河堤抢险", "2026-03-02T08:30", null, "王县长", List.of("roads"), null, List.of(items));
    }

    private static NewMeeting.Item asked(String unit) {
        return new NewMeeting.Item(null, "排查低洼路段", "三天内排查完，报清单。", unit, "2026-03-20");
    }

    private static NewMeeting.Item followed(String number, String words) {
        return new NewMeeting.Item(number, null, words, null, null);
    }
}

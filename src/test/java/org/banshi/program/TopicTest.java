package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Verifier;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A topic of the month: chosen from what many raise, worked off by tasks, judged by somebody who did none of it. */
@BanshiTest
class TopicTest extends TaskCourse {
    private static final String PLACE = "530102";

    @Autowired
    private MonthlyTopics topics;

    @Autowired
    private TopicRows rows;

    @Autowired
    private TopicTasks tasks;

    @Autowired
    private Verifier verifier;

    private static NewTopic typed(@Nullable String title, String month, @Nullable String words) {
        return new NewTopic(title, "住户夜里睡不好，多次协调没有根治。", month, "0102", PLACE, words, null);
    }

    private Walk opened() {
        return program.walk(
                topics.open(typed("泵房噪声", "2026-02", null), program.office).number());
    }

    private Walk planned() {
        return opened().does(program.office, "appoint", "unit", "roads")
                .does(city.roads, "plan", "measures", "逐个泵房加装隔声", "begins", "2026-03-02", "ends", "2026-06-30");
    }

    private Walk underWay() {
        return planned().does(program.office, "approve");
    }

    private Walk task() {
        return program.put("给泵房加装隔声");
    }

    private Walk struckOff(Walk task) {
        return task.built(city.roads)
                .does(city.roads2, "askStrikeOff", "evidence", "竣工报告")
                .does(program.group, "word", "how", "visit", "yes", 9, "no", 1)
                .does(program.group, "check", "how", "visit", "found", "属实")
                .does(program.office, "sign");
    }

    private void raised(Instant at, String title, boolean confidential) {
        house.clock().moveTo(at);
        house.ledger()
                .raise(
                        new NewMatter(
                                "request",
                                "complaint",
                                "normal",
                                "0102",
                                new NewMatter.Words(title, title + "，请管一管。"),
                                new NewMatter.Place(PLACE + "001", null, null, null),
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                confidential,
                                Map.of()),
                        new Actor.Anyone());
    }

    @Test
    void aTopicGoesFromItsChoiceByPlanAndTasksToAVerdictOnWhatIsRaisedSince() {
        Walk topic = underWay();
        Walk task = task();
        topic.does(program.office, "addTask", "task", task.number);
        assertThat(topic.view().matter().due()).isEqualTo(Instant.parse("2026-06-30T16:00:00Z"));
        topic.does(
                city.roads,
                "policy",
                "title",
                "泵房隔声办法",
                "document",
                "某办〔2026〕1号",
                "issued",
                "2026-03-01",
                "link",
                "https://example.org/1");
        refused(topic, city.roads, "tasksOpen", "report", "result", "都装好了");
        struckOff(task);
        topic.does(city.roads, "report", "result", "都装好了");
        assertThat(topic.view().matter().ownerRole()).isEqualTo("supervisor");
        topic.does(city.supervisor, "judge", "verdict", "effective", "findings", "诉求少了一半");
        MatterView closed = topic.view();
        assertThat(closed.matter().state()).isEqualTo("closed");
        assertThat(closed.matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(closed.own()).containsEntry("since_months", 1).containsKeys("before_n", "since_n");
        TopicSheet sheet = rows.sheet(topic.number, city.supervisor);
        assertThat(sheet.done()).isEqualTo(1);
        assertThat(sheet.policies()).extracting(TopicRows.Policy::document).containsExactly("某办〔2026〕1号");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void whoWorkedOnItNeverJudgesItNorDoesTheUnit() {
        Actor.Staff both = city.staff("roads", Role.HANDLER, Role.SUPERVISOR);
        Actor.Staff ofTheUnit = city.staff("roads", Role.SUPERVISOR);
        Walk topic = underWay();
        Walk task = task();
        topic.does(program.office, "addTask", "task", task.number);
        struckOff(task);
        topic.does(both, "report", "result", "都装好了");
        refused(topic, both, "dutiesApart", "judge", "verdict", "effective", "findings", "好");
        refused(topic, ofTheUnit, "dutiesApart", "judge", "verdict", "effective", "findings", "好");
        refused(topic, city.roads, "notYours", "judge", "verdict", "effective", "findings", "好");
        refused(topic, program.office, "notYours", "judge", "verdict", "effective", "findings", "好");
        assertThatThrownBy(() -> db.update(
                        "update matter_matter set judge = doer, outcome = 'verdict', verdict_by = 'staff', owner_role = null,"
                                + " closed_at = now() where number = ?",
                        topic.number))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("matter_judge_is_not_doer");
    }

    @Test
    void theDatabaseClosesNoTopicWithAnOpenTaskOrWithoutTheFigures() {
        Walk topic = underWay();
        topic.does(program.office, "addTask", "task", task().number);
        long id = topic.view().matter().id();
        assertThatThrownBy(() -> db.update("update program_topic set closed = true where matter = ?", id))
                .hasMessageContaining("program_topic_closed_on_evidence");
        assertThatThrownBy(() -> db.update(
                        "update program_topic set closed = true, result = 'x', verdict = 'none', before_n = 1, since_n = 1,"
                                + " since_months = 1 where matter = ?",
                        id))
                .hasMessageContaining("a topic is closed once its tasks are struck off");
        assertThatThrownBy(() -> db.update(
                        "insert into program_topic select (jsonb_populate_record(t, jsonb_build_object('matter', ?::bigint, 'closed', true,"
                                + " 'result', 'x', 'verdict', 'none', 'before_n', 1, 'since_n', 1, 'since_months', 1))).*"
                                + " from program_topic t where matter = ?",
                        task().view().matter().id(),
                        id))
                .hasMessageContaining("a topic is closed once its tasks are struck off");
        assertThatThrownBy(() -> db.update("update program_policy set title = 'x'"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void onlyTheOfficeThatKeepsItNamesTheLeadAndOnlyThatLeadPlans() {
        Walk topic = opened();
        refused(topic, program.otherOffice, "notYours", "appoint", "unit", "roads");
        refused(topic, city.supervisor, "notYours", "appoint", "unit", "roads");
        topic.does(program.office2, "appoint", "unit", "roads");
        assertThatThrownBy(() -> topic.perform(
                        city.water, "plan", "measures", "x", "begins", "2026-03-02", "ends", "2026-06-30"))
                .hasMessageContaining("noSuchMatter");
        assertThatThrownBy(() -> topics.open(typed("泵房噪声", "2026-02", null), city.dispatcher))
                .hasMessageContaining("forbidden");
        assertThatThrownBy(() -> topics.open(typed("泵房噪声", "2026-02", null), city.staff(null, Role.OFFICE)))
                .hasMessageContaining("notYourList");
    }

    @Test
    void aTopicWithoutATaskIsNotReportedAndATaskIsOfOneTopicOnly() {
        Walk topic = underWay();
        refused(topic, city.roads, "tasksOpen", "report", "result", "都装好了");
        Walk task = task();
        topic.does(program.office, "addTask", "task", task.number);
        Walk other = underWay();
        task();
        Problems.wrong(() -> other.perform(program.office, "addTask", "task", task.number), "task", "notAChoice");
        topic.does(program.office, "dropTask", "task", task.number, "reason", "归另一题");
        other.does(program.office, "addTask", "task", task.number);
        assertThatThrownBy(() -> db.update("update program_topic_task set dropped_at = null where task = ?", id(task)))
                .hasMessageContaining("program_topic_task_once");
    }

    private static long id(Walk walk) {
        return walk.view().matter().id();
    }

    @Test
    void beforeItsMonthIsOverThereIsNothingToJudgeBy() {
        Walk topic = program.walk(
                topics.open(typed("泵房噪声", "2026-03", null), program.office).number());
        topic.does(program.office, "appoint", "unit", "roads")
                .does(city.roads, "plan", "measures", "加装", "begins", "2026-03-02", "ends", "2026-06-30")
                .does(program.office, "approve");
        Walk task = task();
        topic.does(program.office, "addTask", "task", task.number);
        struckOff(task);
        topic.does(city.roads, "report", "result", "都装好了");
        refused(topic, city.supervisor, "noMonthSince", "judge", "verdict", "effective", "findings", "好");
        topic.does(city.supervisor, "sendBack", "reason", "再看一个月");
        assertThat(topic.state()).isEqualTo("underWay");
    }

    @Test
    void demandIsWhatWasRaisedOfTheClassAndPlaceBeforeAndSinceAndNothingThatIsKeptApart() {
        Instant now = house.clock().instant();
        TopicDemand.Figures before = figures();
        raised(Instant.parse("2025-06-10T01:00:00Z"), "泵房整夜嗡嗡响", false);
        raised(Instant.parse("2026-01-31T17:00:00Z"), "泵房又响了", false);
        raised(Instant.parse("2026-02-10T01:00:00Z"), "路灯不亮", false);
        raised(Instant.parse("2026-02-11T01:00:00Z"), "泵房响，不要说出我", true);
        house.clock().moveTo(now);
        TopicDemand.Figures all = figures();
        assertThat(all.months()).hasSize(14);
        assertThat(all.months().getFirst().month()).isEqualTo(YearMonth.of(2025, 2));
        assertThat(all.before() - before.before()).isEqualTo(1);
        assertThat(all.since() - before.since()).isEqualTo(2);
        assertThat(all.fullMonths()).isEqualTo(1);
        Walk topic = program.walk(
                topics.open(typed("泵房噪声", "2026-02", "泵房"), program.office).number());
        TopicDemand.Figures worded = rows.sheet(topic.number, city.supervisor).demand();
        assertThat(worded.before()).isEqualTo(1);
        assertThat(worded.since()).isEqualTo(1);
    }

    private TopicDemand.Figures figures() {
        return rows.sheet(opened().number, city.supervisor).demand();
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        Problems.wrong(() -> topics.open(typed(null, "2026-02", null), program.office), "title", "required");
        Problems.wrong(() -> topics.open(typed("x", "2020-01", null), program.office), "month", "notAChoice");
        Problems.wrong(
                () -> topics.open(new NewTopic("x", "y", "2026-02", null, null, null, null), program.office),
                "category",
                "required");
        Walk topic = planned();
        Problems.wrong(
                () -> topic.perform(
                        city.roads, "policy", "title", "办法", "issued", "2026-03-01", "link", "javascript:alert(1)"),
                "link",
                "badLink");
        Problems.wrong(
                () -> topic.perform(city.roads, "policy", "title", "办法", "issued", "2026-03-03"),
                "issued",
                "inTheFuture");
    }

    @Test
    void aTopicFromAThemeKeepsHowManyRaisedItAndNothingOfWho() {
        NewTopic.FromTheme theme =
                new NewTopic.FromTheme(77_001, 9, 6, LocalDate.of(2026, 1, 3), LocalDate.of(2026, 2, 20));
        String number = topics.open(typed("泵房噪声", "2026-02", null).from(theme), program.office)
                .number();
        TopicSheet sheet = rows.sheet(number, city.supervisor);
        assertThat(sheet.count("theme_matters")).isEqualTo(9);
        assertThat(sheet.count("theme_people")).isEqualTo(6);
        assertThat(sheet.view().parties()).hasSize(1);
        assertThat(topics.ofTheme(77_001)).contains(number);
        assertThat(db.queryForObject(
                        "select count(*) from matter_identity where matter = ?",
                        Long.class,
                        sheet.view().matter().id()))
                .isZero();
    }

    @Test
    void residentsKnowOfATopicFromTheDayItHasALead() {
        Walk topic = opened();
        assertThat(published()).doesNotContain(topic.number);
        topic.does(program.office, "appoint", "unit", "roads");
        assertThat(published()).contains(topic.number);
        topic.does(program.office, "drop", "reason", "已由上级统一治理");
        assertThat(published()).doesNotContain(topic.number);
        assertThat(rows.of(2026, city.supervisor)).extracting(TopicRow::number).contains(topic.number);
        assertThat(rows.of(2026, city.water)).extracting(TopicRow::number).doesNotContain(topic.number);
        assertThat(TopicRow.isTold(4)).isFalse();
        assertThat(TopicRow.isTold(0)).isTrue();
    }

    @Test
    void whatOneSideAloneHasSaidIsNotPublicYet() {
        Walk topic = planned();
        assertThat(page(topic).plan()).isNull();
        topic.does(program.office, "approve");
        Walk task = task();
        topic.does(program.office, "addTask", "task", task.number);
        assertThat(page(topic).plan()).isNotNull();
        assertThat(page(topic).tasks()).as("not given out yet").isEmpty();
        assertThat(page(topic).otherTasks()).isOne();
        struckOff(task);
        assertThat(page(topic).otherTasks()).isZero();
        topic.does(city.roads, "report", "result", "都装好了");
        assertThat(page(topic).judgement()).isNull();
        assertThat(page(topic).tasks()).extracting(TopicTasks.Public::isDone).containsExactly(true);
        topic.does(city.supervisor, "judge", "verdict", "partly", "findings", "还有噪声");
        assertThat(page(topic).judgement()).isNotNull();
        assertThat(rows.published("NONE")).isEmpty();
    }

    private PublicTopicPage page(Walk topic) {
        TopicSheet sheet = rows.published(topic.number).orElseThrow();
        return PublicTopicPage.of(sheet, tasks.published(sheet.view().matter().id()));
    }

    private List<String> published() {
        return rows.published(2026).stream().map(TopicRow::number).toList();
    }
}

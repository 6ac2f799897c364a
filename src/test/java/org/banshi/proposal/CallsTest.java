package org.banshi.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Callers;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.NewTopic;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Topics from the public: who puts something forward learns what became of it, whatever anybody tries. */
@BanshiTest
class CallsTest {
    private static final AtomicInteger PHONES = new AtomicInteger();
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    /** After the last day of the calls of these tests. */
    private static final Instant AFTER = Instant.parse("2026-03-16T01:00:00Z");

    @Autowired
    private Calls calls;

    @Autowired
    private CallRows rows;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Scores scores;

    @Autowired
    private Answers answers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Callers callers;

    @Autowired
    private Looks looks;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Rules rules;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private Actor.Staff office;
    private Actor.Staff colleague;
    private Actor.Staff elsewhere;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
        for (String code : List.of("calls-office", "calls-other")) {
            if (units.find(code).isEmpty()) {
                units.create(new Unit(code, "征集办" + code, null, Unit.Kind.OFFICE, null, null, true));
            }
        }
        office = city.staff("calls-office", Role.OFFICE);
        colleague = city.staff("calls-office", Role.OFFICE);
        elsewhere = city.staff("calls-other", Role.OFFICE);
    }

    private static NewCall typed(String from, String until, String answerBy, String why) {
        return new NewCall("请您出题", "您身边最该办的一件小事是什么？", from, until, answerBy, "small-firm-felt", why);
    }

    private long opened() {
        return calls.open(typed("2026-03-02", "2026-03-15", "2026-04-15", null), office);
    }

    private static Submission said(String text, boolean phone, boolean consent) {
        String number = phone ? "198220001%02d".formatted(PHONES.incrementAndGet()) : "";
        return new Submission("", text, "", "", "", phone ? "王某" : "", number, consent ? "true" : "");
    }

    private String sent(long call, String text) {
        return submissions
                .submit(call, said(text, true, true), new Actor.Anyone())
                .number();
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private void scored(String number, Actor.Staff by, int small, int firm, int felt) {
        scores.put(number, Map.of("small", "" + small, "firm", "" + firm, "felt", "" + felt), by);
    }

    private void scoredByTwo(String number) {
        scored(number, office, 5, 4, 3);
        scored(number, city.supervisor, 3, 4, 5);
    }

    private static NewTopic topic() {
        return new NewTopic("小区门口的路灯", "路灯不亮的地方多。", "2026-03", "0102", null, null, null);
    }

    private MatterView view(String number) {
        return matters.view(number, new Actor.House());
    }

    private String state(String number) {
        return view(number).matter().state();
    }

    private List<String> told(String number) {
        return db.queryForList(
                "select template from outbox_message where subject = ? and channel = 'sms' order by id",
                String.class,
                number);
    }

    @Test
    void whoeverPutsSomethingForwardLearnsWhatBecameOfIt() {
        long call = opened();
        String lamp = sent(call, "小区门口的路灯修一修");
        String same = sent(call, "小区门口路灯不亮，修一修");
        String bins = sent(call, "单元楼下的垃圾桶离窗太近");
        String bus = sent(call, "建一座机场");
        String mind = sent(call, "算了");
        Matter raised = view(lamp).matter();
        assertThat(raised.ownerUnit()).isEqualTo("calls-office");
        assertThat(raised.due()).isEqualTo(Instant.parse("2026-04-15T16:00:00Z"));
        does(office, same, "merge", "main", lamp);
        scoredByTwo(lamp);
        String topic = answers.selectAsTopic(lamp, topic(), new Answers.Telling("门口的路灯", "列入三月的题目"), office);
        String request = answers.handOn(bins, "这件事转给热线办", office);
        assertThat(answers.decline(List.of(bus), "不属于本市能定的事", office)).isEqualTo(1);
        does(new Actor.Raiser(mind), mind, "withdraw");
        assertThat(List.of(state(lamp), state(same), state(bins), state(bus), state(mind)))
                .containsExactly("selected", "selected", "handedOn", "notTaken", "withdrawn");
        assertThat(view(same).matter().publicAnswer()).isEqualTo("列入三月的题目");
        assertThat(view(lamp).matter().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(told(same)).containsExactly("proposal.tell.received", "proposal.tell.selected");
        assertThat(told(bus)).containsExactly("proposal.tell.received", "proposal.tell.notTaken");
        assertThat(told(bins)).containsExactly("proposal.tell.received", "proposal.tell.handedOn");
        assertThat(view(topic).matter().kind()).isEqualTo("topic");
        assertThat(view(request).matter().text()).isEqualTo("单元楼下的垃圾桶离窗太近");
        clock.moveTo(AFTER);
        calls.answer(call, "路灯列入三月的题目，其余逐件说明。", office);
        assertThat(rows.counts(call)).isEqualTo(new Counts(5, 2, 1, 1, 1, 0, 1));
        assertThat(rows.selected(call)).containsExactly(new CallRows.Selected("门口的路灯", "topic", false, 2));
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void noCallIsAnsweredWhileOnePersonHasNoAnswer() {
        long call = opened();
        String waits = sent(call, "修一条巷子");
        assertThatThrownBy(() -> calls.answer(call, "都说了", office)).hasMessageContaining("proposal.stillOpen");
        clock.moveTo(AFTER);
        assertThatThrownBy(() -> calls.answer(call, "都说了", office)).hasMessageContaining("proposal.notAllAnswered");
        calls.closeDue();
        assertThatThrownBy(() -> db.update(
                        "update proposal_call set state = 'answered', answered_at = now(), answered_by = ?, summary = 'x' where id = ?",
                        office.id(),
                        call))
                .hasMessageContaining("everybody has an answer");
        assertThatThrownBy(() -> calls.answer(call, "都说了", elsewhere)).hasMessageContaining("proposal.notYourCall");
        answers.decline(List.of(waits), "年内没有条件，理由如下", office);
        assertThatThrownBy(() -> calls.answer(call, " ", office)).hasMessageContaining("required");
        calls.answer(call, "都说了", office);
        assertThatThrownBy(() -> calls.answer(call, "再说一次", office)).hasMessageContaining("proposal.isAnswered");
        assertThatThrownBy(
                        () -> db.update("update proposal_call set state = 'open', closed_at = null where id = ?", call))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.update("delete from proposal_call where id = ?", call))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatResidentsWereToldIsNeverRewrittenAndAClosedCallDoesNotChange() {
        long call = opened();
        assertThatThrownBy(() -> calls.change(call, typed("2026-03-02", "2026-03-10", "", "早点结束"), office))
                .hasMessageContaining("proposal.notSooner");
        assertThatThrownBy(() -> calls.change(call, typed("2026-03-05", "2026-03-20", "", "晚点开始"), office))
                .hasMessageContaining("proposal.hasBegun");
        assertThatThrownBy(() -> calls.change(call, typed("2026-03-02", "2026-04-15", "", "延长"), office))
                .hasMessageContaining("proposal.answerAfterEnd");
        assertThatThrownBy(() -> calls.change(call, typed("2026-03-02", "2026-03-20", "", "延长"), elsewhere))
                .hasMessageContaining("proposal.notYourCall");
        calls.change(call, typed("2026-03-02", "2026-03-20", "", "来的人多，延长五天"), office);
        assertThat(rows.versions(call)).extracting(CallRows.Version::nr).containsExactly(2, 1);
        assertThat(rows.versions(call).getFirst().why()).isEqualTo("来的人多，延长五天");
        assertThatThrownBy(() -> db.update("update proposal_version set title = '别的' where call = ?", call))
                .hasStackTraceContaining("permission denied");
        clock.moveTo(Instant.parse("2026-03-21T01:00:00Z"));
        calls.closeDue();
        assertThatThrownBy(() -> calls.change(call, typed("2026-03-02", "2026-03-30", "", "再延"), office))
                .hasMessageContaining("proposal.isClosed");
        assertThatThrownBy(() -> db.update(
                        "insert into proposal_version (call, nr, title, text, from_day, until_day, at, staff)"
                                + " values (?, 3, 'x', 'x', '2026-03-02', '2026-05-01', now(), ?)",
                        call,
                        office.id()))
                .hasMessageContaining("the call is closed");
        assertThatThrownBy(() -> db.update("update proposal_call set answer_by = '2027-01-01' where id = ?", call))
                .hasMessageContaining("does not change");
    }

    @Test
    void whatIsEarlyLateEmptyOrTooLongIsRefusedWithAClearAnswerAndTheDatabaseTakesNothingLate() {
        long ahead = calls.open(typed("2026-03-05", "2026-03-15", "2026-04-15", null), office);
        assertThatThrownBy(() -> sent(ahead, "早了")).hasMessageContaining("proposal.notYet");
        long call = opened();
        assertThatThrownBy(() -> sent(call, "  ")).hasMessageContaining("proposal.textRequired");
        assertThatThrownBy(() -> sent(call, "长".repeat(5001))).hasMessageContaining("tooLong");
        assertThatThrownBy(() -> sent(call, "坏\0字")).hasMessageContaining("unstorable");
        assertThatThrownBy(() -> submissions.submit(
                        call, new Submission("", "好", "", "nowhere", "", "", "12", ""), new Actor.Anyone()))
                .hasMessageContaining("notAChoice")
                .hasMessageContaining("badPhone");
        assertThatThrownBy(() -> sent(999_999, "没有")).hasMessageContaining("proposal.noSuchCall");
        String inTime = sent(call, "最后一天也收");
        clock.moveTo(Instant.parse("2026-03-15T15:59:00Z"));
        sent(call, "最后一分钟");
        clock.moveTo(Instant.parse("2026-03-15T16:00:00Z"));
        assertThatThrownBy(() -> sent(call, "晚了一分钟")).hasMessageContaining("proposal.tooLate");
        calls.closeDue();
        long other = opened0();
        String elsewhereNow = sent(other, "另一个征集的");
        assertThatThrownBy(() -> db.update(
                        "update proposal_entry set call = ? where matter = ?",
                        call,
                        view(elsewhereNow).matter().id()))
                .hasMessageContaining("stays in its call");
        assertThatThrownBy(() -> db.update(
                        "insert into proposal_entry (matter, call) values (?, ?)",
                        db.queryForObject("select id from matter_matter where kind <> 'proposal' limit 1", Long.class),
                        call))
                .isInstanceOf(DataAccessException.class);
        assertThat(state(inTime)).isEqualTo("received");
    }

    private long opened0() {
        return calls.open(typed("2026-03-10", "2026-03-30", "2026-04-15", null), office);
    }

    @Test
    void nobodySeesWhatOthersGaveBeforeHavingScoredAndNobodyScoresTwice() {
        long call = opened();
        String number = sent(call, "修一条巷子");
        scored(number, office, 5, 4, 3);
        Scores.Sheet early = scores.sheet(number, colleague);
        assertThat(early.scorers()).isEqualTo(1);
        assertThat(early.mine()).isFalse();
        assertThat(early.total()).isNull();
        assertThat(early.parts()).allSatisfy(part -> {
            assertThat(part.given()).isEmpty();
            assertThat(part.adds()).isNull();
        });
        assertThat(view(number).timeline().toString()).doesNotContain("firm");
        assertThatThrownBy(() -> scored(number, office, 1, 1, 1)).hasMessageContaining("proposal.scoredAlready");
        long id = view(number).matter().id();
        assertThatThrownBy(() -> db.update(
                        "insert into proposal_score (matter, staff, criterion, call, points, at) values (?, ?, 'small', ?, 1, now())",
                        id,
                        office.id(),
                        call))
                .hasMessageContaining("proposal_score_pk");
        assertThatThrownBy(() -> db.update("update proposal_score set points = 0 where matter = ?", id))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.update(
                        "insert into proposal_score (matter, staff, criterion, call, points, at) values (?, ?, 'small', ?, 6, now())",
                        id,
                        colleague.id(),
                        call))
                .hasMessageContaining("by the criteria");
        assertThatThrownBy(() -> scored(number, colleague, 6, 1, 1)).hasMessageContaining("outOfRange");
        assertThatThrownBy(() -> scores.put(number, Map.of("small", "1"), colleague))
                .hasMessageContaining("required");
        assertThatThrownBy(() -> scored(number, city.operator, 1, 1, 1)).hasMessage("forbidden");
        scored(number, colleague, 3, 4, 5);
        Scores.Sheet seen = scores.sheet(number, colleague);
        assertThat(seen.total()).isEqualByComparingTo("80.0");
        assertThat(seen.parts().getFirst().given())
                .extracting(Scores.Given::points)
                .containsExactly(5, 3);
        assertThat(seen.parts().stream().map(Scores.Part::addsRounded).map(String::valueOf))
                .containsExactly("26.67", "26.67", "26.67");
    }

    @Test
    void nothingIsSelectedThatFewerThanTwoPeopleHaveScored() {
        long call = opened();
        String number = sent(call, "修一条巷子");
        String other = sent(call, "建一个花园");
        scoredByTwo(other);
        String topic = answers.selectAsTopic(other, topic(), new Answers.Telling("花园", null), office);
        scored(number, office, 5, 5, 5);
        assertThatThrownBy(() -> answers.select(number, topic, new Answers.Telling("巷子", null), office))
                .hasMessageContaining("proposal.twoScore");
        assertThatThrownBy(() -> db.update(
                        "update proposal_entry set target = ? where matter = ?",
                        view(topic).matter().id(),
                        view(number).matter().id()))
                .hasMessageContaining("two people");
        scored(number, city.leader, 4, 4, 4);
        assertThatThrownBy(() -> answers.select(number, number, new Answers.Telling("巷子", null), office))
                .hasMessageContaining("proposal.noSuchTarget");
        assertThatThrownBy(() -> answers.select(number, topic, new Answers.Telling("巷子", null), elsewhere))
                .hasMessageContaining("notYours");
        answers.select(number, topic, new Answers.Telling("巷子", null), office);
        assertThat(view(number).matter().publicAnswer()).isEqualTo("巷子");
        assertThatThrownBy(() -> scored(number, colleague, 1, 1, 1)).hasMessageContaining("proposal.notToScore");
    }

    @Test
    void mergingIsOfOneCallAndCanBeUndone() {
        long call = opened();
        String main = sent(call, "巷子里的路面坑洼");
        String same = sent(call, "巷子里路面坑坑洼洼");
        String third = sent(call, "巷子坑洼，下雨积水");
        String foreign = sent(opened(), "巷子里的路面坑洼");
        assertThatThrownBy(() -> does(office, same, "merge", "main", foreign))
                .hasMessageContaining("proposal.notOfThisCall");
        does(office, same, "merge", "main", main);
        assertThatThrownBy(() -> does(office, third, "merge", "main", same)).hasMessageContaining("notMergeable");
        assertThatThrownBy(() -> does(office, main, "merge", "main", third)).hasMessageContaining("hasMergedOnes");
        assertThatThrownBy(() -> answers.handOn(main, "转办", office)).hasMessageContaining("othersMerged");
        assertThatThrownBy(() -> db.update(
                        "update proposal_entry set gathered_into = ? where matter = ?",
                        view(foreign).matter().id(),
                        view(third).matter().id()))
                .hasMessageContaining("stays in its call");
        does(office, same, "unmerge");
        assertThat(state(same)).isEqualTo("received");
        assertThat(view(same).matter().ownerUnit()).isEqualTo("calls-office");
        does(office, same, "merge", "main", main);
        does(office, third, "merge", "main", main);
        does(new Actor.Raiser(third), third, "withdraw");
        does(new Actor.Raiser(main), main, "withdraw");
        assertThat(state(same)).isEqualTo("received");
        assertThat(rows.counts(call)).isEqualTo(new Counts(3, 0, 0, 0, 2, 1, 0));
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void handingOnNeedsConsentAndNobodySeesWhoItIs() {
        long call = opened();
        String without = submissions
                .submit(call, said("树挡住了窗", true, false), new Actor.Anyone())
                .number();
        assertThatThrownBy(() -> answers.handOn(without, "转办", office)).hasMessageContaining("proposal.noConsent");
        assertThatThrownBy(() -> db.update(
                        "update proposal_entry set consent = true where matter = ?",
                        view(without).matter().id()))
                .hasMessageContaining("stays in its call");
        String with = sent(call, "树枝压着电线");
        String request = answers.handOn(with, "转给热线办", office);
        long first = view(with).matter().id();
        long second = view(request).matter().id();
        assertThat(db.queryForList(
                        "select phone_hash from matter_identity where matter in (?, ?)", byte[].class, first, second))
                .hasSize(2)
                .satisfies(hashes -> assertThat(hashes.get(0)).isEqualTo(hashes.get(1)));
        assertThat(looks.ofIdentity(with)).isEmpty();
        assertThat(looks.ofIdentity(request)).isEmpty();
        assertThat(callers.reveal(request, "查证", city.operator).name()).isEqualTo("王某");
        assertThatThrownBy(() -> answers.handOn(with, "再转", office)).hasMessageContaining("notInThisState");
        assertThatThrownBy(() -> does(office, without, "handOn", "publicAnswer", "x", "request", request))
                .hasMessageContaining("proposal.noConsent");
    }

    @Test
    void whoItIsIsReadOnlyWithAReasonAndTheRaiserSeesThat() {
        String number = sent(opened(), "修一条巷子");
        assertThat(matters.view(number, office).toString()).doesNotContain("19822", "王某");
        assertThatThrownBy(() -> callers.reveal(number, "", office)).hasMessageContaining("required");
        assertThatThrownBy(() -> callers.reveal(number, "好奇", city.supervisor)).hasMessageContaining("notYours");
        assertThatThrownBy(() -> callers.reveal(number, "好奇", elsewhere)).hasMessageContaining("notYours");
        assertThatThrownBy(() -> matters.view(number, city.roads)).hasMessageContaining("noSuchMatter");
        assertThat(callers.reveal(number, "请本人补充位置", office).name()).isEqualTo("王某");
        assertThat(looks.ofIdentity(number)).hasSize(1);
    }

    @Test
    void criteriaAreASettingWithVersionsAndACallKeepsThoseItWasOpenedWith() {
        long before = opened();
        Criteria set = new Criteria(List.of(new Criteria.CriteriaSet(
                "small-firm-felt", "新一版", List.of(new Criteria.Criterion("only", "只此一条", null, 3, 10)))));
        rules.publish(
                Criteria.RULE,
                set,
                clock.instant(),
                city.admin.id(),
                "换一版",
                rules.history(Criteria.RULE).getFirst().version());
        long after = opened();
        assertThat(calls.require(before).criteria()).isEqualTo("切口小、可落地、可感");
        assertThat(calls.require(after).criteria()).isEqualTo("新一版");
        String number = sent(after, "修一条巷子");
        scores.put(number, Map.of("only", "7"), office);
        assertThat(scores.sheet(number, office).total()).isEqualByComparingTo("70.0");
        rules.publish(
                Criteria.RULE,
                Criteria.RULE.preset(),
                clock.instant(),
                city.admin.id(),
                "换回来",
                rules.history(Criteria.RULE).getFirst().version());
        assertThatThrownBy(() -> new Criteria.CriteriaSet("x", "空", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

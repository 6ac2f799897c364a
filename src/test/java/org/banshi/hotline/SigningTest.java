package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.Sweeper;
import org.banshi.people.Because;
import org.banshi.people.Changes;
import org.banshi.people.Deputies;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replies that a leader of the same unit signs before they leave it. */
@BanshiTest
class SigningTest {
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
    private Signers signers;

    @Autowired
    private Deputies deputies;

    @Autowired
    private Changes changes;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private Loop loop;
    private String unit;
    private Actor.Staff writer, head, colleague;

    /** A unit of its own, so that no other test meets its setting. */
    @BeforeEach
    void aUnitWhoseHeadSigns() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
        unit = "sign" + city.admin.id();
        units.create(Unit.handling(unit, "园林所" + city.admin.id(), null));
        writer = city.staff(unit, Role.HANDLER);
        head = city.staff(unit, Role.HANDLER);
        colleague = city.staff(unit, Role.HANDLER);
        signers.set(unit, Set.of(head.id()), Because.HOUSE);
    }

    private Loop.Walk working() {
        return loop.raise()
                .accepted()
                .does(city.dispatcher, "dispatch", "unit", unit)
                .does(writer, "sign");
    }

    private Loop.Walk drafted() {
        return working().does(writer, "reply", "publicAnswer", "已修剪。");
    }

    private static void refused(int status, Loop.Walk walk, Actor actor, String action, Object... form) {
        assertThatThrownBy(() -> walk.perform(actor, action, form))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status())
                                .as(problem.getMessage())
                                .isEqualTo(status));
    }

    @Test
    void theReplyWaitsInTheUnitWithItsClockRunningUntilALeaderSigns() {
        Loop.Walk walk = drafted();
        assertThat(walk.state()).isEqualTo("drafted");
        assertThat(db.queryForList(
                        "select recipient from outbox_message where template = 'hotline.tell.toSign' and subject = ?",
                        String.class,
                        walk.receipt.number()))
                .as("who signs is told, and nobody else")
                .containsExactly("staff:" + head.id());
        MatterView waiting = walk.view(head);
        assertThat(waiting.matter().ownerUnit()).isEqualTo(unit);
        assertThat(waiting.matter().dueStoppedAt()).isNull();
        assertThat(matters.list(Query.of(Query.Scope.INBOX).inState("drafted"), head, null, 50)
                        .items())
                .extracting(matter -> matter.number())
                .containsExactly(walk.receipt.number());
        walk.after(Duration.ofHours(1)).does(head, "signOff", "note", "同意");
        assertThat(walk.state()).isEqualTo("replied");
        assertThat(walk.view().matter().dueStoppedAt()).isEqualTo(clock.instant());
        walk.does(city.reviewer, "approve");
        assertThat(walk.view(walk.raiser()).matter().publicAnswer()).isEqualTo("已修剪。");
    }

    @Test
    void onlyWhoWasNamedSignsAndNeverTheOwnReply() {
        signers.set(unit, Set.of(head.id(), writer.id()), Because.HOUSE);
        Loop.Walk walk = drafted();
        refused(403, walk, writer, "signOff");
        refused(403, walk, colleague, "signOff");
        refused(403, walk, city.staff(unit, Role.REVIEWER), "signOff");
        refused(404, walk, city.roads, "signOff");
        refused(409, walk, city.reviewer, "approve");
        assertThat(walk.view(writer).offer("signOff")).isEmpty();
        assertThatThrownBy(() ->
                        db.update("update matter_matter set checker = doer where number = ?", walk.receipt.number()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("matter_checker_is_not_doer");
        // Written anew by the head, the first writer may sign it: never the own words.
        walk.does(head, "redraft", "reason", "写清楚").does(head, "reply", "publicAnswer", "已修剪三棵。");
        refused(403, walk, head, "signOff");
        walk.does(writer, "signOff");
        assertThat(walk.state()).isEqualTo("replied");
    }

    @Test
    void whoSignedNeitherChecksForTheHotlineNorTakesDownTheVerdict() {
        Actor.Staff both = city.staff(unit, Role.HANDLER, Role.REVIEWER, Role.CALLER);
        signers.set(unit, Set.of(both.id()), Because.HOUSE);
        Loop.Walk walk = drafted().does(both, "signOff");
        refused(403, walk, both, "approve");
        walk.does(city.reviewer, "approve");
        refused(403, walk, both, "callBack", "reached", true, "solved", true, "satisfaction", 5);
    }

    @Test
    void sentBackItGoesToTheWriterWithWordsThatTheResidentDoesNotSee() {
        Loop.Walk walk = working().does(head, "assign", "person", Long.toString(writer.id()));
        var due = walk.view().matter().due();
        walk.does(writer, "reply", "publicAnswer", "好了").after(Duration.ofHours(2));
        refused(422, walk, head, "redraft");
        walk.does(head, "redraft", "reason", "太短，写明做了什么");
        MatterView back = walk.view(writer);
        assertThat(back.matter().state()).isEqualTo("working");
        assertThat(back.matter().ownerPerson()).isEqualTo(writer.id());
        assertThat(back.matter().due()).isEqualTo(due);
        assertThat(walk.view(walk.raiser()).timeline())
                .extracting(MatterView.Line::action)
                .doesNotContain("redraft");
        walk.does(writer, "reply", "publicAnswer", "已修剪三棵，清运枝条。").does(head, "signOff");
        assertThat(walk.state()).isEqualTo("replied");
    }

    @Test
    void aPromiseIsKeptWhileTheReplyWaitsAndWhenItComesBack() {
        String day = LocalDate.parse("2026-05-06").toString();
        Loop.Walk walk = working()
                .does(writer, "promise", "reason", "须立项", "until", day)
                .does(city.dispatcher, "approvePromise")
                .does(writer, "reply", "publicAnswer", "做好了");
        walk.after(Duration.ofDays(31));
        sweeper.sweep();
        walk.does(head, "redraft", "reason", "还没做完");
        assertThat(walk.view().matter().state()).isEqualTo("promised");
        assertThat(walk.view().own()).containsEntry("promise_date", day);
        walk.does(writer, "reply", "publicAnswer", "这回做好了").does(head, "signOff");
        assertThat(walk.view().clocks())
                .filteredOn(dial -> dial.stoppedAt() == null)
                .extracting(MatterView.Dial::name)
                .containsExactly("review");
    }

    @Test
    void whoeverStandsInForTheHeadSignsButNotTheOwnWords() {
        LocalDate today = clock.today();
        Loop.Walk walk = drafted();
        long leave = deputies.plan(head.id(), colleague.id(), today, today, Because.HOUSE);
        walk.does(colleague, "signOff");
        assertThat(walk.view().timeline())
                .filteredOn(line -> line.action().equals("signOff"))
                .first()
                .satisfies(line -> assertThat(line.toString()).contains(Long.toString(head.id())));
        deputies.end(head.id(), leave, Because.HOUSE);
        deputies.plan(head.id(), writer.id(), today, today, Because.HOUSE);
        refused(422, working(), writer, "reply", "publicAnswer", "好了");
        Loop.Walk heads = working();
        refused(422, heads, head, "reply", "publicAnswer", "好了");
    }

    @Test
    void withNobodyElseToSignTheReplyIsNotTakenAndSaysWhatToDo() {
        assertThatThrownBy(() -> working().perform(head, "reply", "publicAnswer", "好了"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.code()).isEqualTo("nobodySigns")));
        Member gone = members.require(head.id());
        members.update(new Member(gone.id(), gone.name(), "roads", gone.kind(), gone.phone(), true));
        Signers afresh = new Signers(JdbcClient.create(db), units, members, deputies, clock);
        assertThat(afresh.wanted(unit)).isTrue();
        assertThat(afresh.canSign(unit, writer.id())).isEmpty();
    }

    @Test
    void theSettingHoldsAtOnceAndItsHistorySaysWhoAndWhy() {
        Loop.Walk walk = drafted();
        signers.set(unit, Set.of(), Because.of(city.admin.id(), "人手不够"));
        assertThat(working().does(writer, "reply", "publicAnswer", "好了").state())
                .isEqualTo("replied");
        // What waits already is fetched back, and goes straight then.
        refused(403, walk, head, "signOff");
        walk.does(writer, "redraft", "reason", "不再审签").does(writer, "reply", "publicAnswer", "好了");
        assertThat(walk.state()).isEqualTo("replied");
        assertThat(changes.ofUnit(unit).getFirst()).satisfies(change -> {
            assertThat(change.byStaff()).isEqualTo(city.admin.id());
            assertThat(change.why()).isEqualTo("人手不够");
            assertThat(change.fields()).extracting(part -> part.name()).containsExactly("signers");
        });
    }
}

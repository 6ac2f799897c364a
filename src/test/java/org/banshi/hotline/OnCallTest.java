package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.outbox.Addressee;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.banshi.outbox.Outbox;
import org.banshi.outbox.Sent;
import org.banshi.people.Because;
import org.banshi.people.Changes;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.OnCall.Part;
import org.banshi.people.OnCallLists;
import org.banshi.people.OnCalls;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At night and on holidays a most urgent request rings the phone of whoever is on call, once for each time it is sent. */
@BanshiTest
class OnCallTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T14:30:00Z");
    private static final Instant TUESDAY_BEFORE_WORK = Instant.parse("2026-03-03T00:10:00Z");
    private static final Instant HOLIDAY_NOON = Instant.parse("2026-02-17T04:00:00Z");
    private static final Instant MADE_UP_SATURDAY_NOON = Instant.parse("2026-02-14T04:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private OnCallLists lists;

    @Autowired
    private OnCalls calls;

    @Autowired
    private Changes changes;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Opener opener;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private String unit;
    private String below;
    private Actor.Staff handler;
    private Because why;

    @BeforeEach
    void aCityOnAMonday() {
        clock.moveTo(MONDAY_NOON);
        city = TestCity.in(units, members);
        db.sql("update people_oncall set ended_at = now() where ended_at is null")
                .update();
        db.sql("update people_version set version = nextval('people_version_seq')")
                .update();
        unit = "oc" + city.admin.id();
        below = unit + "-b";
        units.create(Unit.handling(unit, "值班局" + city.admin.id(), null));
        units.create(Unit.handling(below, "值班所" + city.admin.id(), unit));
        handler = city.staff(unit, Role.HANDLER);
        why = Because.of(city.admin.id(), "三月排班");
        db.sql("update people_staff set phone = '13800138000' where id = ?")
                .param(handler.id())
                .update();
    }

    @Test
    void atNightTheOwnPhoneIsTextedByReferenceAndInHoursNobodyIs() {
        line(unit, handler, "both", "any", MONDAY, MONDAY.plusDays(6));
        assertThat(called(dispatched(unit, "critical"))).as("units are at work").isEmpty();

        clock.moveTo(MONDAY_NIGHT);
        assertThat(called(dispatched(unit, "urgent")))
                .as("only the most urgent grade")
                .isEmpty();
        String number = dispatched(unit, "critical");
        assertThat(called(number)).containsExactly("hotline.tell.onCall");
        String recipient = db.sql("select recipient from outbox_message where subject = ? and template like '%onCall'")
                .param(number)
                .query(String.class)
                .single();
        assertThat(recipient).startsWith("oncall:").doesNotContain("138");
        assertThat(opener.open(Channel.SMS, recipient, number)).isEqualTo(Addressee.at("13800138000"));
        assertThat(changes.ofUnit(unit).getFirst().fields())
                .singleElement()
                .satisfies(part -> assertThat(part.after()).contains("13800138000", "2026-03-02"));
    }

    @Test
    void theNightLastsUntilWorkBeginsAndBelongsToTheDayOnWhichItBegan() {
        line(unit, handler, "night", "any", MONDAY, MONDAY);
        clock.moveTo(TUESDAY_BEFORE_WORK);
        assertThat(called(dispatched(unit, "critical"))).containsExactly("hotline.tell.onCall");
        clock.moveTo(TUESDAY_BEFORE_WORK.plusSeconds(24 * 3600));
        assertThat(called(dispatched(unit, "critical"))).doesNotContain("hotline.tell.onCall");
    }

    @Test
    void onAHolidayItIsNightAtNoonButNotOnASaturdayThatIsWorked() {
        clock.moveTo(MADE_UP_SATURDAY_NOON);
        LocalDate first = LocalDate.of(2026, 2, 14);
        line(unit, handler, "day", "rest", first, first.plusDays(10));
        assertThat(called(dispatched(unit, "critical"))).isEmpty();
        clock.moveTo(HOLIDAY_NOON);
        assertThat(called(dispatched(unit, "critical"))).containsExactly("hotline.tell.onCall");
        assertThat(calls.gaps(unit))
                .contains(new org.banshi.people.OnCall.Shift(LocalDate.of(2026, 2, 17), Part.NIGHT))
                .doesNotContain(new org.banshi.people.OnCall.Shift(LocalDate.of(2026, 2, 17), Part.DAY));
    }

    @Test
    void whereNobodyIsOnCallTheUnitAboveIsThenTheOfficeAndTheGapIsTold() {
        clock.moveTo(MONDAY_NIGHT);
        Actor.Staff operator = city.operator;
        String nobody = dispatched(below, "critical");
        assertThat(called(nobody)).as("no phone anywhere").isEmpty();
        assertThat(told(nobody)).containsExactlyInAnyOrder("hotline.tell.onCallNobody", "hotline.tell.onCallNobody");

        lists.add(entry("hotline", operator, "02112345", "both", "any", MONDAY, MONDAY), why);
        String office = dispatched(below, "critical");
        assertThat(called(office)).containsExactly("hotline.tell.onCallFor");
        assertThat(told(office)).contains("hotline.tell.onCallGap");
        assertThat(calls.tonight(below)).satisfies(reach -> {
            assertThat(reach.isGap()).isTrue();
            assertThat(reach.line().unit()).isEqualTo("hotline");
        });

        line(unit, handler, "night", "working", MONDAY, MONDAY);
        assertThat(calls.tonight(below).line().unit()).isEqualTo(unit);
        assertThat(told(dispatched(unit, "critical"))).as("no gap").isEmpty();
    }

    @Test
    void eachSendingRingsOnceAndOneThatIsRefusedNever() {
        line(unit, handler, "both", "any", MONDAY, MONDAY.plusDays(3));
        Actor.Staff other = city.staff(below, Role.HANDLER);
        lists.add(entry(below, other, "13900139000", "both", "any", MONDAY, MONDAY.plusDays(3)), why);
        clock.moveTo(MONDAY_NIGHT);
        String number = dispatched(unit, "critical");
        assertThatThrownBy(() -> ledger.perform(number, "dispatch", Map.of("unit", unit), city.dispatcher, null))
                .isInstanceOf(Problem.class);
        assertThat(called(number)).hasSize(1);
        ledger.perform(number, "return", Map.of("reason", "不属于", "basis", "三定方案"), handler, null);
        ledger.perform(number, "rule", Map.of("unit", below, "reason", "由其办理"), city.dispatcher, null);
        assertThat(called(number)).containsExactly("hotline.tell.onCall", "hotline.tell.onCall");
        assertThat(db.sql("select count(distinct recipient) from outbox_message where subject = ? and channel = 'sms'"
                                + " and template = 'hotline.tell.onCall'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoHasLeftTheUnitIsNotOnCallAndTheNarrowerLineHolds() {
        line(unit, handler, "both", "any", MONDAY, MONDAY.plusDays(30));
        Actor.Staff second = city.staff(unit, Role.HANDLER);
        lists.add(entry(unit, second, "13700137000", "both", "any", MONDAY, MONDAY), why);
        assertThat(calls.ownTonight(unit))
                .get()
                .satisfies(line -> assertThat(line.staff()).isEqualTo(second.id()));
        Member moved = members.require(second.id());
        members.update(new Member(moved.id(), moved.name(), below, moved.kind(), null, true));
        assertThat(freshly()).isEqualTo(handler.id());
        assertThatThrownBy(() -> lists.add(entry(unit, second, "137", "both", "any", MONDAY, MONDAY), why))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .anySatisfy(error -> assertThat(error.code()).isEqualTo("oncall.notOfUnit")));
        assertThatThrownBy(() -> line(unit, handler, "both", "any", MONDAY, MONDAY.plusDays(30)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .anySatisfy(error -> assertThat(error.code()).isEqualTo("oncall.there")));
    }

    /** Another room's change of the staff is seen within a second; ending a line is seen at once. */
    private long freshly() {
        long gone = lists.add(entry(unit, handler, "13600136000", "day", "rest", MONDAY, MONDAY), why);
        lists.end(gone, why);
        return calls.ownTonight(unit).orElseThrow().staff();
    }

    private void line(String of, Actor.Staff who, String part, String days, LocalDate from, LocalDate to) {
        lists.add(entry(of, who, null, part, days, from, to), why);
    }

    private static OnCallLists.Entry entry(
            String unit, Actor.Staff who, String phone, String part, String days, LocalDate from, LocalDate to) {
        return new OnCallLists.Entry(unit, who.id(), phone, part, days, from, to);
    }

    private String dispatched(String to, String grade) {
        NewMatter matter = Loop.request("水管爆裂", "help");
        String number = ledger.raise(matter, new Actor.Anyone()).number();
        ledger.perform(number, "accept", Map.of("grade", grade), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", to), city.dispatcher, null);
        return number;
    }

    private List<String> called(String number) {
        return outbox.about(number).stream()
                .filter(sent -> sent.channel() == Channel.SMS && sent.template().startsWith("hotline.tell.onCall"))
                .map(Sent::template)
                .toList();
    }

    private List<String> told(String number) {
        return outbox.about(number).stream()
                .filter(sent ->
                        sent.channel() == Channel.DESK && sent.template().startsWith("hotline.tell.onCall"))
                .map(Sent::template)
                .toList();
    }
}

package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.MatterView;
import org.banshi.matter.Query;
import org.banshi.matter.Verifier;
import org.banshi.people.Because;
import org.banshi.people.Changes;
import org.banshi.people.Deputies;
import org.banshi.people.Members;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is named in a matter and on leave is stood in for: by one of the own unit, in the open, and by nobody who may not. */
@BanshiTest
class DeputyTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    @LocalServerPort
    private int port;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Deputies deputies;

    @Autowired
    private Members members;

    @Autowired
    private Changes changes;

    @Autowired
    private Verifier verifier;

    private TestCity city;
    private Problems problems;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(MONDAY_MORNING);
        city = house.city().city;
        problems = house.problems(city);
    }

    @Test
    void aDeputySeesAndActsDuringTheLeaveAndTheTimelineSaysForWhom() {
        Actor.Staff deputy = problems.account("sanitation", Role.APPRAISER);
        Problems.Walk walk = problems.opened().solving().finished();
        Object[] word = {"solved", true, "satisfaction", 5, "findings", "夜间走访两次", "heard", 30};
        Problems.refused(() -> walk.perform(deputy, "evaluate", word), 404, "noSuchMatter");
        assertThat(numbers(deputy)).doesNotContain(walk.number);

        leave(problems.appraiser, deputy, MONDAY, FRIDAY);
        assertThat(numbers(deputy)).contains(walk.number);
        assertThat(walk.view(deputy).offers()).isNotEmpty();
        walk.perform(deputy, "evaluate", word);

        MatterView.Line line = walk.view().timeline().getLast();
        assertThat(line.staff()).isEqualTo(deputy.id());
        assertThat(line.actsFor()).isEqualTo(problems.appraiser.id());
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
        assertThat(changes.ofMember(problems.appraiser.id()).getFirst().fields())
                .extracting(part -> part.name())
                .containsExactly("deputy", "leave");
    }

    @Test
    void nobodyStandsInBeforeOrAfterOrOnceItIsTakenBack() {
        Actor.Staff deputy = problems.account("sanitation", Role.APPRAISER);
        Problems.Walk walk = problems.opened().solving().finished();
        long planned = leave(problems.appraiser, deputy, MONDAY.plusDays(1), FRIDAY);
        assertThat(numbers(deputy)).doesNotContain(walk.number);
        house.clock().advance(Duration.ofDays(1));
        assertThat(numbers(deputy)).contains(walk.number);
        deputies.end(problems.appraiser.id(), planned, Because.of(problems.appraiser.id(), "提前回来"));
        assertThat(numbers(deputy)).doesNotContain(walk.number);
        leave(problems.appraiser, deputy, MONDAY.plusDays(1), FRIDAY);
        house.clock().advance(Duration.ofDays(4));
        assertThat(numbers(deputy)).doesNotContain(walk.number);
    }

    @Test
    void whoLeavesTheUnitOrLacksTheRoleStandsInForNobody() {
        Actor.Staff other = problems.account("sanitation", Role.HANDLER);
        Problems.Walk walk = problems.opened().solving().finished();
        leave(problems.appraiser, other, MONDAY, FRIDAY);
        assertThat(numbers(other)).doesNotContain(walk.number);

        Actor.Staff mover = problems.account("water", Role.MONITOR);
        leave(problems.monitor, mover, MONDAY, FRIDAY);
        assertThat(numbers(mover)).contains(walk.number);
        members.update(new org.banshi.people.Member(
                mover.id(), mover.name(), "roads", org.banshi.people.Member.Kind.PERSON, null, true));
        Actor.Staff moved = new Actor.Staff(mover.id(), mover.name(), "roads", mover.roles());
        assertThat(numbers(moved))
                .as("roads leads it, and its people see it; the monitor’s part is another’s")
                .contains(walk.number);
        Problems.refused(() -> walk.perform(moved, "fillProcess", "onTrack", true, "progress", "x"), 403, "notYours");
    }

    @Test
    void whoIsNamedForAnotherPartDoesNotStandInSoThatFourStayFour() {
        Actor.Staff monitor = problems.account("sanitation", Role.MONITOR, Role.APPRAISER);
        Problems.Walk walk = problems.opened().fixed();
        walk.does(
                problems.office,
                "start",
                "monitor",
                Problems.id(monitor),
                "appraiser",
                Problems.id(problems.appraiser));
        walk.does(monitor, "fillProcess", "onTrack", true, "progress", "已开放四十个车位");
        walk.does(problems.leader, "finish", "text", "八十个车位已启用");
        leave(problems.appraiser, monitor, MONDAY, FRIDAY);
        Problems.refused(
                () -> walk.perform(
                        monitor, "evaluate", "solved", true, "satisfaction", 5, "findings", "x", "heard", 30),
                403,
                "notYours");
    }

    @Test
    void oneDeputyOfTwoWhoAreNamedStandsInForNeither() {
        Actor.Staff helper = problems.account("water", Role.HELPER);
        Actor.Staff both = problems.account("water", Role.HELPER, Role.MONITOR);
        Problems.Walk walk = helpedBy(helper);
        leave(problems.monitor, both, MONDAY, FRIDAY);
        assertThat(numbers(both)).contains(walk.number);
        leave(helper, both, MONDAY, FRIDAY);
        assertThat(numbers(both)).doesNotContain(walk.number);
        Problems.refused(
                () -> walk.perform(both, "fillProcess", "onTrack", true, "progress", "x"), 404, "noSuchMatter");
        walk.watched();
        Problems.refused(() -> walk.perform(both, "progress", "text", "x"), 404, "noSuchMatter");
    }

    @Test
    void whoStoodInForOneDoesNotStandInForAnotherLater() {
        Actor.Staff helper = problems.account("water", Role.HELPER);
        Actor.Staff both = problems.account("water", Role.HELPER, Role.MONITOR);
        Actor.Staff other = problems.account("water", Role.HELPER);
        Problems.Walk walk = helpedBy(helper);
        leave(problems.monitor, both, MONDAY, MONDAY);
        walk.does(both, "fillProcess", "onTrack", true, "progress", "已开放四十个车位");
        house.clock().advance(Duration.ofDays(1));
        long planned = leave(helper, both, MONDAY.plusDays(1), FRIDAY);
        assertThat(numbers(both)).doesNotContain(walk.number);
        Problems.refused(() -> walk.perform(both, "progress", "text", "x"), 404, "noSuchMatter");
        deputies.end(helper.id(), planned, Because.of(helper.id(), "换人代理"));
        leave(helper, other, MONDAY.plusDays(1), FRIDAY);
        assertThat(numbers(other)).contains(walk.number);
        walk.does(other, "progress", "text", "八十个车位已启用");
    }

    private Problems.Walk helpedBy(Actor.Staff helper) {
        return problems.opened()
                .does(
                        problems.office,
                        "choose",
                        "leader",
                        Problems.id(problems.leader),
                        "unit",
                        "roads",
                        "helper",
                        Problems.id(helper))
                .does(helper, "fillNeed", "who", "小区住户", "needs", "夜间有处停车", "heard", 46)
                .does(problems.leader, "fix", "goal", "新增车位八十个", "measures", "错时开放周边单位车位", "endDate", "2026-08-31")
                .does(
                        problems.office,
                        "start",
                        "monitor",
                        Problems.id(problems.monitor),
                        "appraiser",
                        Problems.id(problems.appraiser));
    }

    @Test
    void whatIsWrongWithALeaveIsToldAtItsFields() {
        Actor.Staff colleague = problems.account("sanitation", Role.APPRAISER);
        Actor.Staff third = problems.account("sanitation", Role.APPRAISER);
        Actor.Staff me = problems.appraiser;
        Problems.wrong(() -> leave(me, me, MONDAY, FRIDAY), "deputy", "leave.notAColleague");
        Problems.wrong(() -> leave(me, problems.monitor, MONDAY, FRIDAY), "deputy", "leave.notAColleague");
        Problems.wrong(() -> leave(me, colleague, MONDAY.minusDays(1), FRIDAY), "from", "inThePast");
        Problems.wrong(() -> leave(me, colleague, FRIDAY, MONDAY), "to", "leave.order");
        Problems.wrong(() -> leave(me, colleague, MONDAY, MONDAY.plusYears(2)), "to", "leave.tooLong");
        leave(me, colleague, MONDAY, FRIDAY);
        Problems.wrong(() -> leave(me, third, FRIDAY, FRIDAY.plusDays(2)), "from", "leave.overlaps");
        Problems.wrong(() -> leave(third, me, MONDAY, MONDAY), "deputy", "leave.deputyAway");
    }

    @Test
    void everybodyPlansTheOwnLeaveAndTheAdministratorAnybodys() {
        Actor.Staff colleague = problems.account("sanitation", Role.APPRAISER);
        Map<String, String> form = Map.of(
                "deputy",
                Problems.id(colleague),
                "from",
                MONDAY.toString(),
                "to",
                FRIDAY.toString(),
                "why",
                "<b>探亲</b>");
        try (Browser me = signedIn(problems.appraiser);
                Browser admin = signedIn(problems.account(null, Role.ADMIN));
                Browser other = signedIn(colleague)) {
            assertThat(me.post("/account/leave", Map.of("from", "x", "to", "2026-02-30")))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                    .satisfies(answer -> assertThat(answer.body()).contains("f-from-error", "f-to-error"));
            assertThat(me.post("/account/leave", form).statusCode()).isEqualTo(303);
            assertThat(me.get("/account/leave").body())
                    .contains(colleague.name(), "代理")
                    .doesNotContain("«");
            String theirs = "/admin/staff/" + problems.appraiser.id() + "/leave";
            assertThat(other.get(theirs).statusCode()).isEqualTo(403);
            assertThat(other.post(theirs, form).statusCode()).isEqualTo(403);
            long planned = deputies.of(problems.appraiser.id()).getFirst().id();
            assertThat(other.post("/account/leave/end", Map.of("leave", Long.toString(planned), "why", "x"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(admin.post(theirs + "/end", Map.of("leave", Long.toString(planned), "why", ""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.post(theirs + "/end", Map.of("leave", Long.toString(planned), "why", "改期"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(deputies.of(problems.appraiser.id())).isEmpty();
            assertThat(admin.get("/admin/staff/" + problems.appraiser.id()).body())
                    .contains("&lt;b&gt;探亲&lt;/b&gt;", "改期", "代理人");
        }
    }

    private long leave(Actor.Staff who, Actor.Staff deputy, LocalDate from, LocalDate to) {
        return deputies.plan(who.id(), deputy.id(), from, to, Because.of(who.id(), "休假"));
    }

    private java.util.List<String> numbers(Actor.Staff reader) {
        return house.matters().list(Query.all(), reader, null, 200).items().stream()
                .map(matter -> matter.number())
                .toList();
    }

    private Browser signedIn(Actor.Staff staff) {
        String login = house.accounts().find(staff.id()).orElseThrow().login();
        return new Browser(port).signIn(login, "ein-langer-satz");
    }
}

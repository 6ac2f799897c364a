package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class VisitsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Visits visits;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private ProgramCity program;
    private WorkList list;
    private String target;

    @BeforeEach
    void twoGroupsThatCheckWorkOfTheSameUnit() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        city = program.city;
        list = program.list();
        target = program.visited(list).code();
    }

    private long plan(Actor group, LocalDate day, Long followUpOf) {
        return visits.plan(new NewVisit(list.code(), target, day, true, followUpOf), group);
    }

    @Test
    void nobodyIsVisitedTwiceForTheSameWithinTheGapWhoeverVisits() {
        plan(program.group, DAY, null);
        assertThatThrownBy(() -> plan(program.group2, DAY.plusDays(29), null)).hasMessageContaining("visitTooSoon");
        assertThatThrownBy(() -> plan(program.otherGroup, DAY.plusDays(5), null))
                .hasMessageContaining("visitTooSoon")
                .hasMessageContaining("被查单位")
                .hasMessageContaining("2026-03-10");
        assertThatThrownBy(() -> plan(program.otherGroup, DAY.minusDays(5), null))
                .hasMessageContaining("visitTooSoon");
        assertThat(plan(program.otherGroup, DAY.plusDays(30), null)).isPositive();
    }

    @Test
    void whatWasFoundMayBeLookedAtAgainSoonerButOnlyByWhoFoundIt() {
        long first = plan(program.group, DAY, null);
        assertThatThrownBy(() -> plan(program.group, DAY.plusDays(7), first)).hasMessageContaining("notAChoice");
        house.clock().moveTo(Instant.parse("2026-03-10T09:00:00Z"));
        visits.done(first, "发现一处问题", program.group);
        assertThatThrownBy(() -> plan(program.group, DAY.plusDays(7), first))
                .as("nothing was found yet")
                .hasMessageContaining("notAChoice");
        inspections.open(
                list.code(),
                new NewFinding("无围挡", "", NewMatter.Place.NONE, target, null, DAY.plusDays(6), first),
                program.group);
        assertThatThrownBy(() -> plan(program.otherGroup, DAY.plusDays(7), first))
                .hasMessageContaining("notAChoice");
        plan(program.group, DAY.plusDays(7), first);
        assertThat(visits.of(list.code(), program.group))
                .extracting(Visit::day, Visit::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DAY.plusDays(7), 0),
                        org.assertj.core.groups.Tuple.tuple(DAY, 1));
    }

    @Test
    void noUnitIsVisitedTwiceOnOneDayForWhateverReason() {
        plan(program.group, DAY, null);
        WorkList other = program.list();
        house.items().put(other.code(), program.bare("修路", target, null), program.office);
        assertThatThrownBy(() -> visits.plan(new NewVisit(other.code(), target, DAY, true, null), program.group))
                .hasMessageContaining("visitSameDay");
        assertThatThrownBy(() -> db.update(
                        "insert into program_visit (list, group_unit, target, day, announced, planned_at, planned_by)"
                                + " select list, 'group-2', target, day, announced, planned_at, planned_by from"
                                + " program_visit where target = ?",
                        target))
                .hasMessageContaining("program_visit_one_a_day");
    }

    @Test
    void ofTwoGroupsThatPlanAtOnceOneWinsAndTheOtherIsToldWhy() throws Exception {
        for (int round = 0; round < 8; round++) {
            LocalDate day = DAY.plusDays(round * 40L);
            List<String> answers =
                    together(() -> attempt(program.group, day), () -> attempt(program.otherGroup, day.plusDays(3)));
            assertThat(answers).containsExactlyInAnyOrder("planned", "409 visitTooSoon");
        }
        assertThat(visits.of(list.code(), program.office)).hasSize(8);
    }

    private String attempt(Actor group, LocalDate day) {
        try {
            plan(group, day, null);
            return "planned";
        } catch (Problem problem) {
            return problem.status() + " " + problem.code();
        }
    }

    private static List<String> together(Callable<String> one, Callable<String> two) throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> each : List.of(one, two)) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return each.call();
                }));
            }
            return List.of(running.get(0).get(), running.get(1).get());
        }
    }

    @Test
    void aVisitIsWithinTheScopeOfTheListAndByWhoWasGivenIt() {
        assertThatThrownBy(() -> visits.plan(new NewVisit(list.code(), "sanitation", DAY, true, null), program.group))
                .hasMessageContaining("notOnTheList");
        assertThatThrownBy(() -> visits.plan(new NewVisit(list.code(), "group-1", DAY, true, null), program.group))
                .hasMessageContaining("checkerIsDoer");
        assertThatThrownBy(() -> plan(program.group, LocalDate.of(2026, 3, 1), null))
                .hasMessageContaining("inThePast");
        assertThatThrownBy(() -> plan(program.office, DAY, null)).hasMessageContaining("forbidden");
        assertThatThrownBy(() ->
                        visits.plan(new NewVisit(program.list().code(), target, DAY, true, null), program.otherGroup))
                .hasMessageContaining("notYourList");
    }

    @Test
    void aVisitThatIsCalledOffIsInNobodysWay() {
        long first = plan(program.group, DAY, null);
        assertThatThrownBy(() -> visits.cancel(first, "改期", program.otherGroup)).hasMessageContaining("noSuchVisit");
        assertThatThrownBy(() -> visits.done(first, "一切正常", program.group)).hasMessageContaining("visitNotNow");
        visits.cancel(first, "改期", program.group);
        assertThatThrownBy(() -> visits.cancel(first, "改期", program.group)).hasMessageContaining("visitNotNow");
        plan(program.otherGroup, DAY, null);
    }

    @Test
    void aUnitLearnsOfAnUnannouncedVisitWhenItIsDone() {
        Actor.Staff visited = city.staff(target, org.banshi.access.Role.HANDLER);
        long quiet = visits.plan(new NewVisit(list.code(), target, DAY, false, null), program.group);
        assertThat(visits.of(list.code(), visited)).isEmpty();
        assertThat(visits.of(list.code(), program.otherGroup)).isEmpty();
        assertThat(visits.of(list.code(), program.office)).hasSize(1);
        house.clock().moveTo(Instant.parse("2026-03-10T09:00:00Z"));
        visits.done(quiet, "一切正常", program.group);
        assertThat(visits.of(list.code(), visited))
                .extracting(Visit::conclusion)
                .containsExactly("一切正常");
    }
}

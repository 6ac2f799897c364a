package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Query;
import org.banshi.matter.Verifier;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may be what in a hard problem, who sees it, and that a leader has one key problem. */
@BanshiTest
class HardProblemPeopleTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Verifier verifier;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private TransactionTemplate transaction;

    private TestCity city;
    private Problems problems;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(MONDAY_MORNING);
        city = house.city().city;
        problems = house.problems(city);
    }

    @Nested
    class OneKeyProblem {
        private Object[] choosing(Object... more) {
            List<Object> form = new ArrayList<>(List.of(
                    "leader", Problems.id(problems.leader), "unit", "roads", "helper", Problems.id(problems.helper)));
            form.addAll(List.of(more));
            return form.toArray();
        }

        @Test
        void aLeaderHasOneUntilItIsOver() {
            Problems.Walk first = problems.opened().chosen();
            assertThat(first.view().own()).containsEntry("key", true);
            Problems.Walk second = problems.opened();
            Problems.wrong(
                    () -> second.perform(problems.office, "choose", choosing("key", true)),
                    "key",
                    "leaderHasKeyProblem");
            second.chosen();
            assertThat(second.view().own()).containsEntry("key", false);
            Problems.refused(() -> second.perform(problems.office, "makeKey"), 409, "leaderHasKeyProblem");
            first.does(problems.office, "drop", "reason", "已由上级解决");
            second.does(problems.office, "makeKey");
            assertThat(second.view().own()).containsEntry("key", true);
        }

        @Test
        void theFirstIsTheKeyProblem() {
            Problems.Walk walk = problems.opened();
            Problems.wrong(
                    () -> walk.perform(problems.office, "choose", choosing("key", false)), "key", "firstIsKeyProblem");
        }

        @Test
        void theDatabaseRefusesASecond() {
            Problems.Walk first = problems.opened().chosen();
            Problems.Walk second = problems.opened().chosen();
            assertThat(first.view().own()).containsEntry("key", true);
            assertThatThrownBy(() -> db.update(
                            "update program_problem set key = true where matter = ?",
                            second.view().matter().id()))
                    .hasMessageContaining("program_problem_one_key");
        }

        @Test
        void whoComesSecondWhileTheFirstIsStillBeingWrittenIsToldWhy() throws Exception {
            Problems.Walk first = problems.opened();
            Problems.Walk second = problems.opened();
            try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
                Future<?> late = transaction.execute(_ -> {
                    first.perform(problems.office, "choose", choosing());
                    Future<?> waiting = pool.submit(() -> second.perform(problems.office, "choose", choosing()));
                    while (!waiting.isDone()
                            && !Boolean.TRUE.equals(db.queryForObject(
                                    "select exists (select from pg_locks where not granted and locktype = 'transactionid')",
                                    Boolean.class))) {
                        Thread.onSpinWait();
                    }
                    return waiting;
                });
                assertThatThrownBy(late::get).cause().isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.code()).isEqualTo("leaderHasKeyProblem");
                });
            }
            assertThat(second.state()).isEqualTo("opened");
            assertThat(first.view().own()).containsEntry("key", true);
        }

        @Test
        void ofManyChosenAtTheSameMomentOneWinsAndTheOthersAreToldWhy() throws Exception {
            int many = 12;
            List<Problems.Walk> walks = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                walks.add(problems.opened());
            }
            CyclicBarrier together = new CyclicBarrier(many);
            List<Future<String>> answers = new ArrayList<>();
            try (ExecutorService pool = Executors.newFixedThreadPool(many)) {
                walks.forEach(walk -> answers.add(pool.submit(() -> {
                    together.await();
                    try {
                        walk.perform(problems.office, "choose", choosing("key", true));
                        return "won";
                    } catch (Problem problem) {
                        assertThat(problem.status()).isIn(409, 422);
                        return problem.errors().isEmpty()
                                ? problem.code()
                                : problem.errors().getFirst().code();
                    }
                })));
            }
            List<String> said = new ArrayList<>();
            for (Future<String> answer : answers) {
                said.add(answer.get());
            }
            assertThat(said).filteredOn("won"::equals).hasSize(1);
            assertThat(said).filteredOn("leaderHasKeyProblem"::equals).hasSize(many - 1);
            assertThat(walks).filteredOn(walk -> walk.state().equals("opened")).hasSize(many - 1);
            assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
        }
    }

    @Nested
    class FourPeople {
        private Object[] starting(Actor.Staff monitor, Actor.Staff appraiser) {
            return new Object[] {"monitor", Problems.id(monitor), "appraiser", Problems.id(appraiser)};
        }

        @Test
        void nobodyIsNamedTwice() {
            Actor.Staff all = problems.account("water", Role.LEADER, Role.HELPER, Role.MONITOR, Role.APPRAISER);
            Problems.Walk opened = problems.opened();
            Problems.wrong(
                    () -> opened.perform(
                            problems.office,
                            "choose",
                            "leader",
                            Problems.id(all),
                            "unit",
                            "roads",
                            "helper",
                            Problems.id(all)),
                    "helper",
                    "fourDifferentPeople");
            opened.does(
                            problems.office,
                            "choose",
                            "leader",
                            Problems.id(problems.leader),
                            "unit",
                            "roads",
                            "helper",
                            Problems.id(all))
                    .does(all, "fillNeed", "who", "住户", "needs", "停车", "heard", 3)
                    .does(problems.leader, "fix", "goal", "好", "measures", "做", "endDate", "2026-08-31");
            Problems.wrong(
                    () -> opened.perform(problems.office, "start", starting(all, problems.appraiser)),
                    "monitor",
                    "fourDifferentPeople");
            Problems.wrong(
                    () -> opened.perform(problems.office, "start", starting(problems.monitor, all)),
                    "appraiser",
                    "fourDifferentPeople");
            Actor.Staff both = problems.account("sanitation", Role.MONITOR, Role.APPRAISER);
            Problems.wrong(
                    () -> opened.perform(problems.office, "start", starting(both, both)),
                    "appraiser",
                    "fourDifferentPeople");
        }

        @Test
        void theDatabaseHoldsThemApartToo() {
            Problems.Walk walk = problems.opened().solving();
            for (String[] pair : new String[][] {
                {"leader", "helper"},
                {"leader", "monitor"},
                {"leader", "appraiser"},
                {"helper", "monitor"},
                {"helper", "appraiser"},
                {"monitor", "appraiser"}
            }) {
                assertThatThrownBy(() -> db.update(
                                "update program_problem set " + pair[0] + " = " + pair[1] + " where matter = ?",
                                walk.view().matter().id()))
                        .as("%s and %s", pair[0], pair[1])
                        .isInstanceOf(DataIntegrityViolationException.class)
                        .hasMessageContaining("program_problem_four_people");
            }
        }

        @Test
        void whoHelpedBeforeNeitherWatchesNorJudgesAndWhoWatchedDoesNotJudge() {
            Problems.Walk walk = problems.opened().solving().watched();
            Actor.Staff newHelper = problems.account("roads", Role.HELPER);
            Actor.Staff newMonitor = problems.account("water", Role.MONITOR);
            walk.does(
                    problems.office,
                    "replace",
                    "helper",
                    Problems.id(newHelper),
                    "monitor",
                    Problems.id(newMonitor),
                    "reason",
                    "岗位调整");
            db.update(
                    "update access_account set roles = '{appraiser,helper,monitor}' where staff in (?, ?)",
                    problems.helper.id(),
                    problems.monitor.id());
            Problems.wrong(() -> replace(walk, "appraiser", problems.helper), "appraiser", "workedOnIt");
            Problems.wrong(() -> replace(walk, "monitor", problems.helper), "monitor", "workedOnIt");
            Problems.wrong(() -> replace(walk, "appraiser", problems.monitor), "appraiser", "workedOnIt");
            Problems.refused(
                    () -> walk.perform(problems.helper, "fillNeed", "who", "住户", "needs", "停车", "heard", 1),
                    403,
                    "notYours");
        }

        @Test
        void anAppraiserWhoCannotComeIsReplacedAndAReplacementNamesSomebody() {
            Problems.Walk walk = problems.opened().solving().finished();
            Problems.wrong(() -> walk.perform(problems.office, "replace", "reason", "岗位调整"), "leader", "nobodyNamed");
            Actor.Staff other = problems.account("sanitation", Role.APPRAISER);
            replace(walk, "appraiser", other);
            Problems.refused(() -> evaluate(walk, problems.appraiser), 404, "noSuchMatter");
            evaluate(walk, other);
            Actor.Staff newLeader = problems.account(null, Role.LEADER);
            replace(walk, "leader", newLeader);
            walk.does(problems.office, "publish", "publicText", "已解决")
                    .does(problems.office, "object", "ground", "仍未解决");
            assertThat(walk.view().matter().ownerPerson()).isEqualTo(newLeader.id());
            assertThat(walk.view().own()).containsEntry("key", true);
        }

        private void replace(Problems.Walk walk, String part, Actor.Staff staff) {
            walk.perform(problems.office, "replace", part, Problems.id(staff), "reason", "岗位调整");
        }

        @Test
        void evenIfNamedByMistakeWhoHelpedIsRefusedAtTheVerdict() {
            Problems.Walk walk = problems.opened().solving().finished();
            Actor.Staff helperAndAppraiser = new Actor.Staff(
                    problems.helper.id(), "帮办员", "water", java.util.Set.of(Role.HELPER, Role.APPRAISER));
            db.update(
                    "update program_problem set helper = ?, appraiser = ? where matter = ?",
                    problems.appraiser.id(),
                    problems.helper.id(),
                    walk.view().matter().id());
            Problems.refused(() -> evaluate(walk, helperAndAppraiser), 403, "dutiesApart");
        }

        @Test
        void theAppraiserDoesNotComeFromAUnitThatWorksOnIt() {
            Problems.Walk walk = problems.opened().fixed();
            Actor.Staff colleague = problems.account("roads", Role.APPRAISER);
            Problems.wrong(
                    () -> walk.perform(problems.office, "start", starting(problems.monitor, colleague)),
                    "appraiser",
                    "judgesOwnUnit");
        }

        @Test
        void anotherUnitTakesOverUnlessItIsTheAppraisersOwn() {
            Problems.Walk walk = problems.opened().solving();
            Object[] toTheAppraiser = {"unit", "sanitation", "reason", "职责调整"};
            Problems.wrong(() -> walk.perform(problems.office, "move", toTheAppraiser), "unit", "judgesOwnUnit");
            Problems.wrong(
                    () -> walk.perform(problems.office, "move", "unit", "roads", "reason", "职责调整"), "unit", "sameUnit");
            Problems.refused(
                    () -> walk.perform(problems.leader, "move", "unit", "water", "reason", "职责调整"), 403, "notYours");
            walk.does(problems.office, "move", "unit", "water", "reason", "职责调整");
            assertThat(walk.view().matter().leadUnit()).isEqualTo("water");
            assertThat(walk.view().matter().ownerPerson()).isEqualTo(problems.leader.id());
        }

        @Test
        void eachActsInTheOwnPartOnly() {
            Problems.Walk walk = problems.opened().solving().finished();
            for (Actor.Staff other : List.of(problems.leader, problems.helper, problems.monitor, problems.office)) {
                Problems.refused(() -> evaluate(walk, other), 403, "notYours");
            }
            Actor.Staff everything = new Actor.Staff(
                    problems.leader.id(),
                    "领办人",
                    null,
                    java.util.Set.of(Role.LEADER, Role.HELPER, Role.MONITOR, Role.APPRAISER));
            Problems.refused(() -> evaluate(walk, everything), 403, "notYours");
            Actor.Staff otherAppraiser = problems.account("sanitation", Role.APPRAISER);
            Problems.refused(() -> evaluate(walk, otherAppraiser), 404, "noSuchMatter");
            Problems.Walk solving = problems.opened().solving();
            for (Actor.Staff other : List.of(problems.leader, problems.helper, problems.appraiser, problems.office)) {
                Problems.refused(
                        () -> solving.perform(other, "fillProcess", "onTrack", true, "progress", "好"), 403, "notYours");
            }
            for (Actor.Staff other : List.of(problems.helper, problems.monitor, problems.appraiser)) {
                Problems.refused(() -> solving.perform(other, "finish", "text", "好"), 403, "notYours");
            }
        }

        private void evaluate(Problems.Walk walk, Actor.Staff by) {
            walk.perform(by, "evaluate", "solved", true, "satisfaction", 5, "findings", "好", "heard", 1);
        }
    }

    @Nested
    class Doors {
        @Test
        void onlyTheListOfficeOpensOneAndAllErrorsAreToldAtOnce() {
            NewProblem problem = new NewProblem("停车难", "车位少", null, null);
            Problems.refused(() -> house.hardProblems().open(problem, problems.leader), 403, "forbidden");
            Problems.refused(() -> house.hardProblems().open(problem, new Actor.Anyone()), 401, "notSignedIn");
            assertThatThrownBy(() -> house.hardProblems().open(new NewProblem(" ", "\0", "x", "x"), problems.office))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            wrong -> assertThat(wrong.errors())
                                    .extracting(error -> error.field() + " " + error.code())
                                    .containsExactly(
                                            "title required", "text unstorable", "category unknown", "region unknown"));
        }

        @Test
        void whoIsNamedFindsItInListAndInboxAndOthersDoNot() {
            Problems.Walk walk = problems.opened().solving();
            for (Actor.Staff named :
                    List.of(problems.leader, problems.helper, problems.monitor, problems.appraiser, problems.office)) {
                assertThat(listed(named)).contains(walk.number);
            }
            assertThat(problems.inbox(problems.leader)).contains(walk.number);
            Actor.Staff stranger = problems.account("water", Role.HELPER, Role.MONITOR, Role.APPRAISER);
            assertThat(listed(stranger)).doesNotContain(walk.number);
            assertThat(listed(city.water)).doesNotContain(walk.number);
            assertThat(listed(city.roads)).contains(walk.number);
        }

        private List<String> listed(Actor.Staff staff) {
            Query ofKind = Query.all().ofKind("hardProblem");
            return house.matters().list(ofKind, staff, null, 100).items().stream()
                    .map(Matter::number)
                    .toList();
        }

        @Test
        void formsAreOfferedWithThePeopleWhoCanBeNamed() {
            Problems.Walk walk = problems.opened();
            MatterView.Offer choose = walk.view().offer("choose").orElseThrow();
            assertThat(choose.fields())
                    .extracting(input -> input.field().name())
                    .containsExactly("leader", "unit", "helper", "key");
            assertThat(choose.fields().getFirst().options())
                    .extracting(option -> option.value())
                    .contains(Problems.id(problems.leader))
                    .doesNotContain(Problems.id(problems.helper));
            Problems.wrong(
                    () -> walk.perform(
                            problems.office,
                            "choose",
                            "leader",
                            Problems.id(city.leader),
                            "unit",
                            "roads",
                            "helper",
                            Problems.id(problems.helper)),
                    "leader",
                    "notAChoice");
        }
    }
}

package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.HandingOver;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Verifier;
import org.banshi.people.Because;
import org.banshi.people.Deputies;
import org.banshi.people.Member;
import org.banshi.people.OnCallLists;
import org.banshi.people.OnCalls;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever leaves hands over all that waits by name, all of it or nothing; who still holds something stays switched on. */
@BanshiTest
class HandOverTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @LocalServerPort
    private int port;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private HandingOver handing;

    @Autowired
    private Deputies deputies;

    @Autowired
    private OnCallLists lists;

    @Autowired
    private OnCalls calls;

    @Autowired
    private Verifier verifier;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private Problems problems;
    private Actor.Staff admin;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(MONDAY_MORNING);
        city = house.city().city;
        problems = house.problems(city);
        admin = problems.account(null, Role.ADMIN);
    }

    @Test
    void everythingGoesOverAtOnceWithALineEachAndThenThePersonCanBeSwitchedOff() {
        Actor.Staff leaving = problems.account("roads", Role.HANDLER, Role.HELPER);
        Actor.Staff taker = problems.account("roads", Role.HANDLER, Role.HELPER);
        String mine = assigned(leaving);
        String other = assigned(city.roads2);
        Problems.Walk walk = problems.opened().solving();
        walk.does(problems.office, "replace", "helper", Problems.id(leaving), "reason", "轮岗");
        Because why = Because.of(admin.id(), "排班");
        lists.add(new OnCallLists.Entry("roads", leaving.id(), "0791-110", "night", "any", MONDAY, MONDAY), why);
        Actor.Staff away = city.staff("roads", Role.HANDLER);
        deputies.plan(away.id(), leaving.id(), MONDAY, MONDAY.plusDays(3), why);

        assertThatThrownBy(() -> off(leaving))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors()).singleElement().satisfies(error -> {
                            assertThat(error.code()).isEqualTo("member.open");
                            assertThat(error.args()).containsExactly(2);
                        }));
        assertThatThrownBy(() -> db.sql("update people_staff set active = false where id = ?")
                        .param(leaving.id())
                        .update())
                .rootCause()
                .hasMessageContaining("people_staff_is_free");

        try (Browser browser = signedIn(admin);
                Browser handler = signedIn(taker)) {
            String path = "/admin/staff/" + leaving.id() + "/handover";
            assertThat(handler.get(path).statusCode()).isEqualTo(403);
            assertThat(browser.get(path).body())
                    .contains(mine, walk.number, taker.name())
                    .doesNotContain(other, "老旧小区夜间停车难");
            assertThat(browser.post(path, form("", "")).statusCode()).isEqualTo(422);
            assertThat(browser.post(path, form(Long.toString(taker.id()), "调往外地"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(browser.get(path).body()).contains("已经停用");
        }
        assertThat(handing.of(leaving.id())).isEmpty();
        assertThat(handing.of(taker.id())).hasSize(2);
        assertThat(house.members().require(leaving.id()).active()).isFalse();
        MatterView.Line line = house.matters().view(mine, taker).timeline().getLast();
        assertThat(line.action()).isEqualTo("handedOver");
        assertThat(line.staff()).isEqualTo(admin.id());
        assertThat(line.form()).containsEntry("why", "调往外地").containsKeys("leaves", "takes");
        assertThat(house.matters().view(mine, new Actor.Raiser(mine)).timeline())
                .noneMatch(seen -> seen.action().equals("handedOver"));
        assertThat(walk.view(problems.office).own().get("helper").toString()).isEqualTo(Problems.id(taker));
        assertThat(calls.ownTonight("roads")).get().satisfies(call -> {
            assertThat(call.staff()).isEqualTo(taker.id());
            assertThat(call.phone()).as("the unit's phone stays").isEqualTo("0791-110");
        });
        assertThat(deputies.of(away.id()).getFirst().deputy()).isEqualTo(taker.id());
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void oneMatterThatCannotGoOverKeepsAllWhereTheyAre() {
        Actor.Staff leaving = problems.account("roads", Role.HANDLER, Role.HELPER);
        Actor.Staff plain = problems.account("roads", Role.HANDLER);
        String mine = assigned(leaving);
        Problems.Walk walk = problems.opened().solving();
        walk.does(problems.office, "replace", "helper", Problems.id(leaving), "reason", "轮岗");
        Problems.wrong(
                () -> handing.all(leaving.id(), to(plain, mine, walk.number), "调离", admin), "to", "handover.noRole");
        Problems.wrong(() -> handing.all(leaving.id(), to(plain, mine), "调离", admin), "to", "handover.nobody");
        Problems.wrong(
                () -> handing.all(leaving.id(), to(city.water, mine, walk.number), "调离", admin),
                "to",
                "handover.otherUnit");
        Problems.refused(() -> handing.all(leaving.id(), to(plain, mine), "调离", city.dispatcher), 403, "forbidden");
        assertThat(handing.of(leaving.id())).hasSize(2);
    }

    @Test
    void fourStayFourAlsoWhenOneOfThemLeaves() {
        Actor.Staff both = problems.account("sanitation", Role.APPRAISER, Role.MONITOR);
        Problems.Walk walk = problems.opened().fixed();
        walk.does(problems.office, "start", "monitor", Problems.id(both), "appraiser", Problems.id(problems.appraiser));
        Problems.wrong(
                () -> handing.all(problems.appraiser.id(), to(both, walk.number), "退休", admin),
                "to",
                "handover.refused.fourDifferentPeople");
        assertThatThrownBy(() -> db.sql("update people_staff set active = false where id = ?")
                        .param(both.id())
                        .update())
                .rootCause()
                .hasMessageContaining("people_staff_is_free_of_problems");
    }

    @Test
    void assigningToSomebodyWhoIsBeingSwitchedOffEndsEitherWayButNeverInBetween() throws Exception {
        int refusedOff = 0;
        int refusedAssign = 0;
        for (int round = 0; round < 20; round++) {
            Actor.Staff leaving = city.staff("roads", Role.HANDLER);
            Actor.Staff taker = city.staff("roads", Role.HANDLER);
            String held = assigned(leaving);
            String coming = assigned(taker);
            CyclicBarrier start = new CyclicBarrier(2);
            List<Problem> refused = together(
                    () -> {
                        start.await();
                        handing.all(leaving.id(), to(taker, held), "调离", admin);
                        return off(leaving);
                    },
                    () -> {
                        start.await();
                        Map<String, Object> form = Map.of("person", Long.toString(leaving.id()));
                        return house.ledger().perform(coming, "assign", form, city.roads, null);
                    });
            refusedOff += refused.get(0) == null ? 0 : 1;
            refusedAssign += refused.get(1) == null ? 0 : 1;
            boolean active = house.members().require(leaving.id()).active();
            assertThat(active || handing.of(leaving.id()).isEmpty())
                    .as("switched off with work in hand")
                    .isTrue();
        }
        assertThat(refusedOff + refusedAssign).isPositive();
    }

    private String assigned(Actor.Staff to) {
        String number = house.ledger()
                .raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                null,
                                new NewMatter.Words("井盖松动", "井盖松动，车过就响。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("phone"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        city.operator)
                .number();
        house.ledger().perform(number, "accept", Map.of(), city.operator, null);
        house.ledger().perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        house.ledger().perform(number, "sign", Map.of("person", Long.toString(to.id())), city.roads, null);
        return number;
    }

    private static Map<String, Long> to(Actor.Staff taker, String... numbers) {
        Map<String, Long> to = new LinkedHashMap<>();
        for (String number : numbers) {
            to.put(number, taker.id());
        }
        return to;
    }

    private static Map<String, String> form(String to, String why) {
        return Map.of("to", to, "off", "true", "why", why);
    }

    private Member off(Actor.Staff person) {
        Member member = house.members().require(person.id());
        return house.members()
                .update(new Member(member.id(), member.name(), member.unit(), member.kind(), member.phone(), false));
    }

    private Browser signedIn(Actor.Staff staff) {
        String login = house.accounts().find(staff.id()).orElseThrow().login();
        return new Browser(port).signIn(login, "ein-langer-satz");
    }

    @SafeVarargs
    private static List<Problem> together(java.util.concurrent.Callable<?>... works) throws Exception {
        List<Problem> refused = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(works.length)) {
            List<Future<Problem>> running = new ArrayList<>();
            for (java.util.concurrent.Callable<?> work : works) {
                running.add(pool.submit(() -> {
                    try {
                        work.call();
                        return null;
                    } catch (Problem problem) {
                        return problem;
                    }
                }));
            }
            for (Future<Problem> one : running) {
                refused.add(one.get());
            }
        }
        return refused;
    }
}

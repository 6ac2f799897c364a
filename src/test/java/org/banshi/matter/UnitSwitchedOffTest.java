package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Effects;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No open matter stands with a unit that is switched off, whoever comes first. */
@BanshiTest
class UnitSwitchedOffTest {
    private static final String OPEN_WITH_OFF = """
            select count(*) from matter_row r join people_unit u on u.code = any (r.units) or u.code = r.unit
            where r.outcome is null and not u.active""";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Rules rules;

    @Autowired
    private Effects effects;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private Unit unit;

    @BeforeEach
    void aCity() {
        city = TestCity.in(units, members);
        unit = units.create(Unit.handling("off" + city.admin.id(), "将停用单位" + city.admin.id(), null));
    }

    @Test
    void aUnitWithAnOpenMatterIsNotSwitchedOffByAnybody() {
        String number = accepted();
        dispatch(number);
        assertThatThrownBy(() -> units.update(unit.active(false)))
                .isInstanceOf(Problem.class)
                .satisfies(thrown -> {
                    Problem problem = (Problem) thrown;
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.errors()).singleElement().satisfies(error -> {
                        assertThat(error.field()).isEqualTo("active");
                        assertThat(error.code()).isEqualTo("unit.open");
                        assertThat(error.args()).containsExactly(1L);
                    });
                });
        assertThatThrownBy(() -> db.sql("update people_unit set active = false where code = ?")
                        .param(unit.code())
                        .update())
                .rootCause()
                .hasMessageContaining("people_unit_is_free");
        assertThat(units.require(unit.code()).active()).isTrue();
    }

    @Test
    void aUnitThatIsSwitchedOffGetsNoMatterByAnyWay() {
        String number = accepted();
        units.update(unit.active(false));
        assertThatThrownBy(() -> dispatch(number)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> db.sql("""
                        insert into matter_party (matter, unit, relation, since)
                        select id, ?, 'lead', now() from matter_matter where number = ?""").param(unit.code()).param(number).update())
                .rootCause()
                .hasMessageContaining("matter_party_unit_works");
        units.update(unit.active(true));
        dispatch(number);
        assertThat(matters.openOf(unit.code())).isEqualTo(1);
    }

    @Test
    void dispatchingWhileItIsBeingSwitchedOffEndsEitherWayButNeverInBetween() throws Exception {
        int rounds = 30;
        for (int round = 0; round < rounds; round++) {
            Unit fresh = units.create(
                    Unit.handling("race" + city.admin.id() + "-" + round, "竞速" + city.admin.id() + "-" + round, null));
            String number = accepted();
            String number2 = accepted();
            CyclicBarrier start = new CyclicBarrier(3);
            List<Problem> refused = together(List.of(
                    () -> {
                        start.await();
                        return units.update(fresh.active(false));
                    },
                    () -> {
                        start.await();
                        return ledger.perform(number, "dispatch", Map.of("unit", fresh.code()), city.dispatcher, null);
                    },
                    () -> {
                        start.await();
                        return ledger.perform(number2, "dispatch", Map.of("unit", fresh.code()), city.dispatcher, null);
                    }));
            boolean off = refused.get(0) == null;
            long dispatched = refused.stream().skip(1).filter(Objects::isNull).count();
            assertThat(off)
                    .as("round %d: switched off exactly if none was dispatched (%d were)", round, dispatched)
                    .isEqualTo(dispatched == 0);
            assertThat(units.require(fresh.code()).active()).isEqualTo(!off);
            assertThat(matters.openOf(fresh.code())).isEqualTo(dispatched);
            assertThat(db.sql(OPEN_WITH_OFF).query(Long.class).single()).isZero();
        }
    }

    @Test
    void whatIsReopenedAfterItsUnitWasSwitchedOffGoesToSomebodyWhoFindsAnother() {
        Receipt receipt = raise();
        String number = receipt.number();
        Actor.Staff handler = city.staff(unit.code(), org.banshi.access.Role.HANDLER);
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        dispatch(number);
        ledger.perform(number, "sign", Map.of(), handler, null);
        ledger.perform(number, "reply", Map.of("text", "修好了", "publicAnswer", "已修好。"), handler, null);
        ledger.perform(number, "approve", Map.of(), city.reviewer, null);
        Actor raiser = new Actor.Raiser(number);
        ledger.perform(number, "verdict", Map.of("contacted", true, "solved", true, "satisfaction", 5), raiser, null);
        units.update(unit.active(false));

        assertThatThrownBy(() -> db.sql(
                                "update matter_matter set outcome = null, owner_role = 'operator' where number = ?")
                        .param(number)
                        .update())
                .rootCause()
                .hasMessageContaining("switched off");
        ledger.perform(number, "reopen", Map.of("reason", "又坏了"), raiser, null);

        assertThat(db.sql("select state || ' ' || coalesce(unit, '-') from matter_row where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("accepted -");
        assertThat(db.sql(OPEN_WITH_OFF).query(Long.class).single()).isZero();
    }

    @Test
    void theDirectorySuggestsNoUnitThatIsSwitchedOff() {
        Directory before = rules.current(HotlineRules.DIRECTORY).value();
        publish(new Directory(List.of(new Directory.Entry("help", null, null, unit.code(), "职责"))));
        String number = accepted();
        assertThat(suggested(number)).isEqualTo(unit.code());
        Object wouldBe = effects.of(HotlineRules.DIRECTORY, before).getFirst().changed();
        assertThat(wouldBe).isNotEqualTo(0L);

        units.update(unit.active(false));
        assertThat(suggested(number)).isNull();
        assertThat(effects.of(HotlineRules.DIRECTORY, before).getFirst().changed())
                .isZero();
        publish(before);
    }

    private void publish(Directory directory) {
        int version = rules.history(HotlineRules.DIRECTORY).getFirst().version();
        rules.publish(HotlineRules.DIRECTORY, directory, clock.instant(), city.admin.id(), "试", version);
    }

    /** The unit that is named first with a reason; null for none. */
    private String suggested(String number) {
        return matters.view(number, city.dispatcher).offers().stream()
                .filter(offer -> offer.name().equals("dispatch"))
                .flatMap(offer -> offer.fields().stream())
                .filter(input -> input.field().name().equals("unit"))
                .flatMap(input -> input.options().stream())
                .filter(option -> !option.why().isEmpty())
                .map(Field.Option::value)
                .findFirst()
                .orElse(null);
    }

    private String accepted() {
        String number = raise().number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        return number;
    }

    private void dispatch(String number) {
        ledger.perform(number, "dispatch", Map.of("unit", unit.code()), city.dispatcher, null);
    }

    private Receipt raise() {
        return ledger.raise(
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
                city.operator);
    }

    /** What each was refused with, null where it went through. */
    private static List<Problem> together(List<Callable<?>> works) throws Exception {
        List<Problem> refused = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(works.size())) {
            List<Future<Problem>> running = new ArrayList<>();
            for (Callable<?> work : works) {
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

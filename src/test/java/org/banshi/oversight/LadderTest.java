package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.people.Because;
import org.banshi.people.Unit;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;

/** Each colour is kept, and each step up is taken once. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=oversight")
class LadderTest extends Supervised {
    @Test
    void aClockTurnsYellowAndRedAtTheMomentItDoesAlsoIfNobodyLookedForDays() {
        String number = working("roads");
        Instant start = view(number).clocks().stream()
                .filter(dial -> dial.name().equals("handle"))
                .findFirst()
                .orElseThrow()
                .startedAt();
        Instant due = due(number);
        clock.moveTo(start.plus(Duration.between(start, due).multipliedBy(74).dividedBy(100)));
        sweep();
        assertThat(colours(number)).isEmpty();
        clock.moveTo(due.plus(Duration.ofDays(9)));
        sweep();
        sweep();
        assertThat(colours(number)).extracting(Lights.Past::light).containsExactly(Light.RED, Light.YELLOW);
        assertThat(colours(number).getFirst().at()).isEqualTo(due);
        assertThat(colours(number).getLast().at())
                .isEqualTo(
                        start.plus(Duration.between(start, due).multipliedBy(3).dividedBy(4)));
        assertThat(colours(number)).extracting(Lights.Past::now).containsExactly(true, false);
    }

    @Test
    void aDelayThatIsGrantedTurnsItGreenAndThePastColourStays() {
        String number = working("water");
        clock.moveTo(due(number).minus(Duration.ofHours(3)));
        sweep();
        act(number, "extend", city.water, "days", 5, "reason", "等材料");
        act(number, "grantExtension", city.dispatcher);
        sweep();
        assertThat(oversight.brief(view(number), city.supervisor).light()).isEqualTo(Light.GREEN);
        assertThat(colours(number)).singleElement().satisfies(past -> {
            assertThat(past.light()).isEqualTo(Light.YELLOW);
            assertThat(past.now()).isFalse();
        });
        assertThatThrownBy(() -> db.update("delete from oversight_light")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.update("update oversight_light set light = 'yellow'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aColourIsKeptAlsoIfTheClockStoppedBeforeAnybodyLooked() {
        String number = working("roads");
        Instant due = due(number);
        clock.moveTo(due.plus(Duration.ofHours(2)));
        act(number, "reply", city.roads, "publicAnswer", "修好了", "internal", "换灯");
        assertThat(colours(number)).isEmpty();
        clock.advance(Duration.ofHours(5));
        sweep();
        assertThat(colours(number)).extracting(Lights.Past::light).containsExactly(Light.RED, Light.YELLOW);
        assertThat(colours(number).getFirst().at()).isEqualTo(due);
        assertThat(colours(number)).extracting(Lights.Past::now).containsExactly(false, false);
    }

    @Test
    void aDueThatWasHeldIsYellowOnceItRunsAgainAndNotFromBeforeItWasHeld() {
        String number = working("roads");
        clock.moveTo(due(number).minus(Duration.ofHours(3)));
        act(number, "ask", city.roads, "question", "灯杆号是多少？");
        act(
                number,
                "requestPause",
                city.roads,
                "reason",
                "等居民答复",
                "until",
                clock.today().plusDays(1).toString());
        act(number, "approvePause", city.dispatcher);
        sweep();
        assertThat(colours(number)).as("held").isEmpty();
        Instant again = db.queryForObject(
                "select paused_until from matter_dated where matter = ? and name = 'handle'",
                (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                id(number));
        clock.moveTo(again.plusSeconds(1));
        sweep();
        assertThat(colours(number)).singleElement().satisfies(past -> {
            assertThat(past.due()).isEqualTo(due(number));
            assertThat(past.at()).isEqualTo(again);
            assertThat(past.now()).isTrue();
        });
    }

    @Test
    void aBreachGoesUpStepByStepEachOnceAndOnlyWhileItLasts() {
        signers.set("roads", java.util.Set.of(city.roads2.id()), new Because(city.admin.id(), "分管"));
        String number = working("roads-east");
        clock.moveTo(due(number).plusSeconds(1));
        sweep();
        sweep();
        assertThat(told(number)).containsExactly("unit:roads-east");
        clock.advance(Duration.ofDays(1));
        sweep();
        assertThat(told(number)).containsExactly("unit:roads-east", "role:supervisor");
        clock.advance(Duration.ofDays(2));
        sweep();
        sweep();
        assertThat(told(number))
                .as("then the head of the unit above")
                .containsExactly("unit:roads-east", "role:supervisor", "staff:" + city.roads2.id());
        act(number, "reply", city.roadsEast, "publicAnswer", "修好了", "internal", "换灯");
        clock.advance(Duration.ofDays(30));
        sweep();
        assertThat(db.queryForObject("""
                        select count(*) from oversight_step s join oversight_light l on (l.clock, l.due, l.light) = (s.clock, s.due, 'red')
                        where s.matter = ? and l.name = 'handle'""", Long.class, id(number)))
                .as("it was no longer the unit's turn")
                .isEqualTo(3);
        assertThat(matters.view(number, new Actor.Raiser(number)).timeline())
                .filteredOn(line -> line.action().equals("escalated"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(line -> assertThat(line.form()).isEmpty());
    }

    @Test
    void whatNobodyHasByNameIsEscalatedToo() {
        String number = raised();
        clock.moveTo(due(number).plus(Duration.ofHours(1)));
        sweep();
        assertThat(told(number)).containsExactly("role:supervisor");
        assertThat(board.lines(new BoardRows.Wanted(null, null, Light.RED), clock.instant(), null, 50)
                        .items())
                .filteredOn(line -> line.number().equals(number))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.role()).isEqualTo("operator");
                    assertThat(line.tier()).isEqualTo("unitHead");
                });
    }

    @Test
    void manyServersAtOnceTakeEachStepOnce() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            numbers.add(raised());
        }
        clock.moveTo(due(numbers.getLast()).plus(Duration.ofDays(14)));
        sweeper.sweep();
        assertThat(atOnce(6, () -> escalations.sweep())).isNotEmpty();
        escalations.sweep();
        for (String number : numbers) {
            assertThat(db.queryForList(
                            "select rung from oversight_step where matter = ? order by rung",
                            Integer.class,
                            id(number)))
                    .containsExactly(1, 2, 3, 4);
            assertThat(told(number)).hasSize(4);
        }
    }

    @Test
    void theSumsOfTheBoardAreWhatCountingClockByClockGives() {
        working("roads");
        String late = working("water");
        clock.moveTo(due(late).plus(Duration.ofHours(1)));
        working("roads-east");
        sweep();
        List<BoardRows.Sum> sums = board.sums(new BoardRows.Wanted(null, null, null), clock.instant());
        long red = db.queryForObject(
                "select count(*) from matter_clock where stopped_at is null and not imported and due <= ?",
                Long.class,
                java.sql.Timestamp.from(clock.instant()));
        long running = db.queryForObject(
                "select count(*) from matter_clock where stopped_at is null and not imported and due is not null",
                Long.class);
        assertThat(sums.stream().mapToLong(BoardRows.Sum::red).sum())
                .isEqualTo(red)
                .isPositive();
        assertThat(sums.stream().mapToLong(BoardRows.Sum::running).sum()).isEqualTo(running);
        BoardRows.Wanted mine = new BoardRows.Wanted(units.under("roads"), null, null);
        assertThat(board.sums(mine, clock.instant()))
                .extracting(BoardRows.Sum::unit)
                .containsOnly("roads", "roads-east");
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            var page = board.lines(new BoardRows.Wanted(null, null, null), clock.instant(), after, 3);
            page.items().forEach(line -> seen.add(line.clock()));
            after = page.next();
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().hasSize((int)
                sums.stream().mapToLong(sum -> sum.red() + sum.yellow()).sum());
    }

    @Test
    void aLadderIsChosenByKindAndGradeAndOneForEverythingIsNeeded() {
        LadderRule rule = rules.current(LadderRule.RULE).value();
        assertThat(rule.of("request", "urgent").grade()).isEqualTo("urgent");
        assertThat(rule.of("order", null).grade()).isNull();
        assertThatThrownBy(() -> new LadderRule(List.of(rule.of("request", "urgent"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ladders");
        assertThatThrownBy(() -> new LightRule(100, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUnitAboveIsToldOnlyWhileItWorks() {
        assertThat(units.find("roads-east").map(Unit::parent)).contains("roads");
        Recipients recipients = new Recipients(units, signers);
        assertThat(recipients.of(LadderRule.Tier.UPPER_UNIT, "roads-east")).containsExactly("unit:roads");
        assertThat(recipients.of(LadderRule.Tier.UPPER_UNIT, "water")).containsExactly("role:leader");
        assertThat(recipients.of(LadderRule.Tier.UPPER_UNIT, null)).containsExactly("role:leader");
    }
}

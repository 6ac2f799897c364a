package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Action;
import org.banshi.matter.Field;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Nothing that handlers do by themselves changes what raisers are counted to have said (R-K06). {@code
 * -Dbanshi.alone=500} walks further, {@code -Dbanshi.walk.seed=N} walks one walk again.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=handlersAlone")
class HandlersAloneTest {
    private static final int WALKS = Integer.getInteger("banshi.alone", 12);
    private static final int STEPS = 60;
    private static final long FIRST_SEED = 20_261_207L;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private Loop loop;

    @BeforeEach
    void aMondayInTheCity() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
    }

    /** All that a rate counts and that rests on the word of a raiser or of who checks, request by request. */
    private List<Map<String, Object>> said() {
        return db.queryForList("""
                select number, judged, contacted, solved, satisfied, fair, first_time, redone, unreachable, silent, excluded
                from rates_request order by matter""");
    }

    /** What counts against a unit and comes of what it does itself, or does not do in time: it may grow, never go away. */
    private Set<String> against() {
        return new TreeSet<>(db.queryForList("""
                select number || ' ' || what from rates_request, lateral (values
                  ('extended', extended), ('given back', returned),
                  ('late', exists (select from matter_clock c where c.matter = rates_request.matter and c.name = 'handle'
                     and c.stopped_at > c.due))) as said(what, holds) where holds""", String.class));
    }

    private List<Loop.Walk> inAllStates() {
        List<Loop.Walk> all = new ArrayList<>();
        all.add(loop.raise());
        all.add(loop.raise().accepted());
        all.add(loop.raise().dispatched());
        all.add(loop.raise().dispatched().does(city.roads, "return", "reason", "不属", "basis", "三定方案"));
        all.add(loop.raise().working());
        all.add(loop.raise().replied());
        all.add(loop.raise().approved());
        all.add(loop.raise().closed());
        Loop.Walk bad = loop.raise().approved();
        all.add(bad.does(bad.raiser(), "verdict", "solved", false, "satisfaction", 1));
        Loop.Walk twice = loop.raise().approved();
        twice.does(twice.raiser(), "verdict", "solved", false, "satisfaction", 2)
                .does(city.roads, "reply", "publicAnswer", "又修了")
                .does(city.reviewer, "approve")
                .does(twice.raiser(), "verdict", "solved", false, "satisfaction", 1);
        all.add(twice);
        return all;
    }

    @Test
    void whateverHandlersDoByThemselvesNoNumeratorThatRestsOnARaisersWordChanges() {
        Set<String> done = new TreeSet<>();
        Long only = Long.getLong("banshi.walk.seed");
        for (int i = 0; i < (only == null ? WALKS : 1); i++) {
            long seed = only == null ? FIRST_SEED + i : only;
            Random random = new Random(seed * 7919);
            List<Loop.Walk> requests = inAllStates();
            List<Map<String, Object>> before = said();
            Set<String> against = against();
            List<String> story = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(12) == 0) {
                    clock.advance(Duration.ofHours(1 + random.nextInt(72)));
                    sweeper.sweep();
                } else {
                    act(requests.get(random.nextInt(requests.size())), random, done, story);
                }
                Set<String> now = against();
                assertThat(now)
                        .as("seed " + seed + ":\n" + String.join("\n", story))
                        .containsAll(against);
                against = now;
            }
            assertThat(said())
                    .as("seed " + seed + ":\n" + String.join("\n", story))
                    .isEqualTo(before);
        }
        if (only == null) {
            assertThat(done).as("handlers did what they may").contains("sign", "reply", "assign", "extend");
            assertThat(done).doesNotContain("verdict", "callBack", "close", "approve", "reopen");
        }
    }

    /** Half of the time what is offered with a good form, else anything at all. */
    private void act(Loop.Walk request, Random random, Set<String> done, List<String> story) {
        Actor.Staff actor = any(random, List.of(city.roads, city.roads2, city.roadsEast, city.water, city.sanitation));
        String action = null;
        Map<String, Object> form = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            List<MatterView.Offer> offers = offers(request, actor);
            if (!offers.isEmpty()) {
                MatterView.Offer offer = any(random, offers);
                action = offer.name();
                for (MatterView.Input input : offer.fields()) {
                    if (input.field().required()
                            || random.nextInt(3) > 0
                                    && !"cites".equals(input.field().name())) {
                        form.put(input.field().name(), value(random, input.field(), input.options()));
                    }
                }
            }
        }
        if (action == null) {
            Action anything =
                    any(random, kinds.require(Requests.NAME).lifecycle().actions());
            action = anything.name();
            for (Field field : anything.fields()) {
                form.put(field.name(), value(random, field, List.of()));
            }
        }
        try {
            ledger.perform(request.receipt.number(), action, form, actor, null);
            done.add(action);
            story.add(request.receipt.number() + " " + action + " " + form + " by " + actor);
        } catch (Problem refused) {
            assertThat(refused.status()).isIn(403, 404, 409, 422);
        }
    }

    private List<MatterView.Offer> offers(Loop.Walk request, Actor.Staff actor) {
        try {
            return matters.view(request.receipt.number(), actor).offers();
        } catch (Problem hidden) {
            return List.of();
        }
    }

    private Object value(Random random, Field field, List<Field.Option> options) {
        return switch (field.type()) {
            case TEXT, FILE -> any(random, List.of("已办理", "等配件", "Done."));
            case BOOLEAN -> random.nextInt(4) > 0;
            case INTEGER -> field.max();
            case DECIMAL -> "1.25";
            case DATE, DATE_TIME -> clock.today().plusDays(random.nextInt(60)).toString();
            case CHOICE ->
                options.isEmpty()
                        ? any(random, List.of("roads", "water", "help", "1"))
                        : any(random, options).value();
        };
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Test
    void theSameCountMovesAsSoonAsARaiserSaysSomething() {
        Loop.Walk request = loop.raise().approved();
        List<Map<String, Object>> before = said();
        request.does(request.raiser(), "verdict", "solved", true, "satisfaction", 5);
        assertThat(said()).isNotEqualTo(before);
    }

    @Test
    void whoCanWriteIntoTheDatabaseCannotChangeARatingBesideTheTimeline() {
        Loop.Walk request = loop.raise().approved();
        request.does(request.raiser(), "verdict", "solved", false, "satisfaction", 1);
        for (String column : List.of(
                "solved = true",
                "satisfaction = 5",
                "contacted = true",
                "verdict_by = 'staff'",
                "satisfaction = null")) {
            refused(column, request);
        }
        refused("solved = true, length = length + 1", request);
        request.does(city.roads, "reply", "publicAnswer", "又修了");
        refused("solved = true, length = length + 1", request);
        assertThat(db.queryForMap(
                        "select solved, satisfaction from matter_matter where number = ?", request.receipt.number()))
                .containsEntry("solved", false)
                .containsEntry("satisfaction", 1);
    }

    private void refused(String change, Loop.Walk request) {
        assertThatThrownBy(() ->
                        db.update("update matter_matter set " + change + " where number = ?", request.receipt.number()))
                .as(change)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("matter_rating_kept");
    }
}

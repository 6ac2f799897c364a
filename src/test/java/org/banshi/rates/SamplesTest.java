package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.Roots;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Who is called once more nobody chooses, whoever handled neither calls nor learns it, and what was said stays (R-K06). */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=samples")
class SamplesTest {
    private static final SampleCalls.Said GOOD = new SampleCalls.Said("answered", true, true, 5);
    private static final SampleCalls.Said NOBODY = new SampleCalls.Said("unreached", null, null, null);
    private static YearMonth next = YearMonth.of(2031, 1);

    @Autowired
    private Samples samples;

    @Autowired
    private SampleCalls calls;

    @Autowired
    private SampleAppeals appeals;

    @Autowired
    private Roots roots;

    @Autowired
    private Matters matters;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Value("${spring.datasource.url}")
    private String url;

    private TestCity city;
    private YearMonth month;

    @BeforeEach
    void aMonthThatIsOver() {
        month = next;
        next = next.plusMonths(1);
        clock.moveTo(next.atDay(3).atTime(9, 0).atZone(clock.getZone()).toInstant());
        city = TestCity.in(units, members);
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Instant day =
                    month.atDay(1 + i).atTime(12, 0).atZone(clock.getZone()).toInstant();
            all.add(Laid.judged("roads", day, i % 2 == 0, 4));
            if (i < 3) {
                all.add(Laid.judged("water", day, true, 5));
            }
        }
        new LaidRequests(db).lay(all);
    }

    private Sample drawn() {
        Sample frozen = samples.freeze(month, city.supervisor);
        tomorrow();
        assertThat(samples.draw(frozen.id())).isTrue();
        return samples.require(frozen.id());
    }

    private void tomorrow() {
        clock.advance(Duration.ofDays(1));
        roots.closeDays();
    }

    private String first(Sample sample, String unit) {
        return db.queryForObject("""
                select m.number from rates_sample_drawn d join matter_row m on m.id = d.matter
                where d.sample = ? and d.unit = ? order by d.matter limit 1""", String.class, sample.id(), unit);
    }

    @Test
    void theListIsFrozenBeforeItsSeedCanBeKnownAndAnybodyDrawsTheSameAgain() {
        Sample frozen = samples.freeze(month, city.supervisor);
        assertThat(frozen.listed()).isEqualTo(23);
        assertThat(frozen.seed()).isNull();
        assertThat(samples.draw(frozen.id())).as("the day is not closed").isFalse();
        assertThatThrownBy(() -> samples.redraw(frozen.id())).isInstanceOf(Problem.class);
        tomorrow();
        assertThat(samples.draw(frozen.id())).isTrue();
        assertThat(samples.draw(frozen.id())).as("once and for all").isTrue();
        Samples.Redraw again = samples.redraw(frozen.id());
        assertThat(again.isSame()).isTrue();
        assertThat(again.drawn().get("roads")).hasSize(5);
        assertThat(again.drawn().get("water")).as("fewer than are wanted: all").hasSize(3);
        assertThat(samples.redraw(frozen.id())).isEqualTo(again);
    }

    @Test
    void nobodyDrawsFromAMonthTwiceUntilTheDrawSuitsThem() {
        drawn();
        assertThatThrownBy(() -> samples.freeze(month, city.supervisor))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("rates.sample.once");
        assertThatThrownBy(() -> samples.freeze(next, city.supervisor))
                .as("a month that runs")
                .isInstanceOf(Problem.class);
        for (Actor.Staff other : List.of(city.roads, city.caller, city.leader, city.admin)) {
            assertThatThrownBy(() -> samples.freeze(month, other)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void theDatabaseLetsNobodyChooseASeedAddToAListOrTakeAnythingBack() {
        Sample frozen = samples.freeze(month, city.supervisor);
        refused(
                "rates_sample_seeded",
                "insert into rates_sample_seed select " + frozen.id()
                        + ", max(day), '\\x00', now() from matter_root having max(day) is not null");
        tomorrow();
        refused(
                "rates_sample_seeded",
                "insert into rates_sample_seed select " + frozen.id() + ", max(day), '\\x00', now() from matter_root");
        refused(
                "rates_sample_sealed",
                "insert into rates_sample_listed select sample, matter + 1, unit, salt, '\\x01' from rates_sample_listed where sample = "
                        + frozen.id());
        refused(
                "rates_sample_seed_known",
                "insert into rates_sample (from_day, until_day, rule_version, at_least, share, attempts, frozen_at, frozen_day, made_by, listed, list_hash) select '2020-01-01', '2020-01-31', rule_version, 1, 0, 2, frozen_at, frozen_day, made_by, 0, '\\x00' from rates_sample where id = "
                        + frozen.id());
        samples.draw(frozen.id());
        for (String table : List.of("rates_sample", "rates_sample_listed", "rates_sample_seed", "rates_sample_call")) {
            refused("permission denied", "delete from " + table);
        }
        refused("permission denied", "update rates_sample_seed set seed = '\\x00'");
        refused("permission denied", "update rates_sample_call set satisfaction = 5");
    }

    private void refused(String why, String sql) {
        if (why.equals("rates_sample_seeded") && roots.last().isEmpty()) {
            return;
        }
        assertThatThrownBy(() -> db.update(sql))
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining(why);
    }

    @Test
    void whoHandledOrBelongsToTheUnitIsNeitherShownNorAllowedToCall() {
        Sample sample = drawn();
        String number = first(sample, "roads");
        Actor.Staff callsForRoads = city.staff("roads", Role.CALLER);
        Actor.Staff below = city.staff("roads-east", Role.CALLER, Role.HANDLER);
        for (Actor.Staff own : List.of(callsForRoads, below)) {
            assertThat(calls.waiting(sample.id(), own))
                    .noneMatch(each -> each.number().equals(number));
            assertThatThrownBy(() -> calls.take(sample.id(), number, GOOD, own))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("rates.sample.notYours");
        }
        db.update("""
                insert into matter_event (matter, seq, at, action, actor, actor_id, actor_role, to_state, digest, hash)
                select id, 1, now(), 'callBack', 'staff', ?, 'caller', 'closed', '\\x00', '\\x00' from matter_row where number = ?""", city.caller.id(), number);
        assertThatThrownBy(() -> calls.take(sample.id(), number, GOOD, city.caller))
                .as("called them back the first time")
                .isInstanceOf(Problem.class)
                .hasMessageContaining("rates.sample.notYours");
        for (Actor.Staff other : List.of(city.roads, city.supervisor, city.leader, city.reviewer)) {
            assertThatThrownBy(() -> calls.waiting(sample.id(), other)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> calls.take(sample.id(), number, GOOD, other))
                    .isInstanceOf(Problem.class);
        }
        calls.take(sample.id(), number, GOOD, city.staff("hotline", Role.CALLER));
    }

    @Test
    void aWordStandsAndWhoIsNotReachedIsTriedOnAnotherDayAndCountedApart() {
        Sample sample = drawn();
        String number = first(sample, "water");
        Actor.Staff caller = city.staff("hotline", Role.CALLER);
        assertThatThrownBy(
                        () -> calls.take(sample.id(), number, new SampleCalls.Said("answered", true, true, 6), caller))
                .isInstanceOf(Problem.class);
        calls.take(sample.id(), number, NOBODY, caller);
        assertThatThrownBy(() -> calls.take(sample.id(), number, GOOD, caller)).hasMessageContaining("callOver");
        assertThat(water(sample).waiting()).isEqualTo(3);
        clock.advance(Duration.ofDays(1));
        calls.take(sample.id(), number, NOBODY, caller);
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> calls.take(sample.id(), number, GOOD, caller)).hasMessageContaining("callOver");
        calls.waiting(sample.id(), caller).stream()
                .filter(each -> Set.copyOf(numbers("water")).contains(each.number()))
                .forEach(each -> calls.take(sample.id(), each.number(), GOOD, caller));
        SampleCalls.Line line = water(sample);
        assertThat(line.drawn().parts()).isEqualTo("3/3");
        assertThat(line.solved().denominator())
                .as("two answers: nobody is shown them, whoever oversees neither")
                .isZero();
        line = water(sample, 2);
        assertThat(line.solved().parts())
                .as("not reached is neither solved nor not")
                .isEqualTo("2/2");
        assertThat(line.unreached()).isEqualTo(1);
        assertThat(line.waiting()).isZero();
        assertThat(calls.lines(sample.id(), 5, city.water))
                .as("two answers: who said what could be told")
                .isEmpty();
        assertThat(calls.lines(sample.id(), 2, city.water)).hasSize(1);
        assertThat(calls.lines(sample.id(), 2, city.roads)).isEmpty();
    }

    /** Calls all of a unit; the first so many say that it is solved. */
    private void called(Sample sample, String unit, int solved) {
        Actor.Staff caller = city.staff("hotline", Role.CALLER);
        Set<String> of = Set.copyOf(numbers(unit));
        int called = 0;
        for (SampleCalls.Waiting each : calls.waiting(sample.id(), caller)) {
            if (of.contains(each.number())) {
                boolean good = called++ < solved;
                calls.take(
                        sample.id(),
                        each.number(),
                        new SampleCalls.Said("answered", called % 2 == 0, good, good ? 5 : 1),
                        caller);
            }
        }
    }

    @Test
    void whoOverseesOpensTheListOfAUnitOnceNoAnswerCanBeToldFromIt() {
        Sample sample = drawn();
        Actor.Staff ofRoads = city.staff("roads", Role.SUPERVISOR);
        assertThat(calls.listed(sample.id(), 5, city.supervisor))
                .as("not called")
                .isEmpty();
        called(sample, "water", 2);
        assertThat(calls.listed(sample.id(), 5, city.supervisor))
                .as("three answers")
                .isEmpty();
        called(sample, "roads", 3);
        assertThat(calls.listed(sample.id(), 5, city.supervisor)).containsExactly("roads");
        assertThat(calls.drawn(sample.id(), "roads", 5, city.supervisor))
                .extracting(SampleCalls.Drawn::number)
                .containsExactlyInAnyOrderElementsOf(db.queryForList(
                        "select m.number from rates_sample_drawn d join matter_row m on m.id = d.matter"
                                + " where d.sample = ? and d.unit = 'roads'",
                        String.class,
                        sample.id()));
        assertThat(SampleCalls.Drawn.class.getRecordComponents())
                .extracting(part -> part.getName())
                .containsExactly("number", "category", "closedAt");
        for (Actor.Staff other : List.of(city.roads, ofRoads, city.caller, city.operator)) {
            assertThat(calls.listed(sample.id(), 5, other)).isEmpty();
            assertThatThrownBy(() -> calls.drawn(sample.id(), "roads", 5, other))
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> calls.drawn(sample.id(), "water", 5, city.supervisor))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("rates.sample.noList");
        SampleCalls.Line all = calls.lines(sample.id(), 5, city.supervisor).getLast();
        assertThat(all.solved().parts())
                .as("a sum from which nobody takes the unit with few")
                .isEqualTo("3/5");
        assertThat(all.drawn().parts()).isEqualTo("8/23");
    }

    @Test
    void aUnitAppealsOnceAgainstItsResultAndSomebodyAboveDecidesInWriting() {
        Sample sample = drawn();
        assertThatThrownBy(() -> appeals.appeal(sample.id(), 5, "还没回访完", city.roads))
                .hasMessageContaining("notYours");
        called(sample, "roads", 3);
        assertThatThrownBy(() -> appeals.appeal(sample.id(), 5, " ", city.roads))
                .hasMessageContaining("required");
        assertThatThrownBy(() -> appeals.appeal(sample.id(), 5, "不认可", city.water))
                .hasMessageContaining("notYours");
        appeals.appeal(sample.id(), 5, "两件不属于本单位", city.roads);
        assertThatThrownBy(() -> appeals.appeal(sample.id(), 5, "再申诉", city.roads2))
                .hasMessageContaining("appealed");
        for (Actor.Staff wrong : List.of(
                city.staff("roads", Role.SUPERVISOR), city.staff("water", Role.SUPERVISOR), city.roads, city.caller)) {
            assertThatThrownBy(() -> appeals.rule(sample.id(), "roads", true, "同意", wrong))
                    .isInstanceOf(Problem.class);
        }
        String rule =
                "insert into rates_sample_ruling (sample, unit, at, staff, aside, why) values (?, 'roads', now(), ?, true, '同意')";
        Long whoCalled = db.queryForObject(
                "select min(called_by) from rates_sample_call where sample = ?", Long.class, sample.id());
        for (long wrong : List.of(city.roads.id(), city.water.id(), whoCalled)) {
            assertThatThrownBy(() -> db.update(rule, sample.id(), wrong)).isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> db.update(
                        "insert into rates_sample_appeal (sample, unit, at, staff, reason) values (?, 'water', now(), ?, 'x')",
                        sample.id(),
                        city.water.id()))
                .as("not all are called")
                .isInstanceOf(DataAccessException.class);
        List<SampleCalls.Line> before = calls.lines(sample.id(), 5, city.supervisor);
        appeals.rule(sample.id(), "roads", true, "确属别的单位", city.supervisor);
        assertThat(appeals.of(sample.id()).get("roads").state()).isEqualTo("aside");
        assertThat(calls.lines(sample.id(), 5, city.supervisor))
                .as("the figures stay")
                .isEqualTo(before);
        assertThatThrownBy(() -> appeals.rule(sample.id(), "roads", false, "改主意", city.supervisor))
                .hasMessageContaining("ruled");
    }

    @Test
    void whereAllSaidTheSameTheListWouldTellWhoSaidIt() {
        Sample sample = drawn();
        called(sample, "roads", 5);
        assertThat(calls.lines(sample.id(), 5, city.supervisor)
                        .getLast()
                        .solved()
                        .parts())
                .isEqualTo("5/5");
        assertThat(calls.listed(sample.id(), 5, city.supervisor)).isEmpty();
    }

    private SampleCalls.Line water(Sample sample) {
        return water(sample, 5);
    }

    private SampleCalls.Line water(Sample sample, int smallest) {
        return calls.lines(sample.id(), smallest, city.supervisor).stream()
                .filter(each -> each.unit().equals("water"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> numbers(String unit) {
        return db.queryForList("select number from matter_row where unit = ?", String.class, unit);
    }

    @Test
    void aUnitFindsNothingOfTheDrawOrOfWhatWasSaidInItsRequests() {
        Sample sample = drawn();
        String number = first(sample, "roads");
        db.update("""
                insert into matter_party (matter, unit, relation, since)
                select id, unit, 'lead', raised_at from matter_row where unit = 'roads' on conflict do nothing""");
        List<String> before = allThatTheyFind(number);
        calls.take(
                sample.id(),
                number,
                new SampleCalls.Said("answered", false, false, 1),
                city.staff("hotline", Role.CALLER));
        assertThat(allThatTheyFind(number)).isEqualTo(before);
        assertThat(calls.lines(sample.id(), 1, city.roads))
                .as("before all are called")
                .isEmpty();
        Set<String> columns = db
                .queryForList(
                        "select column_name from information_schema.columns where table_name = 'rates_sample_figure'",
                        String.class)
                .stream()
                .collect(Collectors.toSet());
        assertThat(columns).doesNotContain("matter", "number", "called_by", "tag");
        for (Samples.Tag tag : samples.tags(sample.id())) {
            for (String each : numbers("roads")) {
                assertThat(tag.tag())
                        .as("a tag is not to be had from the number")
                        .isNotEqualTo(Snapshot.hex(
                                SnapshotHash.sha256(each.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            }
        }
    }

    private List<String> allThatTheyFind(String number) {
        List<String> found = new ArrayList<>(List.of(
                matters.view(number, city.roads).toString(),
                matters.list(Query.all(), city.roads, null, 200).items().toString()));
        for (String view : List.of("rates_request", "matter_row")) {
            found.addAll(db.queryForList(
                    "select to_jsonb(v)::text from " + view + " v where unit = 'roads' order by number", String.class));
        }
        return found;
    }

    @Test
    void whoTampersWithTheListIsFoundOutByDrawingAgain() {
        Sample sample = drawn();
        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "set session_replication_role = replica; update rates_sample_listed set tag = sha256(tag) where sample = "
                        + sample.id() + " and unit = 'water'");
        Samples.Redraw again = samples.redraw(sample.id());
        assertThat(again.listFits()).isFalse();
        assertThat(again.isSame()).isFalse();
    }
}

package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.RuleOffer;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Rates are what counting by hand gives, can be opened down to each request, and stay what they were when published. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rates")
class RatesTest {
    private static final Instant NOW = Instant.parse("2027-01-15T04:00:00Z");
    private static int lastYear = 2001;

    @Autowired
    private Rates rates;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private SnapshotFigures figures;

    @Autowired
    private Rollups rollups;

    @Autowired
    private Waits waits;

    @Autowired
    private Rules rules;

    @Autowired
    private RateSight sight;

    @Autowired
    private List<RuleOffer<RateRule>> offers;

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
    private LaidRequests requests;
    private YearMonth month;

    @BeforeEach
    void aMonthOfItsOwn() {
        clock.moveTo(NOW);
        city = TestCity.in(units, members);
        requests = new LaidRequests(db);
        month = YearMonth.of(lastYear++, 3);
    }

    @AfterEach
    void theSumsSayTheSame() {
        for (int i = 0; i < 2; i++) {
            assertThat(rates.standing(asked())).isEqualTo(rates.recount(asked()));
            rollups.fold();
        }
        assertThat(rollups.check().examples()).isEmpty();
    }

    private Instant day(int day) {
        return month.atDay(day).atTime(12, 0).atZone(clock.getZone()).toInstant();
    }

    private Asked asked() {
        return new Asked(month.atDay(1), month.atEndOfMonth(), Asked.By.UNIT, null);
    }

    private Standing.Line line(String unit) {
        return rates.standing(asked()).lines().stream()
                .filter(line -> line.key().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasPublishedElsewhereAsNinetyFourAndAHalfIsNinetyFourPointZeroFour() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 7051; i++) {
            all.add(Laid.judged("roads", day(1 + i % 28), i < 6631, i < 6631 ? 5 : 1));
        }
        requests.lay(all);
        Figure solved = line("roads").figure("solved");
        assertThat(solved.parts()).isEqualTo("6631/7051");
        assertThat(solved.percent()).contains(new BigDecimal("94.04"));
        Snapshot published = snapshots.publish(asked(), "月报", null, city.supervisor);
        assertThat(snapshots.figures(published).all().figure("solved")).isEqualTo(solved);
    }

    @Test
    void fairlySatisfiedCountsNineTenthsAndTheUnreachedAndTheSilentStandApart() {
        requests.lay(List.of(
                Laid.judged("roads", day(3), true, 5),
                Laid.judged("roads", day(4), true, 3),
                Laid.judged("roads", day(5), false, 2),
                ended("roads", day(6), "unreachable"),
                ended("roads", day(7), "silent"),
                ended("roads", day(8), "silent")));
        Standing.Line line = line("roads");
        assertThat(line.figure("satisfied").parts()).isEqualTo("1.9/3");
        assertThat(line.figure("satisfied").percent()).contains(new BigDecimal("63.33"));
        assertThat(line.figure("solved").parts()).isEqualTo("2/3");
        assertThat(line.unreachable()).isEqualTo(1);
        assertThat(line.silent()).isEqualTo(2);
        RateRule rule = rates.rule(month.atEndOfMonth()).value();
        // 10 x 3/3 + 50 x 2/3 + 40 x 1.9/3, rounded once
        assertThat(line.composite(rule.composites().getFirst())).contains(new BigDecimal("68.67"));
    }

    @Test
    void whatIsStillOpenPastItsDueIsNotInTimeAndWhatIsNotYetDueDoesNotCount() {
        requests.lay(List.of(
                dated("water", day(10), day(9)),
                dated("water", day(10), day(11)),
                dated("water", day(12), null),
                new Laid("water", "0101", day(1), day(12), day(2), "rejected", day(2), null, null, null, 0)));
        assertThat(line("water").figure("onTime").parts()).isEqualTo("1/3");
        clock.moveTo(day(11));
        assertThat(line("water").figure("onTime").parts()).isEqualTo("1/2");
    }

    private static Laid ended(String unit, Instant closed, String outcome) {
        return new Laid(unit, "0101", closed, null, null, outcome, closed, null, null, null, 0);
    }

    private Laid dated(String unit, Instant due, Instant stopped) {
        return new Laid(unit, "0101", day(1), due, stopped, null, null, null, null, null, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterAnyHistoryEachRateIsWhatCountingByHandGives(long seed) {
        Random random = new Random(seed);
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            all.add(any(random));
        }
        requests.lay(all);
        Predicate<Laid> closed = one -> one.outcome() != null && within(one.closed());
        Predicate<Laid> judged = closed.and(one -> "verdict".equals(one.outcome()));
        Predicate<Laid> dated = one -> one.due() != null
                // A limit in days ends with its last day.
                && within(one.due().minusNanos(1000))
                && !"rejected".equals(one.outcome())
                && !"withdrawn".equals(one.outcome());
        for (String unit : List.of("roads", "water", "")) {
            List<Laid> own = all.stream()
                    .filter(one -> unit.equals(one.unit() == null ? "" : one.unit()))
                    .toList();
            Standing.Line line = line(unit);
            assertThat(line.figure("onTime"))
                    .isEqualTo(figure(
                            own,
                            dated,
                            one -> one.stopped() != null && !one.stopped().isAfter(one.due()) ? 10 : 0));
            assertThat(line.figure("solved")).isEqualTo(figure(own, judged, one -> yes(one.solved()) ? 10 : 0));
            assertThat(line.figure("contacted")).isEqualTo(figure(own, judged, one -> yes(one.contacted()) ? 10 : 0));
            assertThat(line.figure("satisfied"))
                    .isEqualTo(figure(
                            own,
                            judged,
                            one -> one.satisfaction() == null || one.satisfaction() < 3
                                    ? 0
                                    : one.satisfaction() == 3 ? 9 : 10));
            assertThat(line.figure("firstTime"))
                    .isEqualTo(figure(own, judged, one -> yes(one.solved()) && one.reworks() == 0 ? 10 : 0));
            assertThat(line.figure("redone")).isEqualTo(figure(own, judged, one -> one.reworks() > 0 ? 10 : 0));
            assertThat(line.unreachable())
                    .isEqualTo(own.stream()
                            .filter(closed.and(one -> "unreachable".equals(one.outcome())))
                            .count());
            opensDownTo(unit, line);
        }
        standsForMoreThanItsParts();
    }

    private static boolean yes(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private boolean within(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, clock.getZone());
        return YearMonth.from(day).equals(month);
    }

    private static Figure figure(List<Laid> own, Predicate<Laid> of, java.util.function.ToIntFunction<Laid> tenths) {
        List<Laid> all = own.stream().filter(of).toList();
        return new Figure(BigDecimal.valueOf(all.stream().mapToInt(tenths).sum(), 1), all.size());
    }

    /** The list behind a rate has as many lines as it says, and their weights are its numerator. */
    private void opensDownTo(String unit, Standing.Line line) {
        for (String rate : List.of("onTime", "satisfied")) {
            List<Rates.Behind> all = new ArrayList<>();
            Long after = null;
            do {
                Slice<Rates.Behind> page =
                        rates.behind(asked(), rate, Rates.Part.ALL, unit, after, 40, city.supervisor);
                all.addAll(page.items());
                after = page.next() == null ? null : Long.valueOf(page.next());
            } while (after != null);
            BigDecimal sum = all.stream().map(Rates.Behind::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new Figure(sum, all.size())).isEqualTo(line.figure(rate));
            Set<String> numbers = new HashSet<>();
            all.forEach(each -> numbers.add(each.number()));
            assertThat(numbers).hasSameSizeAs(all);
        }
    }

    private void standsForMoreThanItsParts() {
        Standing standing = rates.standing(asked());
        for (Rate rate : standing.rule().value().rates()) {
            long of = standing.lines().stream()
                    .mapToLong(line -> line.figure(rate.code()).denominator())
                    .sum();
            assertThat(standing.all().figure(rate.code()).denominator()).isEqualTo(of);
        }
    }

    private Laid any(Random random) {
        String unit = new String[] {"roads", "water", null}[random.nextInt(3)];
        Instant raised = day(1).plus(Duration.ofHours(random.nextInt(40 * 24) - 120));
        Instant due = random.nextInt(8) == 0 ? null : raised.plus(Duration.ofHours(random.nextInt(200)));
        Instant stopped = random.nextInt(4) == 0 ? null : raised.plus(Duration.ofHours(random.nextInt(240)));
        String outcome = new String[] {null, "verdict", "verdict", "unreachable", "silent", "rejected", "withdrawn"}
                [random.nextInt(7)];
        Instant closed = outcome == null ? null : raised.plus(Duration.ofHours(random.nextInt(300)));
        boolean said = "verdict".equals(outcome) || outcome == null && random.nextBoolean();
        return new Laid(
                unit,
                "0101",
                raised,
                due,
                stopped,
                outcome,
                closed,
                said ? random.nextBoolean() : null,
                said ? random.nextBoolean() : null,
                said ? 1 + random.nextInt(5) : null,
                random.nextInt(3) == 0 ? 1 : 0);
    }

    @Test
    void whatWasPublishedStaysAndARecountTellsWhichRequestDiffersAndWhy() {
        requests.lay(List.of(Laid.judged("roads", day(3), true, 5), Laid.judged("roads", day(4), false, 1)));
        rollups.fold();
        Snapshot published = snapshots.publish(asked(), "月报", null, city.supervisor);
        assertThat(snapshots.recount(published.id()).isSame()).isTrue();

        String number = rates.behind(asked(), "solved", Rates.Part.REST, "roads", null, 1, city.supervisor)
                .items()
                .getFirst()
                .number();
        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "set session_replication_role = replica; update matter_matter set solved = true where number = '"
                        + number + "'");
        Rollups.Check check = rollups.check();
        assertThat(check.wrongLines())
                .as("what is changed beside triggers is found by the recount of the sums")
                .isEqualTo(1);
        assertThat(check.examples()).hasSize(1);
        rollups.rebuild(_ -> {});
        assertThat(rollups.check().isSame()).isTrue();
        Recount recount = snapshots.recount(published.id());
        assertThat(recount.untouched()).as("the published list is as it was").isTrue();
        assertThat(recount.differences())
                .filteredOn(difference -> difference.rate().equals("solved"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.number()).isEqualTo(number);
                    assertThat(difference.was()).isEqualByComparingTo("0");
                    assertThat(difference.is()).isEqualByComparingTo("1");
                    assertThat(difference.since())
                            .as("nothing in its timeline says so")
                            .isNull();
                });
        assertThat(snapshots.figures(published).all().figure("solved").parts()).isEqualTo("1/2");

        Snapshot corrected = snapshots.publish(asked(), "原表一件有误", published.id(), city.supervisor);
        assertThat(snapshots.figures(corrected).all().figure("solved").parts()).isEqualTo("2/2");
        assertThat(snapshots.recount(corrected.id()).isSame()).isTrue();
        assertThatThrownBy(() -> snapshots.publish(asked(), "再更正", published.id(), city.supervisor))
                .as("the correction is what is corrected")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> db.update(
                        "insert into rates_snapshot select id + 1000, from_day, until_day, grouped_by, rule_version, cut_off, made_by, why, replaces, id, hash from rates_snapshot where id = ?",
                        corrected.id()))
                .rootCause()
                .hasMessageContaining("rates_snapshot_corrected_once");
    }

    @Test
    void nobodyChangesWhatWasPublished() {
        requests.lay(List.of(Laid.judged("roads", day(3), true, 5), Laid.judged("roads", day(4), false, 1)));
        Snapshot published = snapshots.publish(asked(), "月报", null, city.supervisor);
        for (String sql : List.of(
                "update rates_snapshot set why = 'x'",
                "delete from rates_snapshot",
                "update rates_snapshot_matter set weight = 1",
                "delete from rates_snapshot_matter",
                "truncate rates_snapshot_matter",
                "update rates_snapshot_wait set end_seconds = 1",
                "delete from rates_snapshot_wait",
                "truncate rates_snapshot_wait")) {
            assertThatThrownBy(() -> db.execute(sql)).rootCause().hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> db.update(
                        "insert into rates_snapshot_matter select snapshot, 'more', matter, line, weight from rates_snapshot_matter where snapshot = ?",
                        published.id()))
                .rootCause()
                .hasMessageContaining("rates_snapshot_sealed");
        assertThatThrownBy(() -> db.update(
                        "insert into rates_snapshot select id + 1000, from_day, until_day, grouped_by, rule_version, cut_off, made_by, why, replaces, follows, hash from rates_snapshot where id = ?",
                        published.id()))
                .rootCause()
                .hasMessageContaining("rates_snapshot_follows");

        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "update rates_snapshot_matter set weight = 1 where snapshot = " + published.id());
        assertThat(snapshots.recount(published.id()).untouched())
                .as("whoever owns the database is found out")
                .isFalse();
    }

    @Test
    void onlyASupervisorPublishesAndOnlyWhatIsOver() {
        for (Actor.Staff other : List.of(city.roads, city.admin, city.leader, city.operator)) {
            assertThatThrownBy(() -> snapshots.publish(asked(), "月报", null, other))
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> snapshots.publish(asked(), " ", null, city.supervisor))
                .isInstanceOf(Problem.class);
        LocalDate today = clock.today();
        Asked running = new Asked(today.withDayOfMonth(1), today, Asked.By.UNIT, null);
        assertThatThrownBy(() -> snapshots.publish(running, "月报", null, city.supervisor))
                .isInstanceOf(Problem.class);
        Snapshot other = snapshots.publish(asked(), "月报", null, city.supervisor);
        Asked before = new Asked(month.atDay(1).minusYears(1), month.atDay(1), Asked.By.UNIT, null);
        assertThatThrownBy(() -> snapshots.publish(before, "更正", other.id(), city.supervisor))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whoMayNotKnowOfARequestLearnsOnlyThatItCounts() {
        requests.lay(List.of(Laid.judged("roads", day(3), true, 5), Laid.judged("roads", day(4), true, 5)));
        db.update(
                "update matter_matter set type = 'report' where id = (select max(id) from matter_matter where lead_unit = 'roads')");
        assertThat(behind(city.supervisor))
                .allSatisfy(each -> assertThat(each.number()).isNotNull());
        Actor.Staff office = city.staff("sanitation", Role.OFFICE);
        assertThat(behind(office)).hasSize(2).allSatisfy(each -> {
            assertThat(each.number()).isNull();
            assertThat(each.category()).isNull();
            assertThat(each.raisedAt()).isNull();
            assertThat(each.closedAt()).isNull();
        });
        assertThat(line("roads").figure("solved").parts()).isEqualTo("2/2");
        assertThat(rates.standing(new Asked(month.atDay(1), month.atEndOfMonth(), Asked.By.CATEGORY, null))
                        .all()
                        .figure("solved")
                        .parts())
                .as("by class a report is left out")
                .isEqualTo("1/1");
    }

    private List<Rates.Behind> behind(Actor.Staff reader) {
        return rates.behind(asked(), "solved", Rates.Part.ALL, "roads", null, 10, reader)
                .items();
    }

    @Test
    void howLongItTookIsWhatPuttingThemInOrderGives() {
        List<Laid> all = new ArrayList<>();
        for (int days = 1; days <= 11; days++) {
            Instant closed = day(20);
            all.add(new Laid(
                    "roads",
                    "0101",
                    closed.minus(Duration.ofDays(days)),
                    null,
                    null,
                    days == 11 ? "withdrawn" : "silent",
                    closed,
                    null,
                    null,
                    null,
                    0));
        }
        requests.lay(all);
        db.update("""
                insert into matter_clock (matter, name, limit_number, limit_unit, rule, rule_version, started_at, due, stopped_at)
                select id, 'sign', 1, 'HOUR', 'hotline.limits', 0, raised_at, raised_at, raised_at + hours * interval '1 hour'
                from matter_matter m, (values (3), (2)) h (hours) where lead_unit = 'roads' and closed_at = ?""", Timestamp.from(day(20)));
        Waits.Line line = waits.table(asked()).lines().getFirst();
        assertThat(line.took().get(Wait.END))
                .as("1 to 10 days; the withdrawn one does not count")
                .isEqualTo(new Waits.Took(10, new BigDecimal("5.50"), new BigDecimal("9.10")));
        assertThat(line.took().get(Wait.SIGN))
                .as("the unit that took longest")
                .isEqualTo(new Waits.Took(10, new BigDecimal("3.00"), new BigDecimal("3.00")));
        assertThat(line.took()).doesNotContainKey(Wait.ANSWER);
        assertThat(waits.behind(asked(), Wait.END, "roads", null, 20, city.supervisor)
                        .items())
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.number()).isNotNull());
        db.update("update matter_matter set type = 'report' where closed_at = ?", Timestamp.from(day(20)));
        assertThat(waits.behind(asked(), Wait.END, "roads", null, 20, city.staff("sanitation", Role.OFFICE))
                        .items())
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.number()).isNull());
    }

    @Test
    void timesArePublishedAndARecountTellsWhichRequestTookAnotherTime() {
        requests.lay(List.of(
                Laid.judged("roads", day(3), true, 5),
                Laid.judged("roads", day(4), true, 5),
                Laid.judged("water", day(5), true, 5),
                new Laid("water", "0101", day(1), null, null, "withdrawn", day(2), null, null, null, 0)));
        Waits.Table live = waits.table(asked());
        Snapshot published = snapshots.publish(asked(), "月报", null, city.supervisor);
        assertThat(snapshots.waits(published).orElseThrow().all()).isEqualTo(live.all());
        assertThat(snapshots.waits(published).orElseThrow().lines()).isEqualTo(live.lines());
        clock.moveTo(NOW.plus(Duration.ofDays(40)));
        assertThat(snapshots.recount(published.id()).isSame()).isTrue();

        List<String> numbers = db.queryForList(
                "select number from matter_matter where closed_at >= ? and closed_at <= ? and outcome = 'verdict' order by id",
                String.class,
                Timestamp.from(day(1)),
                Timestamp.from(day(28)));
        beside("update matter_matter set closed_at = closed_at + interval '1 second' where number = '" + numbers.get(0)
                + "'; update matter_matter set lead_unit = 'water' where number = '" + numbers.get(1)
                + "'; update matter_matter set outcome = 'withdrawn' where number = '" + numbers.get(2)
                + "'; update matter_matter set outcome = 'silent' where outcome = 'withdrawn' and closed_at = '"
                + day(2)
                + "'");
        Recount recount = snapshots.recount(published.id());
        assertThat(recount.untouched()).isTrue();
        assertThat(recount.times()).hasSize(4).allMatch(each -> each.until() == Wait.END && each.since() == null);
        assertThat(recount.times().get(0))
                .isEqualTo(new Recount.Time(
                        numbers.get(0), Wait.END, "roads", BigDecimal.ONE, "roads", new BigDecimal("1.000012"), null));
        assertThat(recount.times().get(1).line()).isEqualTo("roads");
        assertThat(recount.times().get(1).nowLine()).isEqualTo("water");
        assertThat(recount.times().get(2).is()).as("missing").isNull();
        assertThat(recount.times().get(3).was()).as("new").isNull();
        assertThat(snapshots.waits(published).orElseThrow().all()).isEqualTo(live.all());

        assertThat(figures.times(published, Language.ZH))
                .extracting(
                        SnapshotFigures.Time::line,
                        SnapshotFigures.Time::awaited,
                        SnapshotFigures.Time::took,
                        SnapshotFigures.Time::smallest)
                .contains(tuple("合计", "end", live.all().took().get(Wait.END), 20));

        Snapshot corrected = snapshots.publish(asked(), "用时有误", published.id(), city.supervisor);
        assertThat(snapshots.recount(corrected.id()).isSame()).isTrue();
        assertThat(snapshots.waits(corrected).orElseThrow().all())
                .isEqualTo(waits.table(asked()).all());
        rollups.rebuild(_ -> {});
    }

    private void beside(String sql) {
        TestDatabase.asSuperuser(TestDatabase.nameOf(url), "set session_replication_role = replica; " + sql);
    }

    @Test
    void timesStandUnderTheHashAndWhatIsOlderThanTheyKeepsItsOwn() {
        requests.lay(List.of(Laid.judged("roads", day(3), true, 5), Laid.judged("roads", day(4), false, 1)));
        Snapshot published = snapshots.publish(asked(), "月报", null, city.supervisor);
        assertThatThrownBy(() -> db.update(
                        "insert into rates_snapshot_wait select snapshot, matter + 1000000000, line, 1, 1, 1 from rates_snapshot_wait where snapshot = ?",
                        published.id()))
                .rootCause()
                .hasMessageContaining("rates_snapshot_sealed");
        String own = " where snapshot = " + published.id();
        for (String sql : List.of(
                "update rates_snapshot_wait set end_seconds = end_seconds + 1" + own,
                "update rates_snapshot_wait set line = 'water'" + own,
                "delete from rates_snapshot_wait" + own)) {
            beside("create table kept as select * from rates_snapshot_wait" + own + "; " + sql);
            assertThat(snapshots.recount(published.id()).untouched()).as(sql).isFalse();
            beside("delete from rates_snapshot_wait" + own
                    + "; insert into rates_snapshot_wait select * from kept; drop table kept");
            assertThat(snapshots.recount(published.id()).isSame()).isTrue();
        }
        beside("update rates_snapshot set waits = false where id = " + published.id());
        assertThat(snapshots.recount(published.id()).untouched())
                .as("nor can times be hidden")
                .isFalse();
        Snapshot older = snapshots.require(published.id());
        beside("update rates_snapshot set hash = '\\x" + Snapshot.hex(SnapshotHash.of(db, older)) + "' where id = "
                + older.id());
        assertThat(snapshots.waits(older)).isEmpty();
        Recount recount = snapshots.recount(older.id());
        assertThat(recount.isSame()).as("an older one without times").isTrue();
    }

    @Test
    void aReadyMadeRateCountsNothingBeforeItIsPublishedAndThenRanksNobody() {
        requests.lay(List.of(
                Laid.judged("roads", day(3), true, 5),
                Laid.judged("roads", day(4), true, 5),
                Laid.judged("water", day(5), true, 5)));
        db.update("""
                insert into matter_clock (matter, name, limit_number, limit_unit, rule, rule_version, started_at, due, stopped_at)
                select id, name, 1, 'HOUR', 'hotline.limits', 0, raised_at, raised_at, raised_at
                from matter_matter m, (values ('sign'), ('ruling')) c (name)
                where kind = 'request' and closed_at >= ? and closed_at <= ? and (name = 'sign' or lead_unit = 'water')""", Timestamp.from(day(1)), Timestamp.from(day(28)));
        RateRule now = rules.current(RateRule.RULE).value();
        RateRule with = rules.parse(
                RateRule.RULE,
                rules.with(RateRuleTest.offer(offers, "givenBack")).orElseThrow());
        assertThat(with.rates()).hasSize(now.rates().size() + 1).containsAll(now.rates());
        assertThat(rates.standing(asked()).rule().value().find("givenBack")).isEmpty();
        rules.supposing(RateRule.RULE, with, () -> {
            assertThat(line("roads").figure("givenBack").parts()).isEqualTo("0/2");
            assertThat(line("water").figure("givenBack").parts()).isEqualTo("1/1");
            assertThat(page("givenBack").rows())
                    .as("by name, as without")
                    .isEqualTo(page(null).rows());
            assertThat(page("givenBack").filters().toString())
                    .contains("solved")
                    .doesNotContain("Option[value=givenBack");
            assertThat(page(null).rates().getLast())
                    .satisfies(column -> assertThat(column.ranked()).isFalse())
                    .satisfies(column -> assertThat(column.sentence()).contains("退单", "不排名", "谁退的单算谁的"));
            return assertThat(rules.with(RateRuleTest.offer(offers, "givenBack")))
                    .as("offered until it is there")
                    .isEmpty();
        });
    }

    private RatesPage page(String sort) {
        return sight.page(
                new RatesController.Wanted(month.toString(), month.toString(), "unit", sort),
                city.supervisor,
                Language.ZH);
    }
}

package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Rates out of sums are at every moment what counting each request gives. Real acts: {@code RollupWalksTest}. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rollups")
class RollupsTest {
    private static final Instant NOW = Instant.parse("2026-03-19T04:00:00Z");

    @Autowired
    private Rates rates;

    @Autowired
    private Rollups rollups;

    @Autowired
    private Rules rules;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private TransactionTemplate transaction;

    @Value("${spring.datasource.url}")
    private String url;

    private TestCity city;

    @BeforeEach
    void cityOfTheDay() {
        clock.moveTo(NOW);
        city = TestCity.in(units, members);
    }

    @Test
    void blocksMakeUpAPeriodDayByDayAndAreFew() {
        Random random = new Random(41);
        for (int i = 0; i < 500; i++) {
            LocalDate from = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900));
            LocalDate until = from.plusDays(random.nextInt(800));
            List<LocalDate> days = new ArrayList<>();
            List<Blocks.Run> runs = Blocks.of(from, until);
            for (Blocks.Run run : runs) {
                LocalDate end = switch (run.size()) {
                    case DAY -> run.until();
                    case MONTH -> run.until().plusMonths(1).minusDays(1);
                    case FIVE ->
                        run.until().getDayOfMonth() == 26
                                ? run.until().withDayOfMonth(run.until().lengthOfMonth())
                                : run.until().plusDays(4);
                };
                days.addAll(run.from().datesUntil(end.plusDays(1)).toList());
            }
            assertThat(days).isEqualTo(from.datesUntil(until.plusDays(1)).toList());
            assertThat(runs).hasSizeLessThanOrEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterAnyHistoryTheSumsSayWhatCountingSays(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            List<Laid> all = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                all.add(any(random));
            }
            new LaidRequests(db).lay(all);
            disturb(random);
            if (random.nextInt(3) > 0) {
                rollups.fold();
            }
            if (round == 4) {
                define(random);
            }
            clock.moveTo(NOW.plus(Duration.ofHours(random.nextInt(100) - 50)));
            same(random, seed);
        }
        rollups.fold();
        rollups.tidy();
        assertThat(rollups.check().examples()).isEmpty();
        assertThat(rollups.check().waiting()).isZero();
        same(random, seed);
    }

    private void same(Random random, long seed) {
        List<Asked> months = Stream.iterate(LocalDate.of(2025, 6, 1), month -> month.plusMonths(1))
                .limit(10)
                .map(month -> new Asked(month, month.plusMonths(1).minusDays(1), Asked.By.UNIT, null))
                .toList();
        List<Standing> trend = rates.trend("solved", months);
        for (int i = 0; i < months.size(); i++) {
            Standing month = rates.recount(months.get(i));
            assertThat(trend.get(i).all().figure("solved"))
                    .isEqualTo(month.all().figure("solved"));
            assertThat(trend.get(i).all().after("solved")).isEqualTo(month.all().after("solved"));
        }
        for (int i = 0; i < 12; i++) {
            Asked asked = asked(random);
            assertThat(rates.standing(asked)).as("seed %d, %s", seed, asked).isEqualTo(rates.recount(asked));
        }
    }

    private static Asked asked(Random random) {
        LocalDate from = LocalDate.of(2025, 6, 1).plusDays(random.nextInt(330));
        Set<String> only = random.nextInt(3) == 0 ? Set.of("roads", "water") : null;
        return new Asked(from, from.plusDays(random.nextInt(120)), Asked.By.values()[random.nextInt(3)], only);
    }

    private static Laid any(Random random) {
        String unit = new @Nullable String[] {"roads", "water", "sanitation", null}[random.nextInt(4)];
        // On and about midnight in the city too.
        Instant raised = Instant.parse("2025-05-31T16:00:00Z")
                .plus(Duration.ofHours(random.nextInt(300 * 24)))
                .minusSeconds(random.nextInt(2));
        Instant due = random.nextInt(8) == 0 ? null : raised.plus(Duration.ofHours(random.nextInt(400)));
        Instant stopped = random.nextInt(4) == 0 ? null : raised.plus(Duration.ofHours(random.nextInt(240)));
        String outcome = new @Nullable String[] {null, "verdict", "verdict", "unreachable", "silent", "rejected"}
                [random.nextInt(6)];
        boolean said = "verdict".equals(outcome);
        return new Laid(
                unit,
                random.nextBoolean() ? "0101" : "0201",
                raised,
                due,
                stopped,
                outcome,
                outcome == null ? null : raised.plus(Duration.ofHours(random.nextInt(300))),
                said ? random.nextBoolean() : null,
                said ? random.nextBoolean() : null,
                said ? 1 + random.nextInt(5) : null,
                random.nextInt(3) == 0 ? 1 : 0);
    }

    /** What acts do to what is counted, by the hand of the database. */
    private void disturb(Random random) {
        for (String change : List.of(
                "update matter_matter set lead_unit = 'water' where outcome is not null and id % 17 = ",
                "update matter_matter set region = '440106001' where id % 17 = ",
                "update matter_matter set type = 'report' where id % 17 = ",
                "update matter_matter set confidential = not confidential where id % 17 = ",
                "update matter_matter set due = due + interval '9 days' where id % 17 = ",
                "update matter_matter set due_stopped_at = due where outcome is null and id % 17 = ",
                "update hotline_request set extension = 'granted' where matter % 17 = ",
                "update hotline_request set reopened = reopened + 1 where matter % 17 = ")) {
            if (random.nextBoolean()) {
                db.update(change + random.nextInt(17));
            }
        }
        db.update("""
                insert into matter_clock (matter, name, limit_number, limit_unit, rule, rule_version, started_at, due)
                select id, case when id % 2 = 0 then 'sign' else 'ruling' end, 1, 'HOUR', 'hotline.limits', 0, raised_at, raised_at
                from matter_matter m where id % 5 = ? and kind = 'request'
                  and not exists (select from matter_clock c where c.matter = m.id)""", random.nextInt(5));
        db.update(
                "update matter_clock set stopped_at = due + (matter % 3 - 1) * interval '1 minute' where stopped_at is null and matter % 3 = ?",
                random.nextInt(3));
    }

    private void define(Random random) {
        RateRule now = rules.current(RateRule.RULE).value();
        List<Rate> more = new ArrayList<>(now.rates());
        more.removeIf(rate -> rate.code().equals("given"));
        more.add(new Rate(
                "given",
                "退单率",
                "Given back",
                Moment.values()[random.nextInt(3)],
                List.of(Fact.DISPATCHED),
                List.of(Rate.Counted.whole(Fact.RETURNED))));
        rules.publish(
                RateRule.RULE,
                new RateRule(1 + random.nextInt(28), now.smallest(), more, now.composites()),
                clock.instant(),
                city.admin.id(),
                "试",
                rules.history(RateRule.RULE).stream()
                        .mapToInt(Versioned::version)
                        .max()
                        .orElse(0));
    }

    @Test
    void aFoldingThatIsKilledLeavesEverythingAsItWas() {
        new LaidRequests(db).lay(List.of(any(new Random(7)), any(new Random(8))));
        long waiting = rollups.check().waiting();
        assertThat(waiting).isPositive();
        transaction.executeWithoutResult(status -> {
            rollups.fold();
            assertThat(rollups.check().waiting()).isZero();
            status.setRollbackOnly();
        });
        assertThat(rollups.check().waiting()).isEqualTo(waiting);
        same(new Random(9), 9);
        rollups.fold();
        assertThat(rollups.check().isSame()).isTrue();
        same(new Random(9), 9);
    }

    @Test
    void sumsThatSomebodyTouchedAreFoundAndMadeAnew() {
        new LaidRequests(db).lay(List.of(any(new Random(17)), any(new Random(18))));
        rollups.fold();
        TestDatabase.asSuperuser(TestDatabase.nameOf(url), "update rates_rollup set n = n + 1");
        Rollups.Check check = rollups.check();
        assertThat(check.wrongSums()).isPositive();
        assertThat(check.wrongLines()).isZero();
        assertThat(check.examples()).isNotEmpty();
        Asked asked = new Asked(LocalDate.of(2025, 5, 1), LocalDate.of(2026, 2, 28), Asked.By.UNIT, null);
        assertThat(rates.standing(asked)).as("the sums are what is read").isNotEqualTo(rates.recount(asked));
        rollups.rebuild(_ -> {});
        assertThat(rollups.check().isSame()).isTrue();
        same(new Random(19), 19);
    }

    @Test
    void underTheClockOfAnotherCityTheDaysAreToldAnew() {
        new LaidRequests(db).lay(List.of(any(new Random(27)), any(new Random(28))));
        rollups.fold();
        db.update("update rates_folded set zone = 'America/St_Johns'");
        same(new Random(29), 29);
        rollups.fold();
        assertThat(db.queryForObject("select zone from rates_folded", String.class))
                .isEqualTo(clock.getZone().getId());
        assertThat(rollups.check().isSame()).isTrue();
        same(new Random(29), 29);
    }
}

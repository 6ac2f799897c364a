package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Rates;
import org.banshi.rates.Rollups;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever people do, with whoever folding beside them, rates out of sums are what counting each request gives. {@code
 * -Dbanshi.walks=500} walks further.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rollupWalks")
class RollupWalksTest {
    private static final int WALKS = Integer.getInteger("banshi.walks", 14);
    private static final int STEPS = 25;
    private static final long FIRST_SEED = 20_261_208L;

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
    private Signers signers;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private Rates rates;

    @Autowired
    private Rollups rollups;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void afterAnyWalkTheSumsSayWhatCountingSays() {
        clock.moveTo(Loop.MONDAY_MORNING);
        RandomWalk.House house = new RandomWalk.House(
                ledger,
                matters,
                kinds.require(Requests.NAME).lifecycle(),
                sweeper,
                clock,
                db,
                TestCity.in(units, members),
                signers);
        for (int i = 0; i < WALKS; i++) {
            long seed = FIRST_SEED + i;
            clock.moveTo(Instant.parse("2026-01-05T00:00:00Z").plus(Duration.ofHours(Math.floorMod(seed * 37, 2000))));
            new RandomWalk(house, seed).walk(STEPS);
            if (i % 3 > 0) {
                rollups.fold();
                assertThat(rollups.check().examples()).as("seed " + seed).isEmpty();
            }
            same(new Random(seed), seed);
        }
    }

    /** In one snapshot, whoever else writes or folds. */
    private void same(Random random, long seed) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.executeWithoutResult(_ -> {
            for (Asked.By by : Asked.By.values()) {
                LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(100));
                Asked asked = new Asked(
                        from,
                        from.plusDays(random.nextInt(200)),
                        by,
                        random.nextInt(3) == 0 ? Set.of("roads", "water") : null);
                assertThat(rates.standing(asked)).as("seed %d, %s", seed, asked).isEqualTo(rates.recount(asked));
            }
        });
    }

    @Test
    void whileManyWriteAndManyFoldNothingIsLostAndNothingCountsTwice() throws Exception {
        clock.moveTo(Loop.MONDAY_MORNING);
        TestCity city = TestCity.in(units, members);
        Loop loop = new Loop(ledger, matters, clock, city);
        rollups.fold();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int turn = i;
            work.add(() -> {
                switch (turn % 4) {
                    case 0, 1 -> {
                        Loop.Walk walk = loop.raise().approved();
                        walk.does(walk.raiser(), "verdict", "solved", turn % 3 > 0, "satisfaction", 1 + turn % 5);
                    }
                    case 2 -> rollups.fold();
                    default -> same(new Random(turn), turn);
                }
                return turn;
            });
        }
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> done : many.invokeAll(work)) {
                done.get();
            }
        }
        same(new Random(1), 1);
        rollups.fold();
        assertThat(rollups.check().waiting()).isZero();
        assertThat(rollups.check().examples()).isEmpty();
        LocalDate day = clock.today();
        clock.advance(Duration.ofDays(2));
        Asked asked = new Asked(day, day, Asked.By.UNIT, null);
        assertThat(rates.standing(asked)).isEqualTo(rates.recount(asked));
        assertThat(rates.standing(asked).all().figure("signed").denominator()).isGreaterThanOrEqualTo(30);
    }
}

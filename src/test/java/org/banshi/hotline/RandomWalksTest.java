package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.State;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Tallies;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever people do in whatever order, nothing is lost. The long matrix walks all walks, the normal run the first
 * of them; {@code -Dbanshi.walks=5000} walks further, {@code -Dbanshi.walk.seed=N} walks one walk again; a failure tells
 * its seed and every step up to the first that failed.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=walks")
class RandomWalksTest {
    private static final int WALKS = Integer.getInteger("banshi.walks", Boolean.getBoolean("banshi.full") ? 200 : 40);
    private static final int STEPS = Integer.getInteger("banshi.walk.steps", 40);
    private static final long FIRST_SEED = Long.getLong("banshi.walk.first", 20_261_122L);

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Verifier verifier;

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
    private Tallies tallies;

    private void theNumbersOfTheClassesAreWhatCountingGives() {
        YearMonth first = YearMonth.of(2026, 1);
        YearMonth last = YearMonth.of(2029, 12);
        List<Long> counted = db.queryForObject(
                """
                select count(*) filter (where not apart) as n, count(*) filter (where not apart and main_id is not null) as merged,
                       count(*) filter (where apart) as apart
                from (select main_id, matter_is_shielded(kind, type, confidential) as apart from matter_matter where kind = 'request') m""", (row, _) -> List.of(row.getLong("n"), row.getLong("merged"), row.getLong("apart")));
        List<Tallies.Cell> cells = tallies.cells(new Tallies.Scope(null, null, first, last));
        assertThat(List.of(
                        cells.stream().mapToLong(Tallies.Cell::raised).sum(),
                        cells.stream().mapToLong(Tallies.Cell::merged).sum(),
                        tallies.apart(first, last)))
                .isEqualTo(counted);
    }

    @Test
    void nothingIsEverLostWhateverPeopleDo() {
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
        Set<String> states = new TreeSet<>();
        Set<String> done = new TreeSet<>();
        Long only = Long.getLong("banshi.walk.seed");
        int walks = only == null ? WALKS : 1;
        for (int i = 0; i < walks; i++) {
            long seed = only == null ? FIRST_SEED + i : only;
            RandomWalk walk = new RandomWalk(house, seed);
            // From any day of the year, so that some walks run into a year without a calendar.
            clock.moveTo(Instant.parse("2026-01-05T00:00:00Z").plus(Duration.ofHours(Math.floorMod(seed * 37, 8500))));
            walk.walk(STEPS);
            states.addAll(walk.states);
            done.addAll(walk.done);
            if (i % 9 == 8) {
                tallies.fold();
            }
        }
        theNumbersOfTheClassesAreWhatCountingGives();
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
        if (only == null) {
            assertThat(states)
                    .as("states that were reached")
                    .isEqualTo(house.lifecycle().states().stream()
                            .map(State::name)
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(done).as("actions that were done").hasSizeGreaterThan(30);
        }
    }
}

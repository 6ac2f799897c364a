package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Recount;
import org.banshi.rates.Snapshot;
import org.banshi.rates.Snapshots;
import org.banshi.rates.Standing;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * What was published is counted again to the same, after any history; and once people have gone on, whatever differs is a
 * request that has a later line. {@code -Dbanshi.walks=500} walks further.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rollupWalks")
class SnapshotWalksTest {
    private static final int WALKS = Integer.getInteger("banshi.walks", 9);
    private static final int STEPS = 25;
    private static final long FIRST_SEED = 20_261_124L;

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
    private Snapshots snapshots;

    private TestCity city;

    @Test
    void afterAnyWalkThePublishedIsCountedAgainToTheSameAndLaterOnlyWhatWentOnDiffers() {
        // After all that other walks in this database did, and onwards: what is later by the clock came later.
        clock.moveTo(Instant.parse("2027-02-01T01:00:00Z"));
        city = TestCity.in(units, members);
        RandomWalk.House house = new RandomWalk.House(
                ledger, matters, kinds.require(Requests.NAME).lifecycle(), sweeper, clock, db, city, signers);
        int differed = 0;
        for (int i = 0; i < WALKS; i++) {
            long seed = FIRST_SEED + i;
            clock.advance(Duration.ofHours(Math.floorMod(seed * 37, 60)));
            RandomWalk walk = new RandomWalk(house, seed);
            walk.walk(STEPS);
            clock.advance(Duration.ofDays(1));
            Snapshot published = published(new Random(seed * 7919));
            String as = "seed " + seed + ", " + published;
            assertThat(snapshots.recount(published.id()).isSame()).as(as).isTrue();

            Standing figures = snapshots.figures(published);
            clock.advance(Duration.ofMinutes(1));
            walk.walk(STEPS);
            Recount later = snapshots.recount(published.id());
            assertThat(later.untouched()).as(as).isTrue();
            assertThat(snapshots.figures(published))
                    .as("what was published stays, %s", as)
                    .isEqualTo(figures);
            assertThat(differing(later))
                    .as("each that differs has gone on, %s", as)
                    .isSubsetOf(wentOn(published));
            assertThat(Stream.concat(
                            later.differences().stream().map(Recount.Difference::since),
                            later.times().stream().map(Recount.Time::since)))
                    .as("and what it did is told, %s", as)
                    .doesNotContainNull();
            differed += differing(later).size();
        }
        assertThat(differed).as("walks went on with what was published").isPositive();
    }

    private Snapshot published(Random random) {
        LocalDate until = clock.today().minusDays(1);
        Asked.By by = Asked.By.values()[random.nextInt(Asked.By.values().length)];
        return snapshots.publish(
                new Asked(until.minusDays(20L + random.nextInt(60)), until, by, null), "月报", null, city.supervisor);
    }

    private static Set<String> differing(Recount recount) {
        Set<String> numbers = new TreeSet<>();
        recount.differences().forEach(each -> numbers.add(each.number()));
        recount.times().forEach(each -> numbers.add(each.number()));
        return numbers;
    }

    private Set<String> wentOn(Snapshot published) {
        return new TreeSet<>(db.queryForList(
                "select distinct m.number from matter_event e join matter_matter m on m.id = e.matter where e.at > ?",
                String.class,
                Timestamp.from(published.cutOff())));
    }
}

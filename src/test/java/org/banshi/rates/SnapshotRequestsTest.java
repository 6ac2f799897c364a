package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Each published figure opens to exactly the requests that it was made of, whatever has come of them since. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rates")
class SnapshotRequestsTest {
    private static int lastYear = 1971;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private SnapshotRequests requests;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private YearMonth month;
    private Snapshot published;

    @BeforeEach
    void aPublishedMonth() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        month = YearMonth.of(lastYear++, 3);
        Random random = new Random(lastYear);
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            Instant closed = month.atDay(1 + random.nextInt(28))
                    .atTime(12, 0)
                    .atZone(clock.getZone())
                    .toInstant();
            all.add(Laid.judged(
                    random.nextBoolean() ? "roads" : "water", closed, random.nextBoolean(), 1 + random.nextInt(5)));
        }
        new LaidRequests(db).lay(all);
        published = snapshots.publish(
                new Asked(month.atDay(1), month.atEndOfMonth(), Asked.By.UNIT, null), "月报", null, city.supervisor);
    }

    private List<Rates.Behind> all(String rate, @Nullable String line) {
        List<Rates.Behind> all = new ArrayList<>();
        Long after = null;
        do {
            Slice<Rates.Behind> page =
                    requests.ofRate(published, rate, Rates.Part.ALL, line, after, 40, city.supervisor);
            all.addAll(page.items());
            after = page.next() == null ? null : Long.valueOf(page.next());
        } while (after != null);
        return all;
    }

    private void eachFigureIsItsList() {
        Standing standing = snapshots.figures(published);
        for (Rate rate : standing.rule().value().rates()) {
            for (Standing.Line line : standing.lines()) {
                same(line.figure(rate.code()), all(rate.code(), line.key()));
            }
            same(standing.all().figure(rate.code()), all(rate.code(), null));
        }
    }

    private static void same(Figure figure, List<Rates.Behind> behind) {
        assertThat(behind).hasSize((int) figure.denominator());
        assertThat(behind.stream().map(Rates.Behind::weight).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(figure.numerator());
        assertThat(behind.stream().map(Rates.Behind::id)).doesNotHaveDuplicates();
    }

    @Test
    void eachFigureOpensToItsListAlsoAfterTheLedgerSaysSomethingElse() {
        eachFigureIsItsList();
        db.update(
                "update matter_matter set lead_unit = 'water' where kind = 'request' and closed_at >= ? and closed_at < ?",
                java.sql.Timestamp.valueOf(month.atDay(1).atStartOfDay()),
                java.sql.Timestamp.valueOf(month.plusMonths(1).atDay(1).atStartOfDay()));
        assertThat(snapshots.recount(published.id()).isSame()).isFalse();
        eachFigureIsItsList();
    }

    @Test
    void eachTimeOpensToItsList() {
        Waits.Table table = snapshots.waits(published).orElseThrow();
        for (Waits.Line line : table.lines()) {
            line.took()
                    .forEach((wait, took) -> assertThat(
                                    requests.ofWait(published, wait, line.key(), null, 500, city.supervisor)
                                            .items())
                            .hasSize((int) took.of()));
        }
    }

    @Test
    void aHandlerReadsWhatIsBehindTheOwnUnitAlone() {
        assertThat(requests.ofRate(published, "solved", Rates.Part.ALL, "water", null, 500, city.roads)
                        .items())
                .isEmpty();
        assertThat(requests.ofRate(published, "solved", Rates.Part.ALL, "roads", null, 500, city.roads)
                        .items())
                .hasSameSizeAs(all("solved", "roads"));
        assertThat(requests.ofRate(published, "solved", Rates.Part.ALL, null, null, 500, city.roads)
                        .items())
                .hasSameSizeAs(all("solved", "roads"));
    }
}

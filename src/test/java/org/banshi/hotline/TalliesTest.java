package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Query;
import org.banshi.matter.Tallies;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The numbers of the classes are at every moment what counting all matters one by one gives. */
@BanshiTest
class TalliesTest {
    private static final List<@Nullable String> CATEGORIES =
            java.util.Arrays.asList("01", "0101", "0102", "0201", null);
    private static final List<@Nullable String> REGIONS =
            java.util.Arrays.asList(null, "44", "4419", "441900003", "4401", "440106", "440106001");
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth LAST = YearMonth.of(2027, 12);

    @Autowired
    private Tallies tallies;

    @Autowired
    private Ledger ledger;

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

    @Autowired
    private TransactionTemplate transaction;

    private TestCity city;
    private Loop loop;

    @BeforeEach
    void cityOfTheDay() {
        city = TestCity.in(units, members);
        clock.moveTo(Loop.MONDAY_MORNING);
        loop = new Loop(ledger, matters, clock, city);
    }

    @Test
    void afterAnyHistoryTheNumbersAreWhatCountingOneByOneGives() {
        Random random = new Random(20_261_129);
        List<Loop.Walk> raised = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            clock.moveTo(Instant.parse("2026-01-31T15:30:00Z").plus(Duration.ofHours(random.nextInt(2_000))));
            Loop.Walk one = raise(random);
            raised.add(one);
            corrected(one, raised, random);
            if (random.nextInt(7) == 0) {
                tallies.fold();
            }
            if (i % 10 == 9) {
                everythingIsAsCounted();
            }
        }
        db.update(
                "update matter_matter set raised_at = raised_at - interval '40 days' where number = ?",
                raised.getFirst().receipt.number());
        everythingIsAsCounted();
        tallies.fold();
        assertThat(db.queryForObject("select count(*) from matter_tally_line", Long.class))
                .isZero();
        everythingIsAsCounted();
    }

    private Loop.Walk raise(Random random) {
        return loop.raise(request(
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                REGIONS.get(random.nextInt(REGIONS.size())),
                random.nextInt(6) == 0 ? "report" : "help",
                random.nextInt(6) == 0));
    }

    /** Another class, a merge and its undoing, all by the ledger's own actions. */
    private void corrected(Loop.Walk one, List<Loop.Walk> raised, Random random) {
        try {
            switch (random.nextInt(4)) {
                case 0 ->
                    one.does(city.operator, "classify", "category", "0102", "type", "complaint", "grade", "normal");
                case 1 ->
                    one.does(
                            city.operator,
                            "merge",
                            "main",
                            raised.get(random.nextInt(raised.size())).receipt.number());
                case 2 -> raised.get(random.nextInt(raised.size())).does(city.operator, "unmerge");
                default -> one.accepted();
            }
        } catch (org.banshi.web.Problem refused) {
            assertThat(refused.code()).isNotEmpty();
        }
    }

    @Test
    void nobodyIsWaitedForAndNothingIsLostWhileManyRaiseAndOthersAddUp() throws Exception {
        long before = sum(tallies.cells(new Tallies.Scope("0201", null, FIRST, LAST)));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean folds = i % 4 == 3;
            work.add(() -> {
                if (folds) {
                    return tallies.fold();
                }
                loop.raise(request("0201", "4419", "help", false));
                return 1;
            });
        }
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> done : many.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(sum(tallies.cells(new Tallies.Scope("0201", null, FIRST, LAST))))
                .isEqualTo(before + 45);
        everythingIsAsCounted();
    }

    @Test
    void whatIsTakenBackBeforeItIsWrittenCountsNowhere() {
        long before = sum(tallies.cells(new Tallies.Scope(null, null, FIRST, LAST)));
        transaction.executeWithoutResult(status -> {
            loop.raise(request("0101", null, "help", false));
            assertThat(sum(tallies.cells(new Tallies.Scope(null, null, FIRST, LAST))))
                    .isEqualTo(before + 1);
            status.setRollbackOnly();
        });
        assertThat(sum(tallies.cells(new Tallies.Scope(null, null, FIRST, LAST))))
                .isEqualTo(before);
    }

    @Test
    void whatTurnsOutToBeAReportLeavesItsClassAndIsCountedApart() {
        Tallies.Scope scope = new Tallies.Scope("0101", null, FIRST, LAST);
        long inClass = sum(tallies.cells(scope));
        long apart = tallies.apart(FIRST, LAST);
        Loop.Walk one = loop.raise(request("0101", null, "complaint", false));
        assertThat(sum(tallies.cells(scope))).isEqualTo(inClass + 1);
        one.does(
                city.operator,
                "classify",
                "category",
                "0101",
                "type",
                "report",
                "grade",
                "normal",
                "aboutUnit",
                "roads");
        assertThat(sum(tallies.cells(scope))).isEqualTo(inClass);
        assertThat(tallies.apart(FIRST, LAST)).isEqualTo(apart + 1);
    }

    @Test
    void theListOfMattersHasExactlyWhatIsCounted() {
        loop.raise(request("0101", "4419", "help", false));
        loop.raise(request("01", "441900003", "help", false));
        loop.raise(request("0101", "4419", "report", false));
        YearMonth month = YearMonth.of(2026, 3);
        Query listed = Query.all()
                .ofKind(Requests.NAME)
                .inCategory("01")
                .inRegion("4419")
                .since(month.atDay(1).atStartOfDay(clock.getZone()).toInstant())
                .before(month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant())
                .openly(true);
        assertThat(matters.count(listed, city.dispatcher, true).value())
                .isEqualTo(sum(tallies.cells(new Tallies.Scope("01", "4419", month, month))));
        assertThat(matters.count(listed.inCategory("=01"), city.dispatcher, true)
                        .value())
                .isEqualTo(tallies.cells(new Tallies.Scope("01", "4419", month, month)).stream()
                        .filter(cell -> "01".equals(cell.category()))
                        .mapToLong(Tallies.Cell::raised)
                        .sum());
    }

    private static long sum(List<Tallies.Cell> cells) {
        return cells.stream().mapToLong(Tallies.Cell::raised).sum();
    }

    private static NewMatter request(
            @Nullable String category, @Nullable String region, String type, boolean confidential) {
        return new NewMatter(
                Requests.NAME,
                type,
                "normal",
                category,
                new NewMatter.Words("路灯不亮", "路灯不亮，请尽快处理。"),
                new NewMatter.Place(region, null, null, null),
                NewMatter.Origin.of("web"),
                NewMatter.Identity.NONE,
                confidential,
                Map.of());
    }

    private void everythingIsAsCounted() {
        for (String category : java.util.Arrays.asList(null, "01", "0102")) {
            for (String region : REGIONS) {
                Tallies.Scope scope = new Tallies.Scope(category, region, FIRST, LAST);
                assertThat(tallies.cells(scope)).as("%s", scope).isEqualTo(counted(scope));
            }
        }
        assertThat(tallies.apart(FIRST, LAST))
                .isEqualTo(db.queryForObject(
                        "select count(*) from matter_matter where kind = 'request' and matter_is_shielded(kind, type, confidential)"
                                + " and raised_at >= ? and raised_at < ?",
                        Long.class,
                        begin(FIRST),
                        begin(LAST.plusMonths(1))));
    }

    private Timestamp begin(YearMonth month) {
        return Timestamp.from(month.atDay(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private List<Tallies.Cell> counted(Tallies.Scope scope) {
        return db.query(
                """
                select date_trunc('month', raised_at at time zone ?)::date as month, category, count(*) as n,
                       count(*) filter (where main_id is not null) as merged
                from matter_matter
                where kind = 'request' and not matter_is_shielded(kind, type, confidential)
                  and (?::text is null or category like ? || '%') and (?::text is null or region like ? || '%')
                  and raised_at >= ? and raised_at < ? group by 1, 2 order by 1, 2""",
                (row, _) -> new Tallies.Cell(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("category"),
                        row.getLong("n"),
                        row.getLong("merged")),
                clock.getZone().getId(),
                scope.category(),
                scope.category(),
                scope.region(),
                scope.region(),
                begin(scope.from()),
                begin(scope.until().plusMonths(1)));
    }
}

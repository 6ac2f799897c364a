package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** In which month a request is due, and when it was in time. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rates")
class RateDueTest {
    private static int lastYear = 1981;

    @Autowired
    private Rates rates;

    @Autowired
    private Rollups rollups;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private LaidRequests requests;
    private YearMonth month;

    @BeforeEach
    void aMonthOfItsOwn() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity.in(units, members);
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

    private Asked asked() {
        return new Asked(month.atDay(1), month.atEndOfMonth(), Asked.By.UNIT, null);
    }

    private Instant day(int day) {
        return month.atDay(day).atTime(12, 0).atZone(clock.getZone()).toInstant();
    }

    private Standing.Line line(String unit) {
        return rates.standing(asked()).lines().stream()
                .filter(line -> line.key().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsDueWithTheLastDayOfAMonthIsDueInThatMonth() {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(clock.getZone()).toInstant();
        Instant begin = month.atDay(1).atStartOfDay(clock.getZone()).toInstant();
        requests.lay(List.of(
                due("roads", end, end.minusSeconds(60)),
                due("roads", end.plusNanos(1000), end),
                due("roads", begin, begin.minusSeconds(60)),
                due("roads", begin.plusNanos(1000), begin.plusSeconds(60))));
        assertThat(line("roads").figure("onTime").parts()).isEqualTo("1/2");
    }

    private static Laid due(String unit, Instant due, Instant stopped) {
        Instant raised = due.minusSeconds(864_000);
        return new Laid(unit, "0101", raised, due, stopped, "verdict", due.plusSeconds(86_400), true, true, 5, 0);
    }

    @Test
    void whatWasLateOnceAndHadToBeDoneAgainIsNotInTimeHoweverSoonTheSecondAnswerCame() {
        Laid again = new Laid("roads", "0101", day(2), day(9), day(8), "verdict", day(10), true, true, 5, 1);
        requests.lay(List.of(again, again, Laid.judged("roads", day(9), true, 5)));
        List<Long> both = db.queryForList(
                "select matter from hotline_request where reworks = 1 order by matter desc limit 2", Long.class);
        clock(both.getFirst(), day(4), day(6));
        clock(both.getFirst(), day(9), day(8));
        clock(both.getLast(), day(4), day(3));
        clock(both.getLast(), day(9), day(8));
        assertThat(line("roads").figure("onTime").parts()).isEqualTo("2/3");
    }

    private void clock(long matter, Instant due, Instant stopped) {
        db.update(
                "insert into matter_clock (matter, name, unit, limit_number, limit_unit, started_at, due, stopped_at)"
                        + " values (?, 'handle', 'roads', 3, 'd', ?, ?, ?)",
                matter,
                Timestamp.from(due.minusSeconds(86_400)),
                Timestamp.from(due),
                Timestamp.from(stopped));
    }
}

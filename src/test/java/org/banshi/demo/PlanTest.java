package org.banshi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.RequestLimits;
import org.banshi.rule.Rules;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PlanTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final List<Row> ROWS = Row.all();
    private static Hours hours;
    private static RequestLimits limits;

    @BeforeAll
    static void aCalendar() {
        JdbcClient db = JdbcClient.create(
                new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password()));
        CityClock clock = CityClock.real(CITY);
        hours = new Hours(new Calendars(db, clock, _ -> {}), CITY);
        limits = new Rules(db, clock, HotlineRules.LIMITS)
                .current(HotlineRules.LIMITS)
                .value();
    }

    private static Plan plan(Instant now) {
        return Plan.of(ROWS, new Course.Terms(hours, limits, Settlement.directoryOfDemo(), now));
    }

    @Test
    void everyMomentToStartTheDemoHasAPlan() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        // Nights, weekends, the long holidays, New Year, and years without a calendar.
        List<String> days = List.of(
                "2026-02-14",
                "2026-02-24",
                "2026-05-03",
                "2026-10-01",
                "2026-10-05",
                "2026-10-08",
                "2026-11-22",
                "2026-12-31",
                "2027-01-04",
                "2031-03-03");
        for (String day : days) {
            Instant now = Instant.parse(day + "T00:00:00Z").plusSeconds(random.nextInt(24 * 3600));
            assertThat(plan(now).misfits())
                    .extracting(Row::id)
                    .as("%s, seed %s", now, seed)
                    .isEmpty();
        }
    }

    @Test
    void nothingHappensBeforeItsTimeOrAfterNow() {
        Instant now = Instant.parse("2026-11-22T04:20:00Z");
        List<Event> events = plan(now).events();
        assertThat(events).hasSizeGreaterThan(2000).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(events.getFirst().at()).isAfter(now.minus(Duration.ofDays(100)));
        assertThat(events.getLast().at()).isBefore(now);
        Map<String, Instant> last = new HashMap<>();
        for (Event event : events) {
            Instant before = last.put(event.row().id(), event.at());
            if (before == null) {
                assertThat(event.action()).as(event.row().id()).isEqualTo(Event.RAISE);
            } else {
                assertThat(event.at()).as(event.row().id()).isAfter(before);
            }
        }
        assertThat(last).hasSize(ROWS.size());
    }

    @Test
    void theSameMomentGivesTheSamePlan() {
        Instant now = Instant.parse("2026-09-30T15:00:00Z");
        assertThat(plan(now).events()).isEqualTo(plan(now).events());
    }
}

package org.banshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CalendarsTest {
    private static final String YEAR_2027 = """
            date,name,is_off_day
            2026-12-31,元旦,1
            2027-01-01,元旦,1
            2027-01-02,元旦,0
            2027-10-01,国庆节,1
            """;

    private final String url = TestDatabase.fresh();
    private final JdbcClient db =
            JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.password()));
    private final CityClock clock = CityClock.movable(Shipped.SHANGHAI);
    private final AtomicLong nanos = new AtomicLong();
    private final List<Object> events = new ArrayList<>();
    private final Calendars calendars = server();

    @Test
    void twentyYearsAreThereFromTheStart() {
        assertThat(calendars.years()).hasSize(20).contains(2007, 2026);
        assertThat(calendars.isWorkingDay(LocalDate.parse("2026-02-14"))).isTrue();
        assertThat(calendars.isWorkingDay(LocalDate.parse("2026-02-16"))).isFalse();
        assertThat(calendars.day(LocalDate.parse("2026-02-16")))
                .get()
                .extracting(CalendarDay::name)
                .isEqualTo("春节");
        assertThatThrownBy(() -> calendars.isWorkingDay(LocalDate.parse("2027-02-16")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2027");
    }

    @Test
    void manyServersMayStartAtOnceOnAnEmptyDatabase() throws Exception {
        db.sql("select 1").query(Integer.class).single();
        String empty = TestDatabase.fresh();
        JdbcClient same =
                JdbcClient.create(new DriverManagerDataSource(empty, TestDatabase.APP, TestDatabase.password()));
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Calendars> start = () -> new Calendars(same, clock, events::add);
            for (Future<Calendars> started :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> start).toList())) {
                assertThat(started.get().years()).hasSize(20);
            }
        }
        assertThat(same.sql("select count(*) from calendar_day")
                        .query(Integer.class)
                        .single())
                .isEqualTo(678);
    }

    @Test
    void aLoadedYearDatesWhatWasUndatedAndTellsTheHouse() {
        Instant start = Instant.parse("2026-12-28T02:00:00Z");
        assertThat(calendars.due(start, Limit.workingDays(4))).isEqualTo(new Dating.Undated(2027));

        calendars.load(2027, YEAR_2027, 7, "the notice of November 2026");

        assertThat(events).containsExactly(new CalendarChanged(2027));
        assertThat(calendars.due(start, Limit.workingDays(4)))
                .asInstanceOf(type(Dating.Dated.class))
                .satisfies(dated -> {
                    // 12-29, 12-30, not 12-31 which the new notice takes, Saturday 01-02 which it gives, then 01-04
                    assertThat(dated.why().lastDay()).isEqualTo("2027-01-04");
                    assertThat(dated.why().calendars()).containsOnlyKeys(2026, 2027);
                });
    }

    @Test
    void aYearIsReplacedByItsNextVersionAndTheOldOneIsKept() {
        calendars.load(2027, YEAR_2027, 7, "first");
        calendars.load(2027, YEAR_2027.replace("2027-01-02,元旦,0\n", ""), 8, "mended");
        assertThat(calendars.isWorkingDay(LocalDate.parse("2027-01-02"))).isFalse();
        assertThat(calendars.loadings().subList(0, 2))
                .extracting(Calendars.Loading::version, Calendars.Loading::byStaff, Calendars.Loading::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, 8L, "mended"),
                        org.assertj.core.groups.Tuple.tuple(1, 7L, "first"));
        for (String change : List.of(
                "update calendar_day set rest = false",
                "delete from calendar_day",
                "truncate calendar_day",
                "update calendar_year set why = 'x'",
                "delete from calendar_year",
                "truncate calendar_year cascade")) {
            assertThatThrownBy(() -> db.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void anotherServerSeesTheNewYearAtItsNextCheck() {
        Calendars other = server();
        calendars.load(2027, YEAR_2027, 7, "first");
        assertThat(other.years()).doesNotContain(2027);
        nanos.addAndGet(1_000_000_000L);
        assertThat(other.years()).contains(2027);
    }

    @Test
    void sixteenLoadingsAtOnceBecomeSixteenVersions() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<Void> load = () -> {
                server().load(2027, YEAR_2027, 7, "at once");
                return null;
            };
            for (Future<Void> done :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> load).toList())) {
                done.get();
            }
        }
        assertThat(db.sql("select version from calendar_year where year = 2027 order by version")
                        .query(Integer.class)
                        .list())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void fromNovemberOnTheNextYearIsMissed() {
        clock.moveTo(Instant.parse("2026-10-31T15:59:59Z"));
        assertThat(calendars.missingSoon()).isEmpty();
        clock.moveTo(Instant.parse("2026-10-31T16:00:00Z"));
        assertThat(calendars.missingSoon()).contains(2027);
        calendars.load(2027, YEAR_2027, 7, "first");
        assertThat(calendars.missingSoon()).isEmpty();
        clock.moveTo(Instant.parse("2028-03-01T00:00:00Z"));
        assertThat(calendars.missingSoon()).contains(2028);
    }

    @Test
    void aFaultyFileIsRefusedWithItsLinesAndChangesNothing() {
        String faulty = """
                date,name,is_off_day
                2027-01-01,元旦,1
                2027-13-01,元旦,1
                2027-01-02,元旦,yes
                2027-01-01,元旦,1
                2028-01-01,元旦,1
                2027-05-01,,1
                2027-10-01,国庆\0节,1
                2027-10-02
                """;
        assertThatThrownBy(() -> calendars.load(2027, faulty, 7, "first"))
                .asInstanceOf(type(BadCalendar.class))
                .satisfies(bad -> assertThat(bad.faults())
                        .extracting(BadCalendar.Fault::line, BadCalendar.Fault::code)
                        .containsExactlyInAnyOrder(
                                org.assertj.core.groups.Tuple.tuple(3, "date"),
                                org.assertj.core.groups.Tuple.tuple(4, "rest"),
                                org.assertj.core.groups.Tuple.tuple(5, "twice"),
                                org.assertj.core.groups.Tuple.tuple(6, "otherYear"),
                                org.assertj.core.groups.Tuple.tuple(7, "name"),
                                org.assertj.core.groups.Tuple.tuple(8, "unstorable"),
                                org.assertj.core.groups.Tuple.tuple(9, "columns")));
        assertFault("", "heading");
        assertFault("a,b\n1,2\n", "heading");
        assertFault("date,name,is_off_day\n2027-01-01,元旦,1\n", "holidayMissing");
        assertFault("date,name,is_off_day\n\"2027", "unreadable");
        assertThat(calendars.years()).doesNotContain(2027);
        assertThat(events).isEmpty();
    }

    private void assertFault(String csv, String code) {
        assertThatThrownBy(() -> calendars.load(2027, csv, 7, "first"))
                .asInstanceOf(type(BadCalendar.class))
                .satisfies(bad -> assertThat(bad.faults())
                        .extracting(BadCalendar.Fault::code)
                        .contains(code));
    }

    private Calendars server() {
        return new Calendars(db, clock, events::add, nanos::get);
    }
}

package org.banshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.banshi.calendar.Shipped.COUNTING;
import static org.banshi.calendar.Shipped.SHANGHAI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.banshi.calendar.Dating.Dated;
import org.banshi.calendar.Dating.Undated;
import org.banshi.calendar.Explanation.Kind;
import org.banshi.calendar.Explanation.Line;
import org.banshi.calendar.Explanation.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CountingTest {

    /** Counted by hand on the notices of the State Council. */
    @ParameterizedTest
    @CsvSource({
        // 2020: rest 01-24 to 02-02 (extended), worked on Sunday 01-19
        "2020-01-17, 1, 2020-01-19",
        "2020-01-23, 1, 2020-02-03",
        "2020-01-23, 5, 2020-02-07",
        // 2021: rest 02-11 to 02-17, worked on Sunday 02-07 and Saturday 02-20
        "2021-02-05, 1, 2021-02-07",
        "2021-02-05, 5, 2021-02-18",
        "2021-02-10, 5, 2021-02-23",
        // 2024: rest 02-10 to 02-17, worked on Sundays 02-04 and 02-18
        "2024-02-02, 5, 2024-02-08",
        "2024-02-09, 5, 2024-02-22",
        "2024-05-08, 3, 2024-05-11",
        // 2025: rest 01-28 to 02-04, worked on Sunday 01-26 and Saturday 02-08
        "2025-01-24, 5, 2025-02-07",
        "2025-01-27, 5, 2025-02-10",
        "2025-09-26, 1, 2025-09-28",
        "2025-09-30, 3, 2025-10-11",
        // 2026: rest 02-15 to 02-23, worked on Saturdays 02-14 and 02-28
        "2026-02-13, 5, 2026-02-27",
        "2026-02-14, 5, 2026-02-28",
        "2026-02-20, 1, 2026-02-24",
        "2026-09-18, 1, 2026-09-20",
        "2026-09-24, 1, 2026-09-28",
        "2026-09-30, 5, 2026-10-13",
        // over the end of a year; in 2007 the notice of 2008 took December 30 and 31, and gave December 29
        "2007-12-28, 1, 2007-12-29",
        "2007-12-28, 2, 2008-01-02",
        "2022-12-30, 1, 2023-01-03",
        "2025-12-31, 1, 2026-01-04",
        "2025-12-31, 5, 2026-01-08",
        // no working day at all: the day itself, or the next that is worked
        "2026-09-30, 0, 2026-09-30",
        "2026-10-01, 0, 2026-10-08",
    })
    void workingDaysFollowTheNotices(LocalDate start, int number, LocalDate last) {
        assertThat(lastDay(start, Limit.workingDays(number))).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 2, 2026-02-14", // a Saturday that is worked
        "2026-02-12, 3, 2026-02-24", // the 15th is a rest day
        "2026-09-27, 3, 2026-09-30",
        "2026-09-29, 3, 2026-10-08",
        "2024-05-08, 3, 2024-05-11",
        "2026-11-20, 1, 2026-11-23",
        "2026-10-01, 0, 2026-10-08",
        "2025-12-30, 3, 2026-01-04",
    })
    void calendarDaysCountEveryDayButNeverEndOnARestDay(LocalDate start, int number, LocalDate last) {
        assertThat(lastDay(start, Limit.days(number))).isEqualTo(last);
    }

    @Test
    void aDayLimitEndsAtTwentyFourOClockInTheCityWheneverOnTheDayItStarted() {
        Instant midnightAfter = Instant.parse("2026-11-27T16:00:00Z");
        for (String start : List.of("2026-11-20T00:00", "2026-11-20T12:00", "2026-11-20T23:59:59.999")) {
            assertThat(due(local(start), Limit.workingDays(5))).isEqualTo(midnightAfter);
        }
        assertThat(COUNTING.lastDay(midnightAfter)).isEqualTo("2026-11-27");
        assertThat(COUNTING.endOf(LocalDate.parse("2026-11-27"))).isEqualTo(midnightAfter);
    }

    @Test
    void hoursRunThroughNightsHolidaysAndYearsWithoutACalendar() {
        assertThat(due(local("2026-02-16T23:00"), Limit.hours(24))).isEqualTo(local("2026-02-17T23:00"));
        assertThat(due(local("2026-12-31T23:00"), Limit.hours(2))).isEqualTo(local("2027-01-01T01:00"));
        assertThat(due(local("1999-01-01T00:00"), Limit.minutes(30))).isEqualTo(local("1999-01-01T00:30"));
    }

    @Test
    void aYearWithoutCalendarIsSaidAndNotGuessed() {
        Instant start = local("2026-12-28T09:00");
        assertThat(due(start, Limit.workingDays(3))).isEqualTo(local("2027-01-01T00:00"));
        assertThat(COUNTING.due(start, Limit.workingDays(4))).isEqualTo(new Undated(2027));
        assertThat(COUNTING.due(start, Limit.days(4))).isEqualTo(new Undated(2027));
        assertThat(COUNTING.due(start, Limit.workingDays(Integer.MAX_VALUE))).isEqualTo(new Undated(2027));
        assertThat(COUNTING.due(local("2006-12-28T09:00"), Limit.workingDays(1)))
                .isEqualTo(new Undated(2006));
        assertThat(COUNTING.due(local("2027-06-01T09:00"), Limit.days(0))).isEqualTo(new Undated(2027));
        assertThat(COUNTING.lines(start, Limit.workingDays(4)))
                .extracting(Line::kind)
                .containsExactly(Kind.START, Kind.COUNTED, Kind.COUNTED, Kind.COUNTED);
    }

    @Test
    void whatIsLeftIsInTheLimitsOwnUnitAndNeverNegative() {
        Instant due = due(local("2026-02-13T09:00"), Limit.workingDays(5));
        assertThat(COUNTING.left(local("2026-02-13T18:00"), due, Limit.Unit.WORKING_DAY))
                .isEqualTo(Limit.workingDays(5));
        assertThat(COUNTING.left(local("2026-02-18T18:00"), due, Limit.Unit.WORKING_DAY))
                .isEqualTo(Limit.workingDays(4));
        assertThat(COUNTING.left(local("2026-02-27T23:59"), due, Limit.Unit.WORKING_DAY))
                .isEqualTo(Limit.workingDays(0));
        assertThat(COUNTING.left(local("2026-03-09T00:00"), due, Limit.Unit.WORKING_DAY))
                .isEqualTo(Limit.workingDays(0));
        assertThat(COUNTING.left(local("2026-02-18T18:00"), due, Limit.Unit.CALENDAR_DAY))
                .isEqualTo(Limit.days(9));
        Instant noon = local("2026-02-18T12:00");
        assertThat(COUNTING.left(noon, noon.plus(Duration.ofHours(3)), Limit.Unit.HOUR))
                .isEqualTo(Limit.hours(3));
        assertThat(COUNTING.left(noon, noon.plusSeconds(3 * 3600 + 119), Limit.Unit.HOUR))
                .isEqualTo(Limit.minutes(181));
        assertThat(COUNTING.left(noon, noon.plusSeconds(119), Limit.Unit.MINUTE))
                .isEqualTo(Limit.minutes(1));
        assertThat(COUNTING.left(noon, noon.minusSeconds(1), Limit.Unit.MINUTE)).isEqualTo(Limit.minutes(0));
        assertThat(COUNTING.left(local("2026-12-30T12:00"), local("2027-02-01T00:00"), Limit.Unit.WORKING_DAY))
                .as("no calendar for January 2027")
                .isEqualTo(Limit.days(32));
    }

    @Test
    void anUndatedLimitLosesOnlyTheDaysThatAreKnownToBeWorked() {
        Instant start = local("2026-12-28T09:00");
        assertThat(COUNTING.unspent(local("2026-12-30T09:00"), start, Limit.workingDays(10)))
                .isEqualTo(Limit.workingDays(8));
        assertThat(COUNTING.unspent(local("2027-01-20T09:00"), start, Limit.workingDays(10)))
                .isEqualTo(Limit.workingDays(7));
        assertThat(COUNTING.unspent(local("2027-01-20T09:00"), start, Limit.days(10)))
                .isEqualTo(Limit.days(0));
    }

    @Test
    void theExplanationNamesWhatWasSkippedAndWhatWasMadeUp() {
        Explanation why = why(local("2026-02-13T09:30"), Limit.workingDays(5));
        assertThat(why.firstDay()).isEqualTo("2026-02-14");
        assertThat(why.lastDay()).isEqualTo("2026-02-27");
        assertThat(why.skipped())
                .containsExactly(new Span(LocalDate.parse("2026-02-15"), LocalDate.parse("2026-02-23"), "春节"));
        assertThat(why.madeUp()).containsExactly(LocalDate.parse("2026-02-14"));
        assertThat(why.movedFrom()).isNull();
        assertThat(why.calendars()).containsExactly(java.util.Map.entry(2026, 1));
    }

    @Test
    void theExplanationTellsThatTheEndWasMoved() {
        Explanation why = why(local("2025-12-30T09:30"), Limit.days(3));
        assertThat(why.movedFrom()).isEqualTo("2026-01-02");
        assertThat(why.lastDay()).isEqualTo("2026-01-04");
        assertThat(why.skipped())
                .containsExactly(new Span(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-03"), "元旦"));
        assertThat(why.madeUp()).containsExactly(LocalDate.parse("2026-01-04"));
        assertThat(COUNTING.lines(local("2025-12-30T09:30"), Limit.days(3)))
                .containsExactly(
                        new Line(LocalDate.parse("2025-12-30"), Kind.START, "", 0),
                        new Line(LocalDate.parse("2025-12-31"), Kind.COUNTED, "", 1),
                        new Line(LocalDate.parse("2026-01-01"), Kind.COUNTED, "元旦", 2),
                        new Line(LocalDate.parse("2026-01-02"), Kind.MOVED, "元旦", 3),
                        new Line(LocalDate.parse("2026-01-03"), Kind.REST, "元旦", 3),
                        new Line(LocalDate.parse("2026-01-04"), Kind.MAKE_UP_WORK, "元旦", 3),
                        new Line(LocalDate.parse("2026-01-04"), Kind.DUE, "元旦", 3));
    }

    @Test
    void theExplanationSurvivesJson() {
        JsonMapper json = JsonMapper.builder().build();
        for (Limit limit : List.of(Limit.workingDays(5), Limit.days(3), Limit.hours(24), Limit.workingDays(0))) {
            Explanation why = why(local("2026-02-13T09:30"), limit);
            assertThat(json.readValue(json.writeValueAsString(why), Explanation.class))
                    .isEqualTo(why);
        }
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(SHANGHAI).toInstant();
    }

    private static Instant due(Instant start, Limit limit) {
        return ((Dated) COUNTING.due(start, limit)).due();
    }

    private static Explanation why(Instant start, Limit limit) {
        return ((Dated) COUNTING.due(start, limit)).why();
    }

    private static LocalDate lastDay(LocalDate start, Limit limit) {
        Instant due = due(start.atTime(10, 0).atZone(SHANGHAI).toInstant(), limit);
        assertThat(due).isEqualTo(COUNTING.endOf(COUNTING.lastDay(due)));
        return COUNTING.lastDay(due);
    }
}

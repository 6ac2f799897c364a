package org.banshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.banshi.calendar.Shipped.CALENDAR;
import static org.banshi.calendar.Shipped.COUNTING;
import static org.banshi.calendar.Shipped.SHANGHAI;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.banshi.calendar.WorkingCalendar.MissingYear;
import org.junit.jupiter.api.Test;

/** What holds of every day from 2007 to 2026 and every limit up to 25. */
class EveryDayTest {
    private static final LocalDate FIRST = LocalDate.of(2007, 1, 1);
    /** Far enough from the end that no limit here runs into 2027. */
    private static final LocalDate LAST = LocalDate.of(2026, 10, 1);

    private static final int MOST = 25;

    @Test
    void theYearsHaveAsManyWorkingDaysAsTheNoticesGiveThem() throws MissingYear {
        Map<Integer, Integer> worked = new TreeMap<>();
        for (int year = 2007; year <= 2026; year++) {
            int before = CALENDAR.isWorked(LocalDate.of(year, 1, 1)) ? 1 : 0;
            worked.put(year, before + CALENDAR.workedBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
        assertThat(worked.values())
                .containsExactly(
                        249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248,
                        248);
        assertThat(worked).containsEntry(2024, 251).containsEntry(2025, 248).containsEntry(2026, 248);
    }

    @Test
    void dayLimitsGrowWithTheirNumberAndTheirStartAndNeverEndOnARestDay() throws MissingYear {
        for (Limit.Unit unit : List.of(Limit.Unit.CALENDAR_DAY, Limit.Unit.WORKING_DAY)) {
            LocalDate[] yesterday = ends(FIRST, unit);
            for (LocalDate start = FIRST.plusDays(1); start.isBefore(LAST); start = start.plusDays(1)) {
                LocalDate[] today = ends(start, unit);
                for (int number = 0; number <= MOST; number++) {
                    LocalDate end = today[number];
                    if (!CALENDAR.isWorked(end)
                            || end.isBefore(start)
                            || end.isBefore(yesterday[number])
                            || number > 0 && end.isBefore(today[number - 1])) {
                        throw new AssertionError(start + " + " + number + " " + unit + " ends on " + end);
                    }
                }
                yesterday = today;
            }
        }
    }

    @Test
    void workingDaysCountExactlyTheWorkedDaysAndAreAdditiveInTheirLastDays() throws MissingYear {
        Map<LocalDate, LocalDate[]> ends = new HashMap<>();
        for (LocalDate start = FIRST; start.isBefore(LAST.plusDays(30)); start = start.plusDays(1)) {
            ends.put(start, ends(start, Limit.Unit.WORKING_DAY));
        }
        for (LocalDate start = FIRST; start.isBefore(LAST); start = start.plusDays(1)) {
            LocalDate[] mine = ends.get(start);
            for (int first = 1; first <= 10; first++) {
                if (CALENDAR.workedBetween(start, mine[first]) != first) {
                    throw new AssertionError(start + " + " + first + " ends on " + mine[first]);
                }
                for (int second = 0; second <= MOST - first; second++) {
                    LocalDate then = ends.get(mine[first])[second];
                    if (!then.equals(mine[first + second])) {
                        throw new AssertionError(start + " + " + first + " + " + second + " is " + then);
                    }
                }
            }
        }
    }

    @Test
    void minutesAndHoursAreAdditive() {
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            Instant start = day.atTime(23, 50).atZone(SHANGHAI).toInstant();
            for (int first : new int[] {0, 1, 30, 119}) {
                for (int second : new int[] {0, 2, 45, 1440}) {
                    assertSame(
                            due(due(start, Limit.minutes(first)), Limit.minutes(second)),
                            due(start, Limit.minutes(first + second)));
                    assertSame(
                            due(due(start, Limit.hours(first)), Limit.hours(second)),
                            due(start, Limit.hours(first + second)));
                }
            }
        }
    }

    @Test
    void aStoppedLimitIsTakenUpAgainWithoutLossOrGain() {
        LocalDate end = LocalDate.of(2026, 3, 31);
        for (LocalDate start = LocalDate.of(2025, 9, 1); start.isBefore(end); start = start.plusDays(1)) {
            for (int number = 1; number <= 10; number++) {
                Instant due = due(at(start), Limit.workingDays(number));
                LocalDate last = COUNTING.lastDay(due);
                for (LocalDate stop = start; !stop.isAfter(last); stop = stop.plusDays(1)) {
                    Limit left = COUNTING.left(at(stop), due, Limit.Unit.WORKING_DAY);
                    for (int pause : new int[] {0, 1, 4, 9}) {
                        assertTakenUp(start, number, stop, left, stop.plusDays(pause), last);
                    }
                }
            }
        }
    }

    private static void assertTakenUp(
            LocalDate start, int number, LocalDate stop, Limit left, LocalDate again, LocalDate last) {
        LocalDate newLast = COUNTING.lastDay(due(at(again), left));
        try {
            boolean sameDay = again.equals(stop) && left.number() > 0;
            boolean exact = left.number() == 0
                    ? newLast.equals(CALENDAR.workedFrom(again))
                    : CALENDAR.workedBetween(again, newLast) == left.number();
            boolean spent = CALENDAR.workedBetween(start, stop) + left.number() == number;
            if (!exact || !spent || sameDay && !newLast.equals(last)) {
                throw new AssertionError(start + " + " + number + ", stopped " + stop + " with " + left
                        + " left, again from " + again + " to " + newLast);
            }
        } catch (MissingYear missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void theDayByDayExplanationEndsWhereTheLimitEnds() {
        for (LocalDate start = FIRST; start.isBefore(LAST); start = start.plusDays(1)) {
            for (Limit limit : List.of(Limit.workingDays(5), Limit.days(7), Limit.days(0), Limit.workingDays(15))) {
                List<Explanation.Line> lines = COUNTING.lines(at(start), limit);
                LocalDate last = COUNTING.lastDay(due(at(start), limit));
                Explanation.Line end = lines.getLast();
                Explanation.Line before = lines.get(lines.size() - 2 < 0 ? 0 : lines.size() - 2);
                if (!end.date().equals(last) || before.count() != limit.number()) {
                    throw new AssertionError(start + " " + limit + ": " + lines);
                }
            }
        }
    }

    @Test
    void makeUpDaysAreWeekendsAndKnownByName() throws MissingYear {
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (weekend && CALENDAR.isWorked(day)) {
                assertThat(CALENDAR.name(day)).as(day.toString()).isNotEmpty();
            }
        }
    }

    private static Instant at(LocalDate day) {
        return day.atTime(10, 0).atZone(SHANGHAI).toInstant();
    }

    private static Instant due(Instant start, Limit limit) {
        return ((Dating.Dated) COUNTING.due(start, limit)).due();
    }

    private static LocalDate[] ends(LocalDate start, Limit.Unit unit) {
        return IntStream.rangeClosed(0, MOST)
                .mapToObj(number -> {
                    try {
                        return CALENDAR.lastDay(start, new Limit(number, unit)).day();
                    } catch (MissingYear missing) {
                        throw new AssertionError(missing);
                    }
                })
                .toArray(LocalDate[]::new);
    }

    private static void assertSame(Instant one, Instant other) {
        if (!one.equals(other)) {
            throw new AssertionError(one + " is not " + other);
        }
    }
}

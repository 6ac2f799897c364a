package org.banshi.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The fewest blocks of days that sums are kept for and that make up a period: months, fives of days, single days. */
enum Blocks {
    /** A calendar month. */
    MONTH,
    /** Days 1 to 5, 6 to 10 and so on; 26 to the end. */
    FIVE,
    /** A day, of which no sum is kept: its lines are counted. */
    DAY;

    private static final int FIVE_DAYS = 5;
    private static final int LAST_FIVE = 26;

    /** Blocks of one size after each other: their first days go from the one to the other. */
    record Run(Blocks size, LocalDate from, LocalDate until) {}

    /** The runs that make up these days, both included. */
    static List<Run> of(LocalDate from, LocalDate until) {
        List<Run> runs = new ArrayList<>();
        LocalDate day = from;
        while (!day.isAfter(until)) {
            Blocks size = largest(day, until);
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.size() == size) {
                runs.set(runs.size() - 1, new Run(size, last.from(), day));
            } else {
                runs.add(new Run(size, day, day));
            }
            day = size.last(day).plusDays(1);
        }
        return runs;
    }

    private static Blocks largest(LocalDate day, LocalDate until) {
        for (Blocks size : List.of(MONTH, FIVE)) {
            if (size.begins(day) && !size.last(day).isAfter(until)) {
                return size;
            }
        }
        return DAY;
    }

    private boolean begins(LocalDate day) {
        int number = day.getDayOfMonth();
        return switch (this) {
            case MONTH -> number == 1;
            case FIVE -> number % FIVE_DAYS == 1 && number <= LAST_FIVE;
            case DAY -> true;
        };
    }

    private LocalDate last(LocalDate first) {
        return switch (this) {
            case MONTH -> first.withDayOfMonth(first.lengthOfMonth());
            case FIVE ->
                first.getDayOfMonth() == LAST_FIVE
                        ? first.withDayOfMonth(first.lengthOfMonth())
                        : first.plusDays(FIVE_DAYS - 1L);
            case DAY -> first;
        };
    }
}

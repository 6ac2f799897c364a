package org.banshi.program;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.banshi.web.Page;

/**
 * The topics of a year on the desk.
 *
 * @param year which
 * @param years those there are
 * @param rows its topics by month
 * @param cutOff when everything was counted
 * @param mayOpen whether the reader may open one
 */
record TopicsPage(int year, List<Integer> years, List<TopicRow> rows, Instant cutOff, boolean mayOpen) implements Page {

    /** All twelve, also those without a topic. */
    static List<YearMonth> months(int year) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .toList();
    }

    static List<TopicRow> of(List<TopicRow> rows, YearMonth month) {
        return rows.stream().filter(row -> row.month().equals(month)).toList();
    }
}

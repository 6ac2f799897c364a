package org.banshi.insight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.banshi.knowledge.Category;
import org.banshi.web.Bars;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * How many matters of each class were raised.
 *
 * @param filters the form
 * @param span what was looked at
 * @param path from the top down to the class that is looked into; empty at the top
 * @param rows one line a class below it
 * @param total of all lines
 * @param months how many in each month
 * @param apart how many reports and confidential matters there were in these months, absent where it is not told
 * @param list address of the list of matters without the days and the class; the kind where there is one
 * @param cutOff when it was counted
 */
record ClassesPage(
        List<Field> filters,
        Span span,
        List<Category> path,
        List<Row> rows,
        Row total,
        Bars months,
        @Nullable Apart apart,
        String list,
        Instant cutOff)
        implements Page {

    /**
     * What was looked at.
     *
     * @param category code of the class that is looked into
     * @param region code of the region
     * @param place its name
     * @param unknown whether a region was asked for that nobody knows
     */
    record Span(
            @Nullable String category,
            @Nullable String region,
            @Nullable String place,
            boolean unknown,
            YearMonth from,
            YearMonth until) {}

    /**
     * One line.
     *
     * @param category code for the list of matters; absent for all of the class
     * @param name name of the class
     * @param below whether there are classes below it to look into
     * @param raised how many
     * @param merged how many of them follow another one
     * @param before how many in as many months before
     */
    record Row(@Nullable String category, String name, boolean below, long raised, long merged, long before) {}

    /** How many, or only that there are few. */
    record Apart(long raised, boolean few) {}

    /** Of a hundred. */
    long share(Row row) {
        return total.raised() == 0 ? 0 : Math.round(100d * row.raised() / total.raised());
    }

    /** The exact list of what a line counts. */
    String matters(Row row) {
        return matters(row, span.from(), span.until());
    }

    /** The exact list of what there was in as many months before. */
    String earlier(Row row) {
        long months = ChronoUnit.MONTHS.between(span.from(), span.until()) + 1;
        return matters(row, span.from().minusMonths(months), span.from().minusMonths(1));
    }

    private String matters(Row row, YearMonth from, YearMonth until) {
        return list + given("category", row.category() == null ? span.category() : row.category())
                + given("region", span.region())
                + "&from=" + from.atDay(1) + "&until=" + until.atEndOfMonth() + "&openly=true";
    }

    /** The same page for another class; from the top for null. */
    String into(@Nullable String category) {
        return InsightConfiguration.CLASSES + "?from=" + span.from() + "&until=" + span.until()
                + given("region", span.region()) + given("category", category);
    }

    private static String given(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

package org.banshi.pattern;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.Page;

/**
 * What in a month is worth a look.
 *
 * @param months the form
 * @param rows what was seen
 * @param version version of the rule by which was looked
 * @param rule the rule
 */
record PatternsPage(
        List<Field> months,
        YearMonth month,
        LocalDate from,
        LocalDate until,
        List<Row> rows,
        int version,
        PatternRule rule)
        implements Page {

    /** A pattern and what its unit is called. */
    record Row(Pattern pattern, String name) {}

    String list(Row row) {
        return PatternConfiguration.HERE + "/" + row.pattern().key() + "?month=" + month;
    }
}

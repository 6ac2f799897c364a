package org.banshi.pattern;

import java.time.Instant;
import java.time.YearMonth;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The requests behind a pattern.
 *
 * @param row the pattern
 * @param rule the rule by which was looked
 * @param requests one page of them
 */
record PatternPage(YearMonth month, PatternsPage.Row row, PatternRule rule, Slice<Line> requests) implements Page {

    /** One of them; without number, class and day where the reader may not know of it. */
    record Line(
            @Nullable String number,
            String unit,
            @Nullable String category,
            @Nullable Instant closedAt) {}
}

package org.banshi.brief;

import java.math.BigDecimal;
import java.time.Instant;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The list behind a number of the brief.
 *
 * @param span the days of the brief
 * @param days the days that are counted; absent for what holds now
 * @param what which number
 * @param of the class, the rate or the unit that it is narrowed to
 * @param rows a page of it
 */
record BriefListPage(Span span, Span.@Nullable Days days, String what, String of, Slice<Row> rows) implements Page {
    /**
     * One line.
     *
     * @param number absent for what the reader may not know of
     * @param title absent likewise
     * @param unit its unit
     * @param category its class
     * @param at when what is counted came to be
     * @param weight how much it counts; absent where each counts once
     */
    record Row(
            @Nullable String number,
            @Nullable String title,
            String unit,
            @Nullable String category,
            @Nullable Instant at,
            @Nullable BigDecimal weight) {}
}

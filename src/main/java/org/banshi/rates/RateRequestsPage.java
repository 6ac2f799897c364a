package org.banshi.rates;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The requests behind a figure.
 *
 * @param span what was asked for
 * @param rate the rate
 * @param part which of them
 * @param line key of the line, absent for everything
 * @param name what the line is called
 * @param requests one page of them
 */
record RateRequestsPage(
        RatesPage.Span span,
        RatesPage.Column rate,
        Rates.Part part,
        @Nullable String line,
        String name,
        Slice<Row> requests)
        implements Page {

    /**
     * One of them; without number and days where the reader may not know of it.
     *
     * @param category its class, absent where it has none or is not told
     * @param weight how much it counts
     * @param askable whether the reader's unit may ask that it be left out of appraisal
     */
    record Row(
            @Nullable String number,
            String unit,
            @Nullable String category,
            @Nullable Instant raisedAt,
            @Nullable Instant dueAt,
            @Nullable Instant closedAt,
            BigDecimal weight,
            boolean askable) {}

    String with(Rates.Part other) {
        return RatesConfiguration.HERE + "/requests?" + span.query() + "&rate=" + rate.code() + "&part="
                + other.name().toLowerCase(Locale.ROOT)
                + (line == null ? "" : "&line=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
    }
}

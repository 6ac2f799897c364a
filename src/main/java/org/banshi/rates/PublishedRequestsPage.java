package org.banshi.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The requests behind a published figure or time.
 *
 * @param snapshot where it was published
 * @param what the rate or time
 * @param sentence what it counts
 * @param value what the last column is called
 * @param part which of them; absent for a time
 * @param query what was asked for, without the part
 * @param name what the line is called
 * @param requests one page of them
 */
record PublishedRequestsPage(
        Snapshot snapshot,
        String what,
        String sentence,
        String value,
        Rates.@Nullable Part part,
        String query,
        String name,
        Slice<Row> requests)
        implements Page {
    /** One of them; without number and days where the reader may not know of it. */
    record Row(
            @Nullable String number,
            String unit,
            @Nullable Instant raisedAt,
            @Nullable Instant closedAt,
            BigDecimal value) {}

    String with(Rates.Part other) {
        return PublishedController.HERE + "/" + snapshot.id() + "/requests?" + query + "&part="
                + other.name().toLowerCase(Locale.ROOT);
    }
}

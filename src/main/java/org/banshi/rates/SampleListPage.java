package org.banshi.rates;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a unit that were drawn; nothing of what was said, nor of who said anything.
 *
 * @param unit what the unit is called
 */
record SampleListPage(Sample sample, String unit, List<Row> requests) implements Page {

    /** One of them; empty where the reader may not know of it. */
    record Row(
            String number,
            @Nullable String category,
            @Nullable Instant closedAt) {}
}

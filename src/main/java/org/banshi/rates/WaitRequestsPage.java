package org.banshi.rates;

import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * The requests that a time is made of.
 *
 * @param span months and lines
 * @param kind what was waited for
 * @param name what the line is called
 * @param requests a page of them
 */
record WaitRequestsPage(RatesPage.Span span, Wait kind, String name, Slice<Row> requests) implements Page {
    /** A request, and what its unit is called. */
    record Row(String unit, Waits.Waited request) {}
}

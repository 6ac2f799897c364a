package org.banshi.rates;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;

/**
 * How long requests took.
 *
 * @param span months and lines
 * @param rows one for each line, by name
 * @param all everything
 * @param smallest of fewer it is shown, not compared
 * @param cutOff up to when was counted
 * @param own whether the reader sees the own unit and those below it only
 */
record WaitsPage(RatesPage.Span span, List<Row> rows, Row all, int smallest, Instant cutOff, boolean own)
        implements Page {
    /** A line and what it is called. */
    record Row(String name, Waits.Line line) {}

    /** The exact list that a time is made of. */
    String requests(Wait wait, Row row) {
        return WaitsController.HERE + "/requests?" + span.query() + "&wait=" + wait.code()
                + (row == all ? "" : "&line=" + URLEncoder.encode(row.line().key(), StandardCharsets.UTF_8));
    }
}

package org.banshi.oversight;

import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/** How far an order on everything is, and what came of each matter. */
record OrderRunPage(OrderRunRows.Stand stand, List<Row> rows) implements Page {
    /**
     * A matter.
     *
     * @param title absent where the reader may not know of it
     * @param why why it was not ordered
     */
    record Row(
            OrderRunRows.Line line,
            @Nullable String title,
            @Nullable String why) {}

    long done() {
        return rows.stream()
                .filter(row -> row.line().order() != null || row.line().problem() != null)
                .count();
    }

    long ordered() {
        return rows.stream().filter(row -> row.line().order() != null).count();
    }

    String path() {
        return OversightConfiguration.BOARD + "/runs/" + stand.id();
    }
}

package org.banshi.oversight;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.MapTiles;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What is red and yellow now, why, and whose turn it is.
 *
 * @param filters what may be chosen
 * @param sums by unit
 * @param rows one page of it
 * @param tiles the map; absent where nothing of the page has a place
 * @param cutOff the moment it was read
 * @param own whether it shows the reader's own unit only
 * @param mayOrder whether the reader may open orders
 * @param query the filter, as it stands behind the address
 */
record BoardPage(
        List<Field> filters,
        List<Line> sums,
        Slice<Row> rows,
        @Nullable MapTiles tiles,
        Instant cutOff,
        boolean own,
        boolean mayOrder,
        String query)
        implements Page {
    private static final int DRAWN = 15;

    /** How a unit stands. */
    record Line(String name, BoardRows.Sum sum, String link) {}

    /**
     * A clock that is yellow or red.
     *
     * @param line it
     * @param title of its matter; absent where the reader may not know of it
     * @param kind what its kind is called
     * @param clock what the clock is called
     * @param turn whose turn it is
     */
    record Row(
            BoardRows.Line line,
            @Nullable String title,
            String kind,
            String clock,
            String turn,
            @Nullable Double lon,
            @Nullable Double lat) {}

    long red() {
        return sums.stream().mapToLong(line -> line.sum().red()).sum();
    }

    long yellow() {
        return sums.stream().mapToLong(line -> line.sum().yellow()).sum();
    }

    /** Whether the line of that place is in the chart too: the first few, as far as they have anything red or yellow. */
    boolean isDrawn(int place) {
        return place < DRAWN
                && sums.get(place).sum().red() + sums.get(place).sum().yellow() > 0;
    }

    long green() {
        return sums.stream().mapToLong(line -> line.sum().green()).sum();
    }
}

package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.web.Count;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the reader, or for those who read only: everything open, late ones first.
 *
 * @param reader whether the reader sees matters at all
 * @param watches whether the reader watches over all work instead of having an inbox
 * @param tabs the states in the inbox, each with its number
 * @param views the views that the reader keeps, each with its number
 * @param rows one page
 * @param marks message key of what is new to the reader, by number
 * @param batch what may be done to several at once
 * @param notes what the house has to say, newest first
 * @param missingYear the next year that has no calendar yet
 * @param undated how many running clocks have no date for want of a calendar
 */
record HomePage(
        boolean reader,
        boolean watches,
        List<Tab> tabs,
        List<ViewTab> views,
        Slice<Row> rows,
        Map<String, String> marks,
        List<Deed.Button> batch,
        List<Note> notes,
        @Nullable Integer missingYear,
        long undated)
        implements Page {

    /**
     * A filter chip.
     *
     * @param value of the parameter {@code state}; absent for all
     * @param live name of the number that is kept current while the page lies open, absent for those that are not
     */
    record Tab(
            @Nullable String value,
            String label,
            Count count,
            boolean here,
            @Nullable String live) {

        boolean late() {
            return Counters.LATE.equals(live);
        }
    }

    /** A note to this desk. */
    record Note(String text, @Nullable String number, Instant at) {}
}

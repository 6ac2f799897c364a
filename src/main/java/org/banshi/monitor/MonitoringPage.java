package org.banshi.monitor;

import java.util.List;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * What a monitor watches.
 *
 * @param areas what the monitor is appointed for now
 * @param wanted what is asked for
 * @param rows one page of it
 * @param own what the monitor wrote, what waits first
 */
record MonitoringPage(List<Area> areas, Sight.Wanted wanted, Slice<Row> rows, List<Own> own) implements Page {
    /** An appointment: where, on what, until when. */
    record Area(String place, String categories, java.time.LocalDate until) {}

    /** A matter, with what its category, place and state are called. */
    record Row(Sight.Seen seen, String category, String place, String state) {}

    /** A finding. */
    record Own(OpinionRows.Row row, String category, String state) {}
}

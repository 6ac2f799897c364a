package org.banshi.promised;

import java.util.List;
import org.banshi.program.WorkList;
import org.banshi.web.Page;

/** Public lists, and whose words wait for what. */
record PromisedListsPage(List<Line> lines) implements Page {
    /** One of them. */
    record Line(WorkList list, boolean isReleased, PromisedRows.Counts counts) {}

    /** A number; of many that there are at least so many. */
    static String count(int n) {
        return n < PromisedRows.COUNTED ? Integer.toString(n) : PromisedRows.COUNTED + "+";
    }
}

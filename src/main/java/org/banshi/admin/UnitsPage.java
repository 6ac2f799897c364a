package org.banshi.admin;

import java.util.List;
import org.banshi.people.Unit;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * All units as a tree.
 *
 * @param rows each unit followed by those below it
 */
record UnitsPage(List<Row> rows) implements Page {

    /** A unit, how many stand above it, the name of its region, and how long its duty list is. */
    record Row(Unit unit, int depth, @Nullable String region, int duties) {
        /** What stands before the name, so that the tree can be seen. */
        String branch() {
            return depth == 0 ? "" : "\u3000".repeat(depth - 1) + "└ ";
        }
    }
}

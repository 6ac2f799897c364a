package org.banshi.desk;

import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What came of an action for several matters.
 *
 * @param label the action
 * @param lines what came of each, what was refused first
 */
record BatchDonePage(String label, List<Line> lines) implements Page {

    /**
     * What came of one matter.
     *
     * @param number the matter
     * @param title its title, absent when the reader may not know of it any more
     * @param done whether the action was done
     * @param told why not
     */
    record Line(
            String number,
            @Nullable String title,
            boolean done,
            @Nullable String told) {}

    long done() {
        return lines.stream().filter(Line::done).count();
    }
}

package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What would come of an action for several matters; nothing is done yet.
 *
 * @param action the action
 * @param label what it is called
 * @param token the form's own, so that it acts once however often it is sent
 * @param common one choice for all
 * @param left those that were unticked before
 * @param opened for how many everything is to be offered
 * @param lines what would come of each
 */
record BatchPage(
        String action, String label, String token, Field common, Set<String> left, int opened, List<Line> lines)
        implements Page {

    /**
     * What would come of one matter.
     *
     * @param number the matter
     * @param title its title
     * @param version the version that was looked at
     * @param choice what is chosen for it
     * @param ready whether it could go as it stands
     * @param due the due it would get
     * @param refused why it cannot go, absent when it can
     */
    record Line(
            String number,
            String title,
            int version,
            @Nullable Field choice,
            boolean ready,
            @Nullable Instant due,
            @Nullable String refused) {

        /** The choice stays: with another one it may go. */
        static Line refused(String number, String title, @Nullable Field choice, String why) {
            return new Line(number, title, 0, choice, false, null, why);
        }
    }

    List<Line> going() {
        return lines.stream().filter(line -> line.refused() == null).toList();
    }

    List<Line> refused() {
        return lines.stream().filter(line -> line.refused() != null).toList();
    }
}

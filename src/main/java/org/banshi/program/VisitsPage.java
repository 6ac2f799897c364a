package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Matter;
import org.banshi.program.VisitFilter.Standing;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * What an inspecting group has before it, and the plan of visits as far as the reader may know of it.
 *
 * @param visits a page of the plan
 * @param filter which visits were asked for
 * @param fields the form to ask
 * @param counts how many there are of each standing
 * @param open findings that are not closed
 * @param own what only a group has; absent for whoever inspects nothing
 * @param names names of units and lists by code
 * @param today the day in the city
 */
record VisitsPage(
        Slice<Visit> visits,
        VisitFilter filter,
        List<Field> fields,
        Map<Standing, Long> counts,
        List<VisitRows.Found> open,
        @Nullable Own own,
        VisitNames names,
        LocalDate today)
        implements Page {

    /** So many lines of what waits are shown; the rest is in the inbox. */
    static final int MOST = 30;

    /**
     * What waits for a group.
     *
     * @param lists the lists that were given to it, and how its part of each stands
     * @param waiting what waits for its check, the most pressing first; at most {@link #MOST}
     * @param reached milestones that wait for its word
     */
    record Own(List<ListsPage.Line> lists, List<Waiting> waiting, List<VisitRows.Reached> reached) {}

    /**
     * What waits, with the clock that runs while it does.
     *
     * @param matter the matter
     * @param due when that clock ends; absent while it has no date
     */
    record Waiting(Matter matter, @Nullable Instant due) {}

    long count(Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }

    /** Whether its day has passed and nobody said what it came to. */
    boolean isUntold(Visit visit) {
        return visit.isPlanned() && visit.day().isBefore(today);
    }

    String state(Ui ui, String kind, String state) {
        return ProgramWords.state(ui, kind, state);
    }
}

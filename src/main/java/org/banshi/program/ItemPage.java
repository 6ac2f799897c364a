package org.banshi.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.matter.MatterView;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One item of a list with all that belongs to it.
 *
 * @param view the matter as the reader may see it
 * @param list the list
 * @param row its line on the list
 * @param milestones its road map
 * @param funds money by source, and the sum
 * @param slots its follow-ups, the newest first
 * @param units names of the units by code
 * @param now the moment
 */
record ItemPage(
        MatterView view,
        WorkList list,
        ItemRow row,
        List<Milestone> milestones,
        Funds funds,
        List<Slot> slots,
        Map<String, String> units,
        Instant now)
        implements Page {

    /** A column of the item in words; empty for none. */
    String own(String column) {
        Object value = view.own().get(column);
        return value == null ? "" : value.toString();
    }

    /** The name of the unit that a column names; empty for none. */
    String unit(String column) {
        return units.getOrDefault(own(column), own(column));
    }

    boolean mayAct() {
        return !view.offers().isEmpty();
    }

    @Nullable
    Integer done() {
        return row.all() == 0 ? null : row.percent();
    }
}

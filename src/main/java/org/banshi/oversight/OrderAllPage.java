package org.banshi.oversight;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * An order on everything that a list shows, before it is sent: how many it is comes first, and which.
 *
 * @param from which list
 * @param shown what the list shows
 */
record OrderAllPage(OrderAll.From from, OrderRuns.Shown shown, List<Field> fields, FormErrors errors) implements Page {
    boolean isPossible() {
        return !shown.numbers().isEmpty() && !shown.isTooMany();
    }

    /** Whether the list said another number than there is now. */
    boolean isChanged() {
        Integer told = from.told();
        return told != null && !shown.shown().atLeast() && told != shown.shown().value();
    }

    int most() {
        return OrderRuns.MOST;
    }
}

package org.banshi.oversight;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * An order on everything that the board shows, before it is sent: how many it is comes first.
 *
 * @param shown what the list shows
 * @param query the filter, as it stands behind the address
 */
record OrderAllPage(OrderRuns.Shown shown, String query, List<Field> fields, FormErrors errors) implements Page {
    boolean isPossible() {
        return !shown.numbers().isEmpty() && !isTooMany();
    }

    boolean isTooMany() {
        return shown.numbers().size() > most();
    }

    int most() {
        return OrderRuns.MOST;
    }
}

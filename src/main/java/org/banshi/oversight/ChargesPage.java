package org.banshi.oversight;

import java.util.List;
import org.banshi.web.Page;

/**
 * What is in a leader's charge.
 *
 * @param own whether it is the reader's own list; else what holds of all leaders
 */
record ChargesPage(boolean own, List<Row> rows) implements Page {
    /** A matter with its title, kind and state as they are called. */
    record Row(Charges.Held held, String title, String kind, String state) {}
}

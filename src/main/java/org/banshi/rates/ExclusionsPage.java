package org.banshi.rates;

import java.util.List;
import org.banshi.web.Page;

/**
 * The log of what was asked to be left out of appraisal.
 *
 * @param rows the newest first
 * @param own whether it shows the reader's own unit only
 */
record ExclusionsPage(List<Row> rows, boolean own) implements Page {
    /** One of them, with the names of unit and ground. */
    record Row(Excluding.Entry entry, String unit, String ground) {}
}

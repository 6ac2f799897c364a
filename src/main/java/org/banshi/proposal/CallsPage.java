package org.banshi.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.web.Page;

/**
 * All calls on the desk.
 *
 * @param calls the newest first
 * @param counts of each call that has any
 * @param today the day
 * @param mayOpen whether the reader may open one
 */
record CallsPage(List<Call> calls, Map<Long, Counts> counts, LocalDate today, boolean mayOpen) implements Page {
    Counts of(Call call) {
        return counts.getOrDefault(call.id(), new Counts(0, 0, 0, 0, 0, 0, 0));
    }
}

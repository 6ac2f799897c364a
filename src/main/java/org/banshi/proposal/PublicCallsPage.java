package org.banshi.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.web.Page;

/**
 * All calls, for everybody.
 *
 * @param calls the newest first
 * @param counts of each call that has any
 * @param today the day
 */
record PublicCallsPage(List<Call> calls, Map<Long, Counts> counts, LocalDate today) implements Page {
    Counts of(Call call) {
        return counts.getOrDefault(call.id(), new Counts(0, 0, 0, 0, 0, 0, 0));
    }
}

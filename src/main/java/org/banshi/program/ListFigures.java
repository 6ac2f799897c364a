package org.banshi.program;

import java.time.Instant;
import java.util.Map;

/**
 * How a list stands, counted from the ledger at a moment. Every part can be opened as a list.
 *
 * @param states how many items are in each state
 * @param done how many were struck off, or ended as their kind counts as done
 * @param all how many there are, without cancelled ones
 * @param overdue how many are past their end
 * @param missed how many follow-ups were missed
 * @param cutOff when it was counted (截至)
 */
public record ListFigures(Map<String, Long> states, long done, long all, long overdue, long missed, Instant cutOff) {

    /** Done as a part of all, in hundredths of a percent, rounded half up; 0 of an empty list. */
    public long doneRate() {
        return rate(done, all);
    }

    /** A part of a whole in hundredths of a percent, rounded half up; 0 of nothing. */
    static long rate(long part, long whole) {
        return whole == 0 ? 0 : (part * 20_000 + whole) / (2 * whole);
    }
}

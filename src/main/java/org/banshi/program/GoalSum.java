package org.banshi.program;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is below one goal, each item counted once (M36).
 *
 * @param goal the goal; none for the whole list, or for what serves no goal
 * @param depth how deep it stands in the tree; 0 at the top
 * @param done how many items are done
 * @param all how many there are, without what was called off
 * @param mapped how many of them have a road map
 * @param progress mean progress of those, in hundredths of a percent
 * @param money of its items by the database; what was called off is planned no more, but what it spent was spent
 * @param targets what is to be reached, one line a unit of measure: only like is added to like
 */
record GoalSum(
        @Nullable Goal goal,
        int depth,
        long done,
        long all,
        long mapped,
        long progress,
        Funds.Line money,
        List<Target> targets) {

    /**
     * What is to be reached in one unit of measure.
     *
     * @param unit unit of measure
     * @param quantity sum of the quantities
     * @param items how many items it is the sum of
     */
    record Target(String unit, BigDecimal quantity, long items) {}
}

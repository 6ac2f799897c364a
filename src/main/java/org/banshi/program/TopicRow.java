package org.banshi.program;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One topic in the table of a year.
 *
 * @param number number
 * @param title what it is about
 * @param month its month
 * @param unit name of the lead unit, absent for nobody yet
 * @param state state
 * @param tasks how many tasks it has
 * @param done how many of them are struck off
 * @param policies how many policies were made
 * @param demand what residents raised before and since
 */
record TopicRow(
        String number,
        String title,
        YearMonth month,
        @Nullable String unit,
        String state,
        int tasks,
        int done,
        int policies,
        TopicDemand.Figures demand) {

    /** Below this number nobody outside is told how many: it might be somebody. */
    static final int FEW = 5;

    /** Whether a number may stand on a page that anybody opens. */
    static boolean isTold(long number) {
        return number == 0 || number >= FEW;
    }
}

package org.banshi.hotline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param source the outside register
 * @param rows rows read
 * @param history rows entered with their own times
 * @param live rows raised as new
 * @param known rows that were on the ledger already
 * @param repeated rows whose number stood in the file before
 * @param bad rows that could not be taken
 * @param oddRows rows taken though their times or parts do not fit together
 * @param odd how often each oddity came
 * @param states how many came to stand in each state, with the outcome after a slash
 * @param unknown names that were not known, by column, the most frequent first
 * @param errors the file that tells of the bad rows; absent when there are none
 * @param seconds time it took
 * @param rowsPerSecond rows read in a second
 * @param ledger what the ledger holds of this source now
 */
public record ImportReport(
        String source,
        long rows,
        long history,
        long live,
        long known,
        long repeated,
        long bad,
        long oddRows,
        Map<String, Long> odd,
        Map<String, Long> states,
        Map<String, List<Unknown>> unknown,
        @Nullable String errors,
        double seconds,
        double rowsPerSecond,
        Standing ledger) {

    /**
     * A name that was not known.
     *
     * @param name as it stands in the file
     * @param rows in how many rows
     * @param created the code it was created with; absent if it was not, and the rows went in without it
     */
    public record Unknown(String name, long rows, @Nullable String created) {}

    /**
     * What the ledger holds of a source.
     *
     * @param matters matters
     * @param open those not ended
     * @param closed those ended
     * @param closedWithDue those ended that had a due
     * @param closedOverdue of these, those whose handling stopped after it
     */
    public record Standing(long matters, long open, long closed, long closedWithDue, long closedOverdue) {}
}

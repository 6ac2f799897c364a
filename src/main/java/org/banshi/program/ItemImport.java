package org.banshi.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read onto a list.
 *
 * @param file the table
 * @param kind what its rows are
 * @param list code of the list
 * @param columns their column to the code or name of ours, for headers that are not ours; to nothing for those that are not read
 * @param preview whether nothing shall be changed
 * @param actor who reads it in
 * @param language in which bad rows are told
 * @param errors where bad rows are told; beside the file if absent
 */
public record ItemImport(
        Path file,
        TableKind kind,
        String list,
        Map<String, String> columns,
        boolean preview,
        Actor actor,
        Language language,
        @Nullable Path errors) {

    /**
     * What became of it.
     *
     * @param rows rows read
     * @param fresh new items
     * @param changed drafts that were changed, tasks only
     * @param same items that were there just so
     * @param bad rows with errors
     * @param lost rows whose words seem to have lost their numbers
     * @param unknown columns that were not read
     * @param seconds how long it took
     * @param errors the file that tells the bad rows, if any
     * @param lines the first rows that are wrong, and some of those that are not the same
     */
    public record Report(
            long rows,
            long fresh,
            long changed,
            long same,
            long bad,
            long lost,
            List<String> unknown,
            double seconds,
            @Nullable String errors,
            List<Line> lines) {

        /** Whether the same would become of as many rows as there. */
        boolean hasNumbersOf(Report other) {
            return rows == other.rows
                    && fresh == other.fresh
                    && changed == other.changed
                    && same == other.same
                    && bad == other.bad
                    && lost == other.lost;
        }
    }

    /**
     * One row.
     *
     * @param line its line in the file
     * @param what fresh, changed, bad, lost
     * @param title its title
     * @param reasons what is wrong with it
     */
    public record Line(long line, String what, String title, List<String> reasons) {}

    /**
     * Something that is wrong with a row.
     *
     * @param line its line in the file
     * @param field which of our columns, by its code
     * @param header how the file names that column
     * @param reason what is wrong
     * @param remedy what to do about it; empty where that is plain
     */
    record RowFault(long line, String field, String header, String reason, String remedy) {}
}

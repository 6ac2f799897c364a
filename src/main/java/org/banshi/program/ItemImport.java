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
 * @param list code of the list
 * @param columns their column to ours, for headers that are not ours
 * @param preview whether nothing shall be changed
 * @param actor who reads it in
 * @param language in which bad rows are told
 * @param errors where bad rows are told; beside the file if absent
 */
public record ItemImport(
        Path file,
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
     * @param changed drafts that were changed
     * @param same items that were there just so
     * @param bad rows with errors
     * @param lost rows whose words seem to have lost their numbers
     * @param unknown columns that were not read
     * @param seconds how long it took
     * @param errors the file that tells the bad rows, if any
     * @param lines the first rows that are not the same
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
            List<Line> lines) {}

    /**
     * One row.
     *
     * @param line its line in the file
     * @param what fresh, changed, bad, lost
     * @param title its title
     * @param reasons what is wrong with it
     */
    public record Line(long line, String what, String title, List<String> reasons) {}
}

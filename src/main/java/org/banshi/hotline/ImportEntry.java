package org.banshi.hotline;

import java.util.List;
import java.util.Map;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Past;

/** A good row, ready for the ledger. */
sealed interface ImportEntry {
    /** The line of the file. */
    long line();

    /** What does not fit together in it. */
    List<String> odd();

    /** A row with its own times. */
    record Historic(long line, Past past, List<String> odd) implements ImportEntry {}

    /**
     * A row that is raised now.
     *
     * @param said what stood in it and has no place in a new request: unit, reply, names that are not known
     */
    record Live(long line, NewMatter matter, Map<String, Object> said, List<String> odd) implements ImportEntry {}
}

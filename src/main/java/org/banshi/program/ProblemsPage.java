package org.banshi.program;

import java.util.List;
import org.banshi.web.Count;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The hard problems that somebody may see.
 *
 * @param rows the lines
 * @param total how many there are in the state that was asked for
 * @param filters the form to ask
 * @param leads whether the reader is a leader, who has one key problem of his own
 * @param mine that problem; absent for none
 * @param mayOpen whether the reader may put one up
 */
record ProblemsPage(
        Slice<ProblemRow> rows,
        Count total,
        List<Field> filters,
        boolean leads,
        @Nullable ProblemSheet mine,
        boolean mayOpen)
        implements Page {}

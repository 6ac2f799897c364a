package org.banshi.rates;

import java.util.List;
import java.util.Set;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A drawing.
 *
 * @param lines what it gave, as far as the reader may see
 * @param caller whether the reader calls
 * @param waiting whom the reader may call
 * @param smallest the fewest answers from which a unit sees its figures
 * @param listed units whose list the reader may open
 * @param redraw drawn again, if that was asked for
 */
record SamplePage(
        Sample sample,
        List<Line> lines,
        boolean caller,
        List<SampleCalls.Waiting> waiting,
        int smallest,
        Set<String> listed,
        Samples.@Nullable Redraw redraw)
        implements Page {

    /** A unit's name and figures. */
    record Line(String name, SampleCalls.Line figures) {}
}

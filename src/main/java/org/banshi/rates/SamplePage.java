package org.banshi.rates;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
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
 * @param appeals appeals of units
 * @param appealable whether the reader may appeal for the own unit
 * @param rules whether the reader decides on appeals
 * @param redraw drawn again, if that was asked for
 * @param errors what was wrong
 */
record SamplePage(
        Sample sample,
        List<Line> lines,
        boolean caller,
        List<SampleCalls.Waiting> waiting,
        int smallest,
        Set<String> listed,
        Map<String, SampleAppeals.Appeal> appeals,
        boolean appealable,
        boolean rules,
        Samples.@Nullable Redraw redraw,
        FormErrors errors)
        implements Page {

    SamplePage with(FormErrors wrong) {
        return new SamplePage(
                sample, lines, caller, waiting, smallest, listed, appeals, appealable, rules, redraw, wrong);
    }

    /** Appeals of units whose result the reader sees. */
    List<Line> appealed() {
        return lines.stream()
                .filter(line -> appeals.containsKey(line.figures().unit()))
                .toList();
    }

    List<Field> words(String name, String label) {
        return List.of(Field.textarea(name, label).required().max(1000));
    }

    /** A unit's name and figures. */
    record Line(String name, SampleCalls.Line figures) {}
}

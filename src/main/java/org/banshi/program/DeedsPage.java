package org.banshi.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The deeds that somebody may see, and what they came to.
 *
 * @param rows the lines
 * @param filter what was asked for
 * @param fields the form to ask
 * @param by by what the figures are taken apart
 * @param parts their parts
 * @param names names of units and waves by code
 * @param cutOff the moment of the count
 * @param mayRegister whether the reader may register one
 */
record DeedsPage(
        Slice<DeedRow> rows,
        DeedFilter filter,
        List<Field> fields,
        DeedCounts.By by,
        List<DeedRow.Part> parts,
        Map<String, String> names,
        Instant cutOff,
        boolean mayRegister)
        implements Page {

    DeedRow.Amount confirmed() {
        return parts.stream().map(DeedRow.Part::confirmed).reduce(DeedRow.Amount.NONE, DeedRow.Amount::plus);
    }

    DeedRow.Amount waiting() {
        return parts.stream().map(DeedRow.Part::waiting).reduce(DeedRow.Amount.NONE, DeedRow.Amount::plus);
    }

    /** A part in words. */
    String name(Ui ui, String key) {
        if (key.isEmpty()) {
            return ui.text("deed.part.none");
        }
        return by == DeedCounts.By.TYPE ? ui.textOr("deed.type." + key, key) : names.getOrDefault(key, key);
    }

    /** The list of what is in a part; absent where the list cannot be narrowed so. */
    @Nullable
    String list(Ui ui, String key) {
        return by == DeedCounts.By.MONTH || key.isEmpty() ? null : ProgramWords.fromTheFirst(ui, parameter(by), key);
    }

    static String parameter(DeedCounts.By by) {
        return by.name().toLowerCase(java.util.Locale.ROOT);
    }
}

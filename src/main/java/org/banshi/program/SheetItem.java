package org.banshi.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a table says.
 *
 * @param kind of which kind it is
 * @param item what every item of a list may have
 * @param fault what only a rectification has
 */
record SheetItem(TableKind kind, NewItem item, Fault fault) {
    /**
     * What a screening says of what it found; whether it is so is decided when it is put on the ledger.
     *
     * @param faultClass of which class it is
     * @param cause why it came to be
     * @param sponsor who of the leadership shall answer for it
     */
    record Fault(
            @Nullable String faultClass,
            @Nullable String cause,
            @Nullable String sponsor) {
        static final Fault NONE = new Fault(null, null, null);
    }

    /** First values of the columns that only its kind has. */
    Map<String, Object> more() {
        Map<String, Object> more = new LinkedHashMap<>();
        put(more, "fault_class", fault.faultClass());
        put(more, "cause", fault.cause());
        put(more, "sponsor", fault.sponsor());
        return more;
    }

    private static void put(Map<String, Object> more, String column, @Nullable String value) {
        if (value != null) {
            more.put(column, value);
        }
    }

    SheetItem with(NewItem other) {
        return new SheetItem(kind, other, fault);
    }

    SheetItem numbered(int nr) {
        NewItem.Sorting sorting = item.sorting();
        return with(new NewItem(
                item.title(),
                item.text(),
                item.type(),
                item.place(),
                new NewItem.Sorting(nr, sorting.aspect(), sorting.sort(), sorting.goal()),
                item.book(),
                item.who(),
                item.begins(),
                item.ends(),
                item.steps(),
                item.funds()));
    }
}

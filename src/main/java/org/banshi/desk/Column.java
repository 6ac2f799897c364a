package org.banshi.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a list of matters can tell beside title and number, in the order of the table. */
enum Column {
    STATE,
    SORT,
    PLACE,
    UNIT,
    DUE,
    RAISED,
    CHANNEL,
    OUTCOME;

    /** What is told where nobody chose. */
    static final List<Column> USUAL = List.of(STATE, SORT, PLACE, UNIT, DUE);

    /** Its name in an address. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that were chosen, in the table's order; unknown names are passed over, and none means the usual. */
    static List<Column> chosen(List<String> codes) {
        List<Column> chosen = Arrays.stream(values())
                .filter(column -> codes.contains(column.code()))
                .toList();
        return chosen.isEmpty() ? USUAL : chosen;
    }
}

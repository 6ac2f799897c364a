package org.banshi.admin;

import java.util.List;
import java.util.Map;

/**
 * A spreadsheet of one register as it came in.
 *
 * @param columns those that are read
 * @param unread names of the others
 * @param lines its rows
 */
record Sheet(List<String> columns, List<String> unread, List<Line> lines) {
    Sheet {
        columns = List.copyOf(columns);
        unread = List.copyOf(unread);
        lines = List.copyOf(lines);
    }

    /**
     * One row.
     *
     * @param nr line of the file
     * @param cells by column; a column that the file lacks is absent
     */
    record Line(long nr, Map<String, String> cells) {
        Line {
            cells = Map.copyOf(cells);
        }

        /** What the file says, or what holds already where it has no such column. */
        String or(String column, String otherwise) {
            return cells.getOrDefault(column, otherwise);
        }

        /** What the file says, empty where it has no such column. */
        String at(String column) {
            return or(column, "");
        }
    }
}

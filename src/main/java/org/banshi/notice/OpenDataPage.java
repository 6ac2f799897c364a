package org.banshi.notice;

import java.util.List;
import org.banshi.web.Page;

/**
 * What is given out as open data, and what each column means.
 *
 * @param tables the tables
 */
record OpenDataPage(List<Table> tables) implements Page {
    /**
     * A table.
     *
     * @param name as messages and the files name it
     * @param columns its columns
     */
    record Table(String name, List<Column> columns) {
        static <T> Table of(String name, List<OpenColumn<T>> columns) {
            return new Table(
                    name,
                    columns.stream()
                            .map(column -> new Column(column.name(), column.type()))
                            .toList());
        }
    }

    /**
     * A column.
     *
     * @param name as the files write it
     * @param type its type
     */
    record Column(String name, String type) {}
}

package org.banshi.access;

import java.util.function.Function;

/**
 * A column of sealed values, so that they can be sealed again when keys are rotated.
 *
 * @param table its table
 * @param key the column that names a line of the table
 * @param column the column itself
 * @param place the place to which the value of a line is bound, see {@link Secrets#seal}
 */
public record SealedColumn(String table, String key, String column, Function<Object, String> place) {
    /** Table and column. */
    public String name() {
        return table + "." + column;
    }
}

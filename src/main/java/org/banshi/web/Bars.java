package org.banshi.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small chart of numbers one after the other, with the same numbers as a table below, out of which the browser draws it.
 *
 * @param id of the table, its own on the page
 * @param title what it shows
 * @param of heading of the labels
 * @param values heading of the numbers
 * @param bars the numbers, in order
 * @param hollow what hollow bars stand for, absent where there are none
 * @param solid what solid bars stand for
 */
public record Bars(
        String id,
        String title,
        String of,
        String values,
        List<Bar> bars,
        @Nullable String hollow,
        @Nullable String solid) {

    /**
     * One number.
     *
     * @param name in full
     * @param label below the bar; blank where there is no room for one
     * @param value the number
     * @param hollow whether it is drawn as an outline
     */
    public record Bar(String name, String label, long value, boolean hollow) {}

    public Bars {
        bars = List.copyOf(bars);
    }
}

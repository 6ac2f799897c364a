package org.banshi.desk;

import java.util.List;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * The history of a matter's place.
 *
 * @param number the matter
 * @param place what its place is called, empty where it is not known
 * @param street whether the whole street is looked at
 * @param rows its matters, the newest first
 * @param sums how many of each category, by state
 * @param backs what came back
 */
record PlacePage(String number, String place, boolean street, Slice<Row> rows, List<Sum> sums, List<Back> backs)
        implements Page {

    /**
     * How many of one category.
     *
     * @param category its name
     * @param all how many
     * @param states how many in each state
     */
    record Sum(String category, long all, List<State> states) {}

    /**
     * How many in one state.
     *
     * @param name of the state
     * @param number how many
     */
    record State(String name, long number) {}

    /**
     * What came back.
     *
     * @param category its name
     * @param times how often
     */
    record Back(String category, long times) {}

    long all() {
        return sums.stream().mapToLong(Sum::all).sum();
    }
}

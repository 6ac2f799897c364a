package org.banshi.desk;

import java.util.List;
import java.util.Map;
import org.banshi.web.Count;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * All matters that the reader may see, as far as asked for.
 *
 * @param filters what was asked for
 * @param fields the form that asks
 * @param looks the part of the form about order and columns
 * @param tabs the views that the reader keeps, each with its number
 * @param rows one page
 * @param total how many there are
 * @param batch what may be done to several at once
 * @param hits where in each matter the words were found, by number
 * @param told key of what is to be said of the words
 * @param oversees whether the reader may order all of it to be supervised
 * @param name what the view shall be called, as it was typed
 * @param errors what is wrong with that
 */
record MattersPage(
        Filters filters,
        List<Field> fields,
        List<Field> looks,
        List<ViewTab> tabs,
        Slice<Row> rows,
        Count total,
        List<Deed.Button> batch,
        Map<String, Pieces.Hit> hits,
        @Nullable String told,
        boolean oversees,
        String name,
        FormErrors errors)
        implements Page {

    /** The same after a name was refused. */
    MattersPage refused(String typed, FormErrors wrong) {
        return new MattersPage(filters, fields, looks, tabs, rows, total, batch, hits, told, oversees, typed, wrong);
    }

    /** A refused name comes to another address, where its filters are not. */
    @Override
    public @Nullable String address() {
        return errors.any() ? "/desk/matters" + (filters.any() ? "?" + filters.address() : "") : null;
    }

    /** Whether this is one of the views that are kept. */
    boolean kept() {
        return tabs.stream().anyMatch(ViewTab::here);
    }

    /** Where all of it is ordered to be supervised. */
    String ordering() {
        String listed = total.atLeast() ? "" : "&listed=" + total.value();
        return OrderFoundController.PATH
                + (filters.any() ? "?" + filters.address() + listed : listed.replace('&', '?'));
    }

    /** Where the same rows are to be had as a file. */
    String file(String ending) {
        return "/desk/matters/export." + ending + (filters.any() ? "?" + filters.address() : "");
    }
}

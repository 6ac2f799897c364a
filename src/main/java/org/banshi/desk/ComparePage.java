package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Matters beside each other, and what would come of merging them.
 *
 * @param columns the matters, the main one first
 * @param facts what is known of each, in the order of the columns
 * @param others those that could go into the main one, and those that cannot
 * @param reason the field for the reason
 * @param undo those that are merged into another one of the page and may be taken out again
 * @param refused why what was tried was not done
 * @param errors what is wrong in the form
 */
record ComparePage(
        List<Column> columns,
        List<Fact> facts,
        List<Other> others,
        Field reason,
        List<Undo> undo,
        @Nullable String refused,
        FormErrors errors)
        implements Page {

    /**
     * One matter.
     *
     * @param row what its codes are called
     * @param main whether the others would go into it
     */
    record Column(Row row, boolean main) {
        String number() {
            return row.matter().number();
        }
    }

    /**
     * One thing that is known of each.
     *
     * @param label what it is
     * @param due whether it is a limit, which is written by its last day
     * @param cells what each has
     */
    record Fact(String label, boolean due, List<Cell> cells) {}

    /**
     * What one matter has.
     *
     * @param number whose it is
     * @param text the value, empty for none and for times
     * @param at the time
     * @param other whether it is another one than the main one's
     */
    record Cell(String number, String text, @Nullable Instant at, boolean other) {}

    /**
     * What would come of merging one into the main one.
     *
     * @param number the matter
     * @param title its title
     * @param version the version that was looked at
     * @param chosen whether it is to be merged
     * @param refused why it cannot be merged, absent if it can
     */
    record Other(
            String number,
            String title,
            int version,
            boolean chosen,
            @Nullable String refused) {}

    /**
     * One that may be taken out again.
     *
     * @param number the matter
     * @param main what it is merged into
     * @param version the version that was looked at
     */
    record Undo(String number, String main, int version) {}

    /** The main one. */
    Column main() {
        return columns.getFirst();
    }

    List<Other> going() {
        return others.stream().filter(other -> other.refused() == null).toList();
    }

    List<Other> staying() {
        return others.stream().filter(other -> other.refused() != null).toList();
    }

    /** In how many things they differ. */
    long differing() {
        return facts.stream()
                .filter(fact -> fact.cells().stream().anyMatch(Cell::other))
                .count();
    }

    @Override
    public int status() {
        return refused == null ? Page.super.status() : 409;
    }
}

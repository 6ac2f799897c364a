package org.banshi.program;

import static org.banshi.program.ProgramWords.fromTheFirst;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.web.Count;
import org.banshi.web.Field;
import org.banshi.web.MapTiles;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One list: as a table, a board by state, a chart of the year, or a map.
 *
 * @param list the list
 * @param figures how it stands
 * @param view one of {@link #VIEWS}
 * @param filter what was asked for
 * @param fields the form to ask
 * @param rows what was found
 * @param total how many
 * @param mayWrite whether the reader may put items on it
 * @param tiles the ground of the map
 * @param mayInspect whether the reader may open findings on it
 * @param today the day in the city
 */
record ListPage(
        WorkList list,
        ListFigures figures,
        String view,
        ItemFilter filter,
        List<Field> fields,
        Slice<ItemRow> rows,
        Count total,
        boolean mayWrite,
        MapTiles tiles,
        boolean mayInspect,
        LocalDate today)
        implements Page {
    static final String TABLE = "table";
    static final String MAP = "map";

    /** How a list can be looked at. */
    static final List<String> VIEWS = List.of(TABLE, "board", "chart", MAP);

    String path() {
        return "/desk/lists/" + list.code();
    }

    /** The paper of what is shown here. */
    String paper(Ui ui) {
        return fromTheFirst(ui, "view", null).replaceFirst("^[^?]*", path() + "/print");
    }

    /** The address of this list in one state, with nothing else asked for. */
    String inState(String state) {
        return path() + "?state=" + state;
    }

    String state(Ui ui, ItemRow row) {
        return ProgramWords.state(ui, row.kind(), row.state());
    }

    /** The rows by state, in the order of the list's figures. */
    Map<String, List<ItemRow>> board() {
        Map<String, List<ItemRow>> board = new LinkedHashMap<>();
        figures.states()
                .keySet()
                .forEach(state -> board.put(
                        state,
                        rows.items().stream()
                                .filter(row -> row.state().equals(state))
                                .toList()));
        board.values().removeIf(List::isEmpty);
        return board;
    }

    /** Where a day stands in the list's year, in days from its first, cut off at both ends. */
    int day(@Nullable LocalDate day) {
        LocalDate first = LocalDate.of(list.year(), 1, 1);
        long days = day == null ? 0 : ChronoUnit.DAYS.between(first, day);
        return (int) Math.max(0, Math.min(days, first.lengthOfYear()));
    }

    /** How many days a bar is long, at least two so that it can be seen. */
    int length(ItemRow row) {
        return Math.max(2, day(row.ends()) - day(row.begins()) + 1);
    }
}

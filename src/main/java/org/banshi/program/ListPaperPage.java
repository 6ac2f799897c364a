package org.banshi.program;

import java.util.List;
import org.banshi.web.Count;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * A list as a paper, A4 across.
 *
 * @param list the list
 * @param office name of the office that keeps it
 * @param figures how the whole list stands
 * @param fields what was asked for
 * @param rows what was found, at most {@link #MOST}
 * @param total how many there are
 */
record ListPaperPage(
        WorkList list, String office, ListFigures figures, List<Field> fields, List<ItemRow> rows, Count total)
        implements Page {
    /** More is no paper that anybody signs: a spreadsheet holds it. */
    static final int MOST = 2_000;

    boolean isCut() {
        return total.atLeast() || total.value() > rows.size();
    }

    String path() {
        return "/desk/lists/" + list.code();
    }

    String state(Ui ui, ItemRow row) {
        return ProgramWords.state(ui, row.kind(), row.state());
    }

    /** What was asked for in words, such as 状态：推进中; the order is none of it. */
    List<String> asked(Ui ui) {
        return fields.stream()
                .filter(field -> !field.name().equals("sort") && !field.first().isBlank())
                .map(field -> ui.text(
                        "program.paper.asked",
                        field.label(),
                        field.options().stream()
                                .filter(option -> option.value().equals(field.first()))
                                .map(Field.Option::label)
                                .findFirst()
                                .orElse(field.first())))
                .toList();
    }
}

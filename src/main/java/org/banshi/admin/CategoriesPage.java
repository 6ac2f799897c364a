package org.banshi.admin;

import java.util.List;
import org.banshi.knowledge.Category;
import org.banshi.knowledge.Imported;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The category tree.
 *
 * @param rows each followed by those below it
 * @param imported what a table just did, absent for none
 * @param errors what is wrong with the table
 */
record CategoriesPage(List<Row> rows, @Nullable Imported imported, FormErrors errors) implements Page {

    /** A category and how many stand above it. */
    record Row(Category category, int depth) {
        String branch() {
            return depth == 0 ? "" : "\u3000".repeat(depth - 1) + "└ ";
        }
    }

    List<Field> fields(Ui ui) {
        return List.of(Field.of(Field.Input.FILE, "file", ui.text("admin.category.file"))
                .hint(ui.text("admin.category.file.hint"))
                .accept(".csv,text/csv")
                .required());
    }
}

package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * One category, or the form for a new one.
 *
 * @param fresh whether it is a new one
 * @param form what is in the form
 * @param rows where it may hang
 * @param errors what is wrong in the form
 */
record CategoryPage(boolean fresh, CategoryForm form, List<CategoriesPage.Row> rows, FormErrors errors)
        implements Page {
    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        if (fresh) {
            fields.add(Field.text("code", ui.text("admin.unit.code"))
                    .hint(ui.text("admin.unit.code.hint"))
                    .value(form.code())
                    .max(40)
                    .required());
            fields.add(Field.select(
                            "parent",
                            ui.text("admin.category.parent"),
                            rows.stream()
                                    .map(row -> new Field.Option(
                                            row.category().code(),
                                            row.branch() + row.category().name()))
                                    .toList())
                    .values(form.parent().isEmpty() ? List.of() : List.of(form.parent())));
        } else {
            fields.add(Field.of(Field.Input.HIDDEN, "code", "").value(form.code()));
        }
        fields.add(Field.text("name", ui.text("admin.unit.name"))
                .value(form.name())
                .max(100)
                .required());
        if (!fresh) {
            fields.add(Field.tick("active", ui.text("admin.category.active")).value(form.active()));
        }
        fields.add(Field.text("why", ui.text("admin.change.why"))
                .value(form.why())
                .max(500)
                .required());
        return fields;
    }

    String action() {
        return CategoriesController.HERE + (fresh ? "/new" : "/category");
    }
}

package org.banshi.admin;

import java.util.List;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.rule.Effects;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch directory, with the form for a new line or the question whether one shall go.
 *
 * @param rows its lines, as people read them
 * @param form what is in the form
 * @param removing the line that shall go, counted from 0; absent for a new line
 * @param units that may be named
 * @param categories that may be named
 * @param preview what the change would do, absent unless it was asked for
 * @param errors what is wrong in the form
 */
record DirectoryPage(
        List<Row> rows,
        Form form,
        @Nullable Integer removing,
        List<Unit> units,
        List<CategoriesPage.Row> categories,
        @Nullable List<Effects.Shift> preview,
        FormErrors errors)
        implements Page {

    /** A line as people read it; an empty part fits everything. */
    record Row(@Nullable String type, String category, String region, String unit, boolean open, String remark) {}

    /** What was typed; what is missing is empty. Something in look: show what would come of it and change nothing. */
    record Form(
            String type,
            String category,
            String region,
            String unit,
            String remark,
            String why,
            String expected,
            String look) {
        Form {
            type = UnitForm.stripped(type);
            category = UnitForm.stripped(category);
            region = UnitForm.stripped(region);
            unit = UnitForm.stripped(unit);
            remark = UnitForm.stripped(remark);
            why = UnitForm.stripped(why);
            expected = UnitForm.stripped(expected);
            look = UnitForm.stripped(look);
        }
    }

    List<Field> fields(Ui ui) {
        Field why = Field.text("why", ui.text("admin.change.why"))
                .value(form.why())
                .max(500)
                .required();
        Field expected = Field.of(Field.Input.HIDDEN, "expected", "").value(form.expected());
        if (removing != null) {
            return List.of(why, expected);
        }
        return List.of(
                choice(
                                "unit",
                                ui.text("admin.directory.unit"),
                                units.stream()
                                        .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                                        .map(unit -> new Field.Option(unit.code(), unit.name()))
                                        .toList(),
                                form.unit())
                        .required(),
                choice(
                        "type",
                        ui.text("admin.directory.type"),
                        Requests.TYPES.stream()
                                .map(type -> new Field.Option(type, ui.text("request.type." + type)))
                                .toList(),
                        form.type()),
                choice(
                        "category",
                        ui.text("admin.directory.category"),
                        categories.stream().map(DirectoryPage::option).toList(),
                        form.category()),
                Field.text("region", ui.text("admin.unit.region"))
                        .hint(ui.text("admin.unit.region.hint"))
                        .value(form.region())
                        .max(12),
                Field.text("remark", ui.text("admin.directory.remark"))
                        .hint(ui.text("admin.directory.remark.hint"))
                        .value(form.remark())
                        .max(200),
                why,
                expected);
    }

    private static Field choice(String name, String label, List<Field.Option> options, String chosen) {
        return Field.select(name, label, options).values(chosen.isEmpty() ? List.of() : List.of(chosen));
    }

    private static Field.Option option(CategoriesPage.Row row) {
        Category category = row.category();
        return new Field.Option(category.code(), row.branch() + category.name());
    }
}

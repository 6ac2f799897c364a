package org.banshi.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One unit, or the form for a new one.
 *
 * @param fresh whether it is a new one
 * @param form what is in the form
 * @param units where it may hang
 * @param open how many matters it has that have not ended
 * @param lines numbers of the lines of the dispatch directory that point at it
 * @param history what changed so far
 * @param errors what is wrong in the form
 */
record UnitPage(
        boolean fresh,
        UnitForm form,
        List<UnitsPage.Row> units,
        long open,
        List<Integer> lines,
        ChangeLines history,
        FormErrors errors)
        implements Page {

    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        if (fresh) {
            once(ui, fields);
        } else {
            fields.add(Field.of(Field.Input.HIDDEN, "code", "").value(form.code()));
        }
        fields.add(Field.text("name", ui.text("admin.unit.name"))
                .value(form.name())
                .max(200)
                .required());
        fields.add(Field.select(
                        "parent",
                        ui.text("admin.unit.parent"),
                        units.stream()
                                .filter(row -> !row.unit().code().equals(form.code()))
                                .map(row -> new Field.Option(
                                        row.unit().code(),
                                        row.branch() + row.unit().name()))
                                .toList())
                .values(form.parent().isEmpty() ? List.of() : List.of(form.parent())));
        fields.add(Field.text("region", ui.text("admin.unit.region"))
                .hint(ui.text("admin.unit.region.hint"))
                .value(form.region())
                .max(12));
        fields.add(Field.of(Field.Input.TEL, "phone", ui.text("admin.unit.phone"))
                .value(form.phone())
                .max(40));
        fields.add(Field.textarea("duty", ui.text("admin.unit.duty"))
                .hint(ui.text("admin.unit.duty.hint"))
                .value(form.duty()));
        if (!fresh) {
            fields.add(Field.tick("active", ui.text("admin.unit.active")).value(form.active()));
        }
        fields.add(Field.text("why", ui.text("admin.change.why"))
                .value(form.why())
                .max(500)
                .required());
        return fields;
    }

    private void once(Ui ui, List<Field> fields) {
        fields.add(Field.text("code", ui.text("admin.unit.code"))
                .hint(ui.text("admin.unit.code.hint"))
                .value(form.code())
                .max(40)
                .required());
        fields.add(Field.radio(
                        "kind",
                        ui.text("admin.unit.kind"),
                        Arrays.stream(Unit.Kind.values())
                                .map(kind -> new Field.Option(kind.code(), ui.text("people.kind." + kind.code())))
                                .toList())
                .hint(ui.text("admin.unit.kind.hint"))
                .value(form.kind())
                .required());
    }

    /** The lines in words, absent for none. */
    @Nullable
    String directory(Ui ui) {
        String named = lines.stream().map(String::valueOf).collect(Collectors.joining(ui.text("admin.unit.and")));
        return lines.isEmpty() ? null : ui.text("admin.unit.directory", named);
    }

    String action() {
        return UnitsController.HERE + (fresh ? "/new" : "/unit");
    }
}

package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One of the staff, or the form for somebody new.
 *
 * @param id the number, absent for somebody new
 * @param form what is in the form
 * @param units where one may work
 * @param history what changed so far
 * @param errors what is wrong in the form
 */
record MemberPage(@Nullable Long id, Form form, List<Unit> units, ChangeLines history, FormErrors errors)
        implements Page {

    /** What was typed; what is missing is empty. */
    record Form(String name, String unit, String phone, String active, String why) {
        static final Form NEW = new Form("", "", "", "true", "");

        Form {
            name = UnitForm.stripped(name);
            unit = UnitForm.stripped(unit);
            phone = UnitForm.stripped(phone);
            active = UnitForm.stripped(active);
            why = UnitForm.stripped(why);
        }
    }

    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.text("name", ui.text("admin.staff.name"))
                        .value(form.name())
                        .max(200)
                        .required(),
                Field.select(
                                "unit",
                                ui.text("admin.staff.unit"),
                                units.stream()
                                        .filter(unit ->
                                                unit.active() || unit.code().equals(form.unit()))
                                        .map(unit -> new Field.Option(unit.code(), unit.name()))
                                        .toList())
                        .hint(ui.text("admin.staff.unit.hint"))
                        .values(form.unit().isEmpty() ? List.of() : List.of(form.unit())),
                Field.of(Field.Input.TEL, "phone", ui.text("admin.staff.phone"))
                        .value(form.phone())
                        .max(40)));
        if (id != null) {
            fields.add(Field.tick("active", ui.text("admin.staff.active")).value(form.active()));
        }
        fields.add(Field.text("why", ui.text("admin.change.why"))
                .value(form.why())
                .max(500)
                .required());
        return fields;
    }

    String action() {
        return StaffController.HERE + "/" + (id == null ? "new" : id);
    }
}

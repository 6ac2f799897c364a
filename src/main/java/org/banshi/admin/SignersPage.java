package org.banshi.admin;

import java.util.List;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * Who signs a unit's replies before they leave it.
 *
 * @param unit the unit
 * @param people those of the unit who may handle requests
 * @param chosen numbers of those who sign
 * @param why the reason that was typed
 * @param errors what is wrong in the form
 */
record SignersPage(Unit unit, List<Field.Option> people, List<String> chosen, String why, FormErrors errors)
        implements Page {

    List<Field> fields(Ui ui) {
        return List.of(
                Field.of(Field.Input.HIDDEN, "code", "").value(unit.code()),
                Field.checkboxes("signers", ui.text("admin.signers.who"), people)
                        .hint(ui.text("admin.signers.who.hint"))
                        .values(chosen),
                Field.text("why", ui.text("admin.change.why"))
                        .value(why)
                        .max(500)
                        .required());
    }
}

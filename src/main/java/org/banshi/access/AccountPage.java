package org.banshi.access;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * One's own account.
 *
 * @param account whose
 * @param errors what is wrong in the form
 */
record AccountPage(Account account, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        return List.of(
                Field.of(Field.Input.PASSWORD, "old", ui.text("access.password.old"))
                        .required()
                        .autocomplete("current-password"),
                NewPassword.field(ui, "password", "access.password.new"),
                NewPassword.field(ui, "again", "access.password.again"));
    }
}

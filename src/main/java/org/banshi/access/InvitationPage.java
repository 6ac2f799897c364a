package org.banshi.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * Where an invited person chooses login and password.
 *
 * @param path of the link
 * @param invitation what it is for
 * @param login what was typed
 * @param errors what is wrong
 */
record InvitationPage(String path, Invitation invitation, String login, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        if (invitation.login() == null) {
            fields.add(Field.text("login", ui.text("access.login.login"))
                    .value(login)
                    .hint(ui.text("access.login.loginHint"))
                    .required()
                    .max(64)
                    .autocomplete("username"));
        }
        fields.add(NewPassword.field(ui, "password", "access.password.new"));
        fields.add(NewPassword.field(ui, "again", "access.password.again"));
        return fields;
    }

    String roles(Ui ui) {
        return Role.ALL.stream()
                .filter(invitation.roles()::contains)
                .map(role -> ui.text("access.role." + role.name()))
                .collect(Collectors.joining(" · "));
    }
}

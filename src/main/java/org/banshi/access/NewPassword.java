package org.banshi.access;

import org.banshi.web.Field;
import org.banshi.web.Problem;
import org.banshi.web.Ui;

/** A new password, typed twice. */
final class NewPassword {
    private NewPassword() {}

    static Field field(Ui ui, String name, String key) {
        Field field = Field.of(Field.Input.PASSWORD, name, ui.text(key)).required();
        return (name.equals("password") ? field.hint(ui.text("access.password.hint")) : field)
                .autocomplete("new-password");
    }

    /** The password, if both are the same; 422 {@code again} if not. */
    static String of(String password, String again) {
        if (!password.equals(again)) {
            throw Problem.invalid("again", "passwordDiffers");
        }
        return password;
    }
}

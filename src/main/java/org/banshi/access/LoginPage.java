package org.banshi.access;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * Where staff sign in.
 *
 * @param login what was typed
 * @param next where to go afterwards, empty for the desk
 * @param failure code of what went wrong, absent the first time
 * @param lockedUntil the end of a lock
 */
record LoginPage(
        String login,
        String next,
        @Nullable String failure,
        @Nullable Instant lockedUntil) implements Page {
    @Override
    public int status() {
        return failure == null ? 200 : 401;
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.text("login", ui.text("access.login.login"))
                        .value(login)
                        .required()
                        .max(64)
                        .autocomplete("username"),
                Field.of(Field.Input.PASSWORD, "password", ui.text("access.login.password"))
                        .required()
                        .autocomplete("current-password"),
                Field.of(Field.Input.HIDDEN, "next", "").value(next));
    }

    String failureText(Ui ui) {
        return ui.text("problem." + failure, lockedUntil);
    }
}

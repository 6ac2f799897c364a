package org.banshi.access;

import java.time.Instant;
import java.util.List;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of machines, and the form to make one.
 *
 * @param tokens the newest first
 * @param units for which a machine may act
 * @param typed what was typed: name, scope, access, days
 * @param roles what was ticked
 * @param secret a token just made, shown once
 * @param errors what is wrong in the form
 */
record TokensPage(
        List<AccessToken> tokens,
        List<Unit> units,
        List<String> typed,
        List<String> roles,
        @Nullable String secret,
        FormErrors errors)
        implements Page {
    static final List<String> NOTHING = List.of("", "", "read", "");

    List<Field> fields(Ui ui) {
        List<Field.Option> scopes = units.stream()
                .filter(Unit::active)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
        return List.of(
                Field.text("name", ui.text("access.tokens.name"))
                        .value(typed.get(0))
                        .required()
                        .max(200),
                AccountsPage.rolesField(ui, roles),
                Field.select("scope", ui.text("access.tokens.scope"), scopes)
                        .values(typed.get(1).isEmpty() ? List.of() : List.of(typed.get(1))),
                Field.radio(
                                "mayWrite",
                                ui.text("access.tokens.access"),
                                List.of(
                                        new Field.Option("read", ui.text("access.tokens.read")),
                                        new Field.Option("write", ui.text("access.tokens.write"))))
                        .values(List.of(typed.get(2)))
                        .required(),
                Field.of(Field.Input.NUMBER, "days", ui.text("access.tokens.days"))
                        .value(typed.get(3)));
    }

    boolean isOpen(AccessToken token, Instant now) {
        return token.revokedAt() == null
                && (token.expiresAt() == null || token.expiresAt().isAfter(now));
    }
}

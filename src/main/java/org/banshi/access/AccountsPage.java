package org.banshi.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * All accounts, and the form to invite somebody.
 *
 * @param accounts by login name
 * @param units where an invited person may work
 * @param typed what was typed into the form
 * @param link a one-time link just made, shown once
 * @param errors what is wrong in the form
 */
record AccountsPage(
        List<Account> accounts,
        List<Unit> units,
        Typed typed,
        @Nullable String link,
        FormErrors errors) implements Page {

    /** What was typed: name, unit, roles. */
    record Typed(String name, String unit, List<String> roles) {
        static final Typed NOTHING = new Typed("", "", List.of());
    }

    List<Field> fields(Ui ui) {
        List<Field.Option> places = new ArrayList<>();
        units.stream().filter(Unit::active).forEach(unit -> places.add(new Field.Option(unit.code(), unit.name())));
        return List.of(
                Field.text("name", ui.text("access.accounts.name"))
                        .value(typed.name())
                        .required()
                        .max(200),
                Field.select("unit", ui.text("access.accounts.unit"), places)
                        .values(typed.unit().isEmpty() ? List.of() : List.of(typed.unit())),
                rolesField(ui, typed.roles()));
    }

    static Field rolesField(Ui ui, List<String> chosen) {
        return Field.checkboxes(
                        "roles",
                        ui.text("access.accounts.roles"),
                        Role.ALL.stream()
                                .map(role -> new Field.Option(role.name(), ui.text("access.role." + role.name())))
                                .toList())
                .values(chosen)
                .required();
    }

    static String roles(Ui ui, Set<Role> roles) {
        return Role.ALL.stream()
                .filter(roles::contains)
                .map(role -> ui.text("access.role." + role.name()))
                .collect(Collectors.joining(" · "));
    }

    String unitName(@Nullable String code) {
        return units.stream()
                .filter(unit -> unit.code().equals(code))
                .map(Unit::name)
                .findFirst()
                .orElse("—");
    }
}

package org.banshi.admin;

import java.util.List;
import java.util.stream.Collectors;
import org.banshi.people.Member;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;

/**
 * The persons of the staff.
 *
 * @param rows a page of them
 * @param units to narrow by
 * @param filter what is narrowed to
 * @param writes whether the reader may change them
 * @param grants whether the reader may give accounts
 */
record StaffPage(Slice<Row> rows, List<Unit> units, Filter filter, boolean writes, boolean grants) implements Page {

    /** One of the staff, the name of the unit, login name and roles as text; login empty for none. */
    record Row(Member member, String unit, String login, List<String> roles) {
        String rolesText(Ui ui) {
            return roles.isEmpty()
                    ? "—"
                    : roles.stream().map(role -> ui.text("access.role." + role)).collect(Collectors.joining(" · "));
        }
    }

    /** Words and unit. */
    record Filter(String q, String unit) {
        boolean any() {
            return !q.isEmpty() || !unit.isEmpty();
        }
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.of(Field.Input.SEARCH, "q", ui.text("admin.staff.q")).value(filter.q()),
                Field.select(
                                "unit",
                                ui.text("admin.staff.unit"),
                                units.stream()
                                        .map(unit -> new Field.Option(unit.code(), unit.name()))
                                        .toList())
                        .values(filter.unit().isEmpty() ? List.of() : List.of(filter.unit())));
    }
}

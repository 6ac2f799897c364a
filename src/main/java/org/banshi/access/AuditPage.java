package org.banshi.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The logs, for the auditor: acts that touch security, or who looked.
 *
 * @param looks the looks, absent when acts are shown
 * @param events the acts, absent when looks are shown
 * @param names of the staff in these lines
 * @param filter what was asked for
 * @param older where the next page begins, absent on the last
 * @param errors what is wrong in what was asked for
 */
record AuditPage(
        @Nullable List<Look> looks,
        @Nullable List<SecurityEvent> events,
        Map<Long, String> names,
        AuditFilter filter,
        @Nullable String older,
        FormErrors errors)
        implements Page {
    static final int SIZE = 100;

    String here() {
        return events != null ? AuditController.ACTS : AuditController.LOOKS;
    }

    /** The same lines as a table. */
    String export(Ui ui) {
        return ui.with("after", null).replaceFirst(here(), here() + "/export");
    }

    List<Field> fields(Ui ui) {
        boolean acts = events != null;
        List<Field.Option> options = (acts ? AuditSearch.ACTS : AuditSearch.SIGHTS)
                .stream()
                        .map(code -> new Field.Option(code, ui.text((acts ? "access.event." : "access.look.") + code)))
                        .toList();
        return List.of(
                Field.text("who", ui.text("access.audit.who"))
                        .hint(ui.text("access.audit.who.hint"))
                        .value(filter.who())
                        .max(100),
                Field.select("what", ui.text("access.audit.what"), options)
                        .values(filter.what().isEmpty() ? List.of() : List.of(filter.what())),
                Field.text("object", ui.text("access.audit.subject"))
                        .value(filter.object())
                        .max(100),
                Field.of(Field.Input.DATE, "from", ui.text("access.audit.from")).value(filter.from()),
                Field.of(Field.Input.DATE, "to", ui.text("access.audit.to")).value(filter.to()));
    }

    String name(@Nullable Long staff) {
        return staff == null ? "—" : names.getOrDefault(staff, "") + " (" + staff + ")";
    }

    static String what(Ui ui, SecurityEvent event) {
        return ui.textOr("access.event." + event.what(), event.what());
    }

    /** Roles are told by their names. */
    static String detail(Ui ui, SecurityEvent event) {
        String detail = Objects.requireNonNullElse(event.detail(), "");
        return Arrays.stream(detail.split(" "))
                .map(word -> ui.textOr("access.role." + word, word))
                .collect(Collectors.joining(" "));
    }

    /** A look at single fields of an identity is told as one at the identity. */
    static String what(Ui ui, Look look) {
        return ui.textOr("access.look." + look.what().split("[^a-z]", 2)[0], look.what());
    }
}

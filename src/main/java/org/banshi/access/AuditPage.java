package org.banshi.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The logs, for the auditor: acts that touch security, or who looked.
 *
 * @param looks the looks, absent when acts are shown
 * @param events the acts, absent when looks are shown
 * @param names of the staff in these lines
 * @param older the id before which the next page begins, absent on the last
 */
record AuditPage(
        @Nullable List<Look> looks,
        @Nullable List<SecurityEvent> events,
        Map<Long, String> names,
        @Nullable Long older) implements Page {
    static final int SIZE = 100;

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

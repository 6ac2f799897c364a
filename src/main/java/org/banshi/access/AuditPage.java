package org.banshi.access;

import java.util.List;
import java.util.Map;
import org.banshi.web.Page;
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
}

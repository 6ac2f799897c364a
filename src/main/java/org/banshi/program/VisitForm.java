package org.banshi.program;

import java.time.LocalDate;
import java.util.Objects;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a visit as it was typed.
 *
 * @param list code of the list
 * @param target code of the unit
 * @param day the day
 * @param announced whether the unit is told before
 * @param followUpOf the visit that is looked at again
 */
record VisitForm(
        @Nullable String list,
        @Nullable String target,
        @Nullable String day,
        @Nullable String announced,
        @Nullable String followUpOf) {

    /**
     * What was meant.
     *
     * @throws Problem 422 for what is missing or cannot be read
     */
    NewVisit read() {
        Entries entries = new Entries();
        String of = entries.need("list", list, Entries.TITLE);
        String at = entries.need("target", target, Entries.TITLE);
        LocalDate on = null;
        try {
            on = DeedForm.date("day", day);
            entries.need("day", on);
        } catch (Problem _) {
            entries.wrong("day", "badDate");
        }
        Long again = number(followUpOf);
        if (again == null && followUpOf != null && !followUpOf.isBlank()) {
            entries.wrong("followUpOf", "notAChoice");
        }
        entries.finish();
        return new NewVisit(of, at, Objects.requireNonNull(on), "true".equals(announced), again);
    }

    static @Nullable Long number(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }
}

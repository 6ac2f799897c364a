package org.banshi.desk;

import java.util.Objects;
import org.banshi.matter.Matter;

/**
 * A matter in a list.
 *
 * @param matter the row, as far as the reader may see it
 * @param title its title in words the reader may see
 * @param kind what its kind is called
 * @param state what the state is called
 * @param sort type and grade
 * @param category its name
 * @param place region and address
 * @param unit the lead unit's name, empty before dispatch
 * @param urgent whether the grade is above the ordinary
 */
record Row(
        Matter matter,
        String title,
        String kind,
        String state,
        String sort,
        String category,
        String place,
        String unit,
        boolean urgent) {

    static Row of(Matter matter, Voice voice, Names names) {
        boolean urgent = matter.grade() != null && !matter.grade().equals("normal");
        String grade = urgent ? voice.sort(matter, "grade", matter.grade()) : "";
        return new Row(
                matter,
                voice.title(matter),
                voice.kind(matter),
                voice.state(matter),
                voice.sort(matter, "type", matter.type()) + (grade.isEmpty() ? "" : " · " + grade),
                names.category(matter.category()),
                (names.region(matter.region()) + " " + Objects.requireNonNullElse(matter.address(), "")).strip(),
                names.unit(matter.leadUnit()),
                urgent);
    }

    /** Whether to show the due: ended matters of which nothing was measured have none to show. */
    boolean hasDue() {
        return matter.due() != null || matter.isOpen() && matter.mainId() == null;
    }
}

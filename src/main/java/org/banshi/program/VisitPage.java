package org.banshi.program;

import java.time.LocalDate;
import java.util.List;
import org.banshi.access.Drafts;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One visit.
 *
 * @param visit the visit
 * @param found what it found
 * @param before the visit that it looks at again, if the reader may know of it
 * @param followUps visits that look at this one again
 * @param names names of units and lists
 * @param today the day in the city
 * @param isOwn whether the reader is of the group
 * @param done the form that says what it came to; empty while that cannot be said
 * @param off the form that calls it off; empty when that cannot be
 * @param draft what the reader typed earlier into the form that says what it came to, and has not sent
 * @param errors what is wrong in the form that was sent
 */
record VisitPage(
        Visit visit,
        List<VisitRows.Found> found,
        @Nullable Visit before,
        List<Visit> followUps,
        VisitNames names,
        LocalDate today,
        boolean isOwn,
        List<Field> done,
        List<Field> off,
        Drafts.@Nullable Kept draft,
        FormErrors errors)
        implements Page {

    String path() {
        return "/desk/visits/" + visit.id();
    }

    /** Where a finding of this visit is opened. */
    String newFinding() {
        return "/desk/lists/" + visit.list() + "/new?kind=finding&visit=" + visit.id();
    }

    boolean mayFind() {
        return isOwn && visit.doneAt() != null;
    }

    /** Only what was found is looked at again. */
    boolean mayFollowUp() {
        return mayFind() && !found.isEmpty();
    }

    FormErrors errorsOf(String field) {
        return new FormErrors(errors.of(field));
    }
}

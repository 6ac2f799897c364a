package org.banshi.program;

import java.util.List;
import java.util.Map;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One of the three forms, as it is printed; without a version, an empty one to be filled in by hand.
 *
 * @param sheet the hard problem
 * @param paper which form
 * @param filled what was filled in
 */
record ProblemFormPage(
        ProblemSheet sheet, ProblemPaper paper, @Nullable FilledForm filled) implements Page {

    Map<String, Object> body() {
        return filled == null ? Map.of() : filled.body();
    }

    List<FilledForm> versions() {
        return sheet.versions(paper);
    }

    /** The address of this form. */
    String path() {
        return "/desk/problems/" + sheet.number() + "/forms/" + paper.form();
    }
}

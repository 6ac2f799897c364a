package org.banshi.program;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The lists that somebody may see.
 *
 * @param lines each list and how it stands
 * @param fields the form for a new one; empty for who makes none
 * @param errors what is wrong in it
 */
record ListsPage(List<Line> lines, List<Field> fields, FormErrors errors) implements Page {

    /** A list and how it stands. */
    record Line(WorkList list, ListFigures figures) {}
}

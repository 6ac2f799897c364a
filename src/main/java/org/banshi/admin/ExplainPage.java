package org.banshi.admin;

import java.util.List;
import org.banshi.calendar.Dating;
import org.banshi.calendar.Explanation;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A limit counted day by day.
 *
 * @param start when it starts, as typed
 * @param number how many, as typed
 * @param unit of what, as chosen
 * @param dating when it ends, absent before anything is asked
 * @param lines day by day
 * @param errors what is wrong in the form
 */
record ExplainPage(
        String start,
        String number,
        String unit,
        @Nullable Dating dating,
        List<Explanation.Line> lines,
        FormErrors errors)
        implements Page {}

package org.banshi.program;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The goal tree of a list with its sums.
 *
 * @param list the list
 * @param goals the goals, each followed by those below it
 * @param rest what serves no goal
 * @param whole the whole list
 * @param cutOff when it was counted (截至)
 * @param fields the form for a goal; empty for who may write none
 * @param errors what is wrong in it
 */
record GoalsPage(
        WorkList list,
        List<GoalSum> goals,
        GoalSum rest,
        GoalSum whole,
        Instant cutOff,
        List<Field> fields,
        FormErrors errors)
        implements Page {

    /** The list of what is below a goal. */
    String items(@Nullable Goal goal) {
        return path() + "?goal=" + (goal == null ? ItemFilter.NO_GOAL : goal.code());
    }

    /** The list of what is done below a goal. */
    String done(@Nullable Goal goal) {
        return items(goal) + "&light=done";
    }

    String path() {
        return "/desk/lists/" + list.code();
    }
}

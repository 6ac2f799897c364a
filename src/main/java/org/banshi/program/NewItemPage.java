package org.banshi.program;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The form that puts an item on a list.
 *
 * @param list the list
 * @param groups the fields, group by group: what, target, who, when
 * @param steps rows for milestones
 * @param errors what is wrong
 */
record NewItemPage(WorkList list, List<Group> groups, List<Step> steps, FormErrors errors) implements Page {

    /**
     * Fields that belong together.
     *
     * @param key message that names them
     * @param fields the fields
     */
    record Group(String key, List<Field> fields) {}

    /** One row of the road map as it was typed. */
    record Step(int nr, String title, String weight, String due) {}
}

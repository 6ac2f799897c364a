package org.banshi.knowledge;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The form of an item.
 *
 * @param id of the item that gets another version; absent for a new one
 * @param seen its last version when the form was opened; 0 for a new one
 * @param question the question that it is to answer, with its number
 */
record WritePage(
        @Nullable Long id, int seen, Questions.@Nullable Question question, List<Field> fields, FormErrors errors)
        implements Page {

    String action() {
        return KnowledgeConfiguration.DESK + (id == null ? "/new" : "/" + id + "/edit");
    }
}

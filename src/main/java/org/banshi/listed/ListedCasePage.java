package org.banshi.listed;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A listed case and what is told of it.
 *
 * @param told what was told or shall be, the newest first
 * @param next what may be proposed
 * @param releasable what the reader may release or refuse
 * @param releases whether the reader may take back what is public
 * @param typed what was typed
 */
record ListedCasePage(
        ListedNotice.Case of,
        List<ListedNotice> told,
        ListedNotice.@Nullable Part next,
        List<Long> releasable,
        boolean releases,
        @Nullable String typed,
        FormErrors errors)
        implements Page {

    String here() {
        return ListedConfiguration.DESK + "/" + of.number() + "/" + of.nr();
    }

    List<Field> words(String label, String hint) {
        return List.of(Field.textarea("words", label)
                .value(typed)
                .hint(hint)
                .required()
                .max(ListedCases.MOST_WORDS));
    }

    List<Field> why(String label) {
        return List.of(Field.textarea("why", label).value(typed).required().max(ListedCases.MOST_WORDS));
    }
}

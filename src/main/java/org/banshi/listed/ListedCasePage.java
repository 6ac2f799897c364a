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
 * @param objections what was said against it
 * @param decidable the objections that the reader may decide on
 * @param at the form that was refused; empty where none was
 * @param typed what was typed there
 */
record ListedCasePage(
        ListedNotice.Case of,
        List<ListedNotice> told,
        ListedNotice.@Nullable Part next,
        List<Long> releasable,
        boolean releases,
        List<ListedObjection> objections,
        List<Long> decidable,
        String at,
        @Nullable String typed,
        FormErrors errors)
        implements Page {

    String here() {
        return ListedConfiguration.DESK + "/" + of.number() + "/" + of.nr();
    }

    List<ListedObjection> objectionsTo(ListedNotice notice) {
        return objections.stream().filter(each -> each.notice() == notice.id()).toList();
    }

    /** Whether it is away until somebody decides. */
    boolean isAway(ListedNotice notice) {
        return notice.state() == ListedNotice.State.PUBLIC
                && objectionsTo(notice).stream().anyMatch(ListedObjection::isOpen);
    }

    /** What is wrong with that form. */
    FormErrors errorsOf(String form) {
        return form.equals(at) ? errors : FormErrors.NONE;
    }

    List<Field> words(String label, String hint) {
        return List.of(Field.textarea("words", label)
                .value(typedIn("propose"))
                .hint(hint)
                .required()
                .max(ListedCases.MOST_WORDS));
    }

    /** Each form has a field of its own name: several stand on one page. */
    static String why(long notice) {
        return "why" + notice;
    }

    static String answer(long objection) {
        return "answer" + objection;
    }

    List<Field> why(String form, String field, String label) {
        return List.of(
                Field.textarea(field, label).value(typedIn(form)).required().max(ListedCases.MOST_WORDS));
    }

    private @Nullable String typedIn(String form) {
        return form.equals(at) ? typed : null;
    }
}

package org.banshi.proposal;

import java.time.LocalDate;
import java.util.List;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One call on the desk.
 *
 * @param call the call
 * @param counts what became of all
 * @param state the state that was asked for
 * @param entries what was put forward
 * @param own whether the reader is of the office that calls
 * @param typed what was typed and is wrong
 * @param today the day
 * @param errors what is wrong
 */
record CallPage(
        Call call,
        Counts counts,
        @Nullable String state,
        List<EntryRows.Entry> entries,
        boolean own,
        Typed typed,
        LocalDate today,
        FormErrors errors)
        implements Page {
    /** What was ticked, and what was typed. */
    record Typed(List<String> ticked, @Nullable String words) {}

    /** The states one may ask for. */
    static List<String> states() {
        return EntryRows.STATES;
    }

    boolean mayChange() {
        return own && call.state() == Call.State.OPEN;
    }

    /** Whether the call may be closed as answered, as far as its days go. */
    boolean isOver() {
        return call.state() == Call.State.CLOSED || call.standing(today).equals("over");
    }
}

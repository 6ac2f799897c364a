package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Renumberings;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Lost numbers: what waits, for whoever decides; the form and what came of it, for whoever takes calls.
 *
 * @param waiting the oldest first, absent for who does not decide
 * @param own what the reader put down, absent for who takes no calls
 * @param names of the staff, by number
 * @param form as typed
 * @param errors what is wrong there
 * @param refusing what was tried of one that waits, absent for nothing
 * @param term the waiting time, absent for who does not decide
 * @param now the moment
 */
record RenumberingPage(
        @Nullable List<Renumberings.Asked> waiting,
        @Nullable List<Renumberings.Own> own,
        Map<Long, String> names,
        Renumberings.Wish form,
        FormErrors errors,
        ErasurePage.@Nullable Refusing refusing,
        @Nullable Wait term,
        Instant now)
        implements Page {

    /**
     * The waiting time.
     *
     * @param holds hours that hold now
     * @param version of the rule
     * @param hours as typed
     * @param why as typed
     * @param errors what is wrong there
     */
    record Wait(int holds, int version, String hours, String why, FormErrors errors) {}

    /** Whether the time to object is over. */
    boolean isOver(Renumberings.Asked asked) {
        return !now.isBefore(asked.from());
    }

    /** What was typed to refuse that one. */
    ErasurePage.Refusing refusing(long id) {
        return refusing != null && refusing.id() == id ? refusing : new ErasurePage.Refusing(id, "", FormErrors.NONE);
    }

    @Override
    public int status() {
        return refusing == null && (term == null || !term.errors().any()) ? Page.super.status() : 422;
    }
}

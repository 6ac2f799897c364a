package org.banshi.desk;

import java.util.List;
import org.banshi.matter.Erasures;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a decision, and what must be kept.
 *
 * @param waiting the oldest first
 * @param holds the newest first
 * @param number as typed into the form of a hold
 * @param reason as typed there
 * @param errors what is wrong in that form
 * @param refusing what was tried of one that waits, absent for nothing
 */
record ErasurePage(
        List<Erasures.Asked> waiting,
        List<Erasures.Hold> holds,
        String number,
        String reason,
        FormErrors errors,
        @Nullable Refusing refusing)
        implements Page {

    /**
     * A refusal that was not taken.
     *
     * @param id of which request
     * @param ground as typed
     * @param errors what is wrong
     */
    record Refusing(long id, String ground, FormErrors errors) {}

    /** What was typed to refuse that one. */
    Refusing refusing(long id) {
        return refusing != null && refusing.id() == id ? refusing : new Refusing(id, "", FormErrors.NONE);
    }

    @Override
    public int status() {
        return refusing == null ? Page.super.status() : 422;
    }
}

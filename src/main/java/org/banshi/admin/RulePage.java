package org.banshi.admin;

import java.util.List;
import java.util.Map;
import org.banshi.rule.RuleOffer;
import org.banshi.rule.Versioned;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One rule: what holds, the history, one version compared with the one before, and the form for the next.
 *
 * @param current what holds now
 * @param history the newest first
 * @param shown the version that is looked at
 * @param json the value of the version that is looked at
 * @param diff how it differs from the version before; empty for the preset
 * @param authors names of those who published
 * @param form what is in the form, absent for those who may only read
 * @param ready what is ready-made and may be added
 * @param errors what is wrong in the form
 */
record RulePage(
        Versioned<?> current,
        List<? extends Versioned<?>> history,
        Versioned<?> shown,
        String json,
        List<LineDiff.Line> diff,
        Map<Long, String> authors,
        @Nullable Form form,
        Ready ready,
        FormErrors errors)
        implements Page {

    /** The name, with the number for two of the same name. */
    String author(long staff) {
        return authors.getOrDefault(staff, "") + " (" + staff + ")";
    }

    /**
     * What is ready-made and may be added.
     *
     * @param offers what does not hold yet
     * @param added what the form has been filled with, if so
     * @param changes what is otherwise in it than in what holds
     * @param planned the version that will hold instead of the next one from its own day on, if there is such
     */
    record Ready(
            List<RuleOffer<?>> offers,
            @Nullable RuleOffer<?> added,
            List<LineDiff.Line> changes,
            @Nullable Versioned<?> planned) {
        static final Ready NONE = new Ready(List.of(), null, List.of(), null);
    }

    /** What was typed: the value as JSON, from when (empty: at once), why, and the last version that was seen. */
    record Form(String value, String validFrom, String why, int expectedVersion) {}
}

package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One matter as anybody may know it.
 *
 * @param entry kind, place, age and state
 * @param way the way with what is behind and ahead
 * @param steps when it came to which step, the first first
 * @param following how many follow it, and whether the reader does
 * @param refused why it cannot be followed
 */
record PublicMatterPage(
        PublicPage.Entry entry,
        List<JourneyPage.Step> way,
        List<Step> steps,
        Following following,
        Problem.@Nullable FieldError refused)
        implements Page {
    @Override
    public int status() {
        return refused == null ? 200 : 422;
    }

    /**
     * A step.
     *
     * @param state message key
     * @param at when
     */
    record Step(String state, Instant at) {}

    /**
     * Who follows.
     *
     * @param count how many
     * @param known whether the reader proved a number
     * @param mine whether that number follows
     */
    record Following(long count, boolean known, boolean mine) {}
}

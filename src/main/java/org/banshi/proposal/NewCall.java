package org.banshi.proposal;

import org.jspecify.annotations.Nullable;

/**
 * A call as it was typed, new or changed.
 *
 * @param title what is asked for, in one line
 * @param text what residents read
 * @param from first day on which something may be put forward
 * @param until last day
 * @param answerBy the day by which everybody has an answer; stays as it was first told
 * @param criteria code of the set of criteria; stays too
 * @param why why it is changed
 */
public record NewCall(
        @Nullable String title,
        @Nullable String text,
        @Nullable String from,
        @Nullable String until,
        @Nullable String answerBy,
        @Nullable String criteria,
        @Nullable String why) {
    static final int MOST_TITLE = 100;
    static final int MOST_TEXT = 5000;
    static final int MOST_WHY = 500;

    /** Nothing typed yet. */
    public static final NewCall BLANK = new NewCall(null, null, null, null, null, null, null);

    /** A call to be changed. */
    static NewCall of(Call call) {
        return new NewCall(
                call.title(),
                call.text(),
                call.from().toString(),
                call.until().toString(),
                call.answerBy().toString(),
                null,
                null);
    }
}

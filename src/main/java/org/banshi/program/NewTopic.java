package org.banshi.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the month that is opened, as it was typed.
 *
 * @param title what it is about, in one line
 * @param text what it is, plainly; without names of residents
 * @param month the month it is the topic of, such as 2026-11
 * @param category category code; with region and words it says what counts as its demand
 * @param region region code
 * @param words words that a matter must have to count, where the category alone is too wide
 * @param theme what it was opened from
 */
public record NewTopic(
        @Nullable String title,
        @Nullable String text,
        @Nullable String month,
        @Nullable String category,
        @Nullable String region,
        @Nullable String words,
        @Nullable FromTheme theme) {

    /**
     * A theme as it was when the topic was opened: how many raised it, and nothing that tells who.
     *
     * @param id which theme
     * @param matters how many matters it had
     * @param people how many different people had raised them
     * @param first day of the first
     * @param last day of the last
     */
    public record FromTheme(
            long id,
            int matters,
            int people,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /** Nothing typed yet. */
    public static final NewTopic BLANK = new NewTopic(null, null, null, null, null, null, null);

    /** The same, opened from a theme. */
    public NewTopic from(FromTheme from) {
        return new NewTopic(title, text, month, category, region, words, from);
    }
}

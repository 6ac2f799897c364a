package org.banshi.program;

import org.jspecify.annotations.Nullable;

/**
 * What of a list is asked for.
 *
 * @param q words in the title, or a number
 * @param state state of the lifecycle
 * @param unit code of the unit that leads
 * @param aspect aspect of the list
 * @param goal goal of the list's tree, with all below it; {@link #NO_GOAL} for what serves none
 * @param light how it stands
 * @param sort nr, due, progress
 */
public record ItemFilter(
        @Nullable String q,
        @Nullable String state,
        @Nullable String unit,
        @Nullable String aspect,
        @Nullable String goal,
        @Nullable Light light,
        Sort sort) {

    /** In which order. */
    public enum Sort {
        NR,
        DUE,
        PROGRESS
    }

    /** Stands for what serves no goal. */
    static final String NO_GOAL = "-";

    /** All of it, by number. */
    public static final ItemFilter ALL = new ItemFilter(null, null, null, null, null, null, Sort.NR);
}

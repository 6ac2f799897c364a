package org.banshi.program;

import org.jspecify.annotations.Nullable;

/**
 * A hard problem that is put up for a leader to take (开题).
 *
 * @param title what it is, in one line
 * @param text what makes it hard, whom it touches, what was tried; without names of residents
 * @param category category code
 * @param region region code
 */
public record NewProblem(
        @Nullable String title,
        @Nullable String text,
        @Nullable String category,
        @Nullable String region) {}

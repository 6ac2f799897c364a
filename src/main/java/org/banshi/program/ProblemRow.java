package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line in the list of hard problems.
 *
 * @param number number
 * @param title what it is
 * @param leader who took it, empty for nobody yet
 * @param unit the unit that works on it, empty for none yet
 * @param state state
 * @param key whether it is the leader's key problem
 * @param due when it is to be solved; absent before work begins
 * @param stopped when that clock stopped
 * @param endDate the day that was fixed
 */
record ProblemRow(
        String number,
        String title,
        String leader,
        String unit,
        String state,
        boolean key,
        @Nullable Instant due,
        @Nullable Instant stopped,
        @Nullable LocalDate endDate) {}

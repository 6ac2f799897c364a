package org.banshi.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A visit that a group means to make.
 *
 * @param list code of the list whose work is looked into
 * @param target code of the unit that is visited
 * @param day the day
 * @param announced whether the unit is told before
 * @param followUpOf the visit whose findings are looked at again; absent for a first look
 */
public record NewVisit(
        String list,
        String target,
        LocalDate day,
        boolean announced,
        @Nullable Long followUpOf) {}

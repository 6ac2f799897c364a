package org.banshi.matter;

import java.time.Instant;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs.
 *
 * @param id its row
 * @param name which clock of the lifecycle
 * @param unit the unit it runs for, if for one
 * @param limit the limit it was given; absent when a date was set
 * @param rule the rule of the limit
 * @param ruleVersion that rule's version
 * @param startedAt when it started
 * @param due when it runs out; absent if the calendar of that year is missing
 * @param pausedAt start of its approved pause
 * @param pausedUntil end of its approved pause
 * @param breachedAt when it was found run out
 */
public record RunningClock(
        long id,
        String name,
        @Nullable String unit,
        @Nullable Limit limit,
        @Nullable String rule,
        @Nullable Integer ruleVersion,
        Instant startedAt,
        @Nullable Instant due,
        @Nullable Instant pausedAt,
        @Nullable Instant pausedUntil,
        @Nullable Instant breachedAt) {

    /** The unit its remainder is counted in: its limit's, or working days for a set date. */
    Limit.Unit countedIn() {
        return limit == null ? Limit.Unit.WORKING_DAY : limit.unit();
    }
}

package org.banshi.matter;

import java.time.Instant;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/** A clock while an action works on it; becomes one insert or one update. */
final class LiveClock {
    final long id;
    final String name;
    final @Nullable String unit;
    final Instant startedAt;

    @Nullable
    Limit limit;

    @Nullable
    String rule;

    @Nullable
    Integer ruleVersion;

    @Nullable
    Instant due;

    /** When this due was set, where an act of now moved it. */
    @Nullable
    Instant dueSince;

    @Nullable
    Integer undatedYear;

    @Nullable
    Instant stoppedAt;

    @Nullable
    Limit left;

    @Nullable
    Instant pausedAt;

    @Nullable
    Instant pausedUntil;

    @Nullable
    Instant breachedAt;

    @Nullable
    String why;

    @Nullable
    Instant datedFrom;

    @Nullable
    Limit datedBy;

    boolean imported;
    boolean changed;

    LiveClock(long id, String name, @Nullable String unit, Instant startedAt) {
        this.id = id;
        this.name = name;
        this.unit = unit;
        this.startedAt = startedAt;
    }

    boolean isRunning() {
        return stoppedAt == null;
    }

    boolean isNew() {
        return id == 0;
    }

    RunningClock view() {
        return new RunningClock(
                id, name, unit, limit, rule, ruleVersion, startedAt, due, pausedAt, pausedUntil, breachedAt);
    }

    void write(Write write, long matter) {
        if (isNew()) {
            insert(write, matter);
        } else if (changed) {
            update(write);
        }
    }

    private void insert(Write write, long matter) {
        write.add(
                """
                    insert into matter_clock (matter, name, unit, limit_number, limit_unit, rule, rule_version, started_at,
                      due, undated_year, stopped_at, left_number, left_unit, paused_at, paused_until, breached_at, why, imported,
                      dated_from, dated_number, dated_unit)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                matter,
                name,
                unit,
                limit == null ? null : limit.number(),
                limit == null ? null : limit.unit().name(),
                rule,
                ruleVersion,
                startedAt,
                due,
                undatedYear,
                stoppedAt,
                left == null ? null : left.number(),
                left == null ? null : left.unit().name(),
                pausedAt,
                pausedUntil,
                breachedAt,
                why,
                imported,
                datedFrom,
                datedBy == null ? null : datedBy.number(),
                datedBy == null ? null : datedBy.unit().name());
    }

    private void update(Write write) {
        write.add(
                """
                    update matter_clock set due = ?, due_since = coalesce(?, due_since), undated_year = ?, stopped_at = ?, left_number = ?, left_unit = ?,
                      paused_at = ?, paused_until = ?, breached_at = ?, why = coalesce(?, why),
                      dated_from = ?, dated_number = ?, dated_unit = ? where id = ?""",
                due,
                dueSince,
                undatedYear,
                stoppedAt,
                left == null ? null : left.number(),
                left == null ? null : left.unit().name(),
                pausedAt,
                pausedUntil,
                breachedAt,
                why,
                datedFrom,
                datedBy == null ? null : datedBy.number(),
                datedBy == null ? null : datedBy.unit().name(),
                id);
    }
}

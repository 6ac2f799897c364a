package org.banshi.oversight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lights of running clocks (R-D02). A colour is written down once, with the moment from which it held, so that a night
 * without a server loses none; a due that moves begins green again, and what was before stays to be read.
 */
@Service
public class Lights {
    /** How long ago a clock may have stopped that nobody has looked at: longer than any server is away from its people. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final Rules rules;
    private final CityClock clock;
    private final JdbcClient db;

    Lights(Rules rules, CityClock clock, JdbcClient db) {
        this.rules = rules;
        this.clock = clock;
        this.db = db;
    }

    /**
     * Notes every clock that has turned yellow or red since, also one that has stopped meanwhile; several servers may do so
     * at once.
     *
     * @return how many turned
     */
    @Transactional
    public int sweep() {
        Versioned<LightRule> rule = rules.current(LightRule.RULE);
        List<LightRule.OfKind> kinds = rule.value().kinds();
        Instant now = clock.instant();
        return db.sql("""
                insert into oversight_light (clock, due, light, name, matter, at, noted_at, rule_version)
                select r.id, r.due, l.light, r.name, r.matter, l.at, :now, :version
                from (select d.*, cast(:now as timestamptz) as until from matter_dated d where d.stopped_at is null
                  union all select d.*, d.stopped_at from matter_dated d where d.stopped_at > :stopped) r
                left join unnest(:kinds::text[], :shares::int[]) as k(kind, share) on k.kind = r.kind
                cross join lateral (values
                  ('yellow', greatest(r.due_since, r.paused_until, r.started_at + (r.due - r.started_at) * (coalesce(k.share, :share) / 100.0))),
                  ('red', greatest(r.due_since, r.due))) l(light, at)
                where l.at <= r.until and (r.paused_until is null or r.paused_until <= r.until)
                  and not exists (select from oversight_light o where o.clock = r.id and o.due = r.due and o.light = l.light)
                on conflict do nothing""")
                .param("now", Timestamp.from(now))
                .param("stopped", Timestamp.from(now.minus(LOOK_BACK)))
                .param("version", rule.version())
                .param("kinds", kinds.stream().map(LightRule.OfKind::kind).toArray(String[]::new))
                .param("shares", kinds.stream().map(LightRule.OfKind::yellow).toArray(Integer[]::new))
                .param("share", rule.value().yellow())
                .update();
    }

    /**
     * A colour that a clock of a matter has or had.
     *
     * @param clock which clock of the lifecycle
     * @param light the colour
     * @param at from when
     * @param due when the clock was due then
     * @param now whether it has it still
     */
    record Past(String clock, Light light, Instant at, Instant due, boolean now) {}

    /** The colours of a matter's clocks, the newest first. */
    List<Past> of(long matter) {
        return db.sql("""
                select o.name, o.light, o.at, o.due, coalesce(r.due = o.due, false)
                  and (o.light = 'red' or not exists (select from oversight_light x
                    where x.clock = o.clock and x.due = o.due and x.light = 'red')) as now
                from oversight_light o left join matter_running r on r.id = o.clock
                where o.matter = ? order by o.at desc, o.clock desc, o.light""")
                .param(matter)
                .query((row, _) -> new Past(
                        row.getString("name"),
                        Light.of(row.getString("light")),
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNull(row.getObject("due", OffsetDateTime.class))
                                .toInstant(),
                        row.getBoolean("now")))
                .list();
    }
}

package org.banshi.program;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down once a day which colour each item has against its plan, where it is another than before (R-D02). */
@Component
class PlanLights {
    /** So many of the past are shown. */
    private static final int SHOWN = 12;

    private final JdbcClient db;
    private final Rules rules;
    private final CityClock clock;

    PlanLights(JdbcClient db, Rules rules, CityClock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    /** A colour and the day from which it was seen. */
    record Past(LocalDate day, Light light) {}

    /**
     * Looks at all items, once a day; two servers do it once.
     *
     * @return how many turned
     */
    @Transactional
    public int keep() {
        LocalDate today = clock.today();
        Map<String, Object> now = Map.of("today", today, "now", clock.instant().atOffset(ZoneOffset.UTC));
        int first = db.sql("insert into program_light_day (day, at) values (:today, :now) on conflict do nothing")
                .params(now)
                .update();
        if (first == 0) {
            return 0;
        }
        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        return db.sql("""
                insert into program_light (matter, day, light)
                select x.matter, :today, x.light from (select i.matter,\s""" + ItemRows.LIGHT + " as light" + ItemRows.ITEMS + ItemRows.ALL_PLANNED + " " + """
                         where i.issued_on is not null) x
                where x.light is distinct from (select l.light from program_light l where l.matter = x.matter
                  order by l.day desc limit 1) on conflict do nothing""")
                .params(now)
                .param("done", ItemRows.DONE)
                .param("yellow", limits.yellow())
                .param("red", limits.red())
                .update();
    }

    /** The colours of an item, the last first. */
    List<Past> of(long matter) {
        return db.sql("select day, light from program_light where matter = :matter order by day desc limit " + SHOWN)
                .param("matter", matter)
                .query((row, _) ->
                        new Past(row.getObject("day", LocalDate.class), Light.valueOf(row.getString("light"))))
                .list();
    }
}

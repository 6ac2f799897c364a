package org.banshi.program;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What of all lists is far behind its plan or past its end: what lists show red, for who reads one page of everything. */
@Service
public final class BehindPlan {
    private final JdbcClient db;
    private final Rules rules;
    private final CityClock clock;

    BehindPlan(JdbcClient db, Rules rules, CityClock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * An item that is behind.
     *
     * @param number its number
     * @param unit name of the unit that leads
     * @param due its end
     */
    public record Item(
            String number, @Nullable String unit, @Nullable Instant due) {}

    /**
     * What is behind.
     *
     * @param first those whose end is the earliest
     * @param all how many are behind
     * @param of of how many that have a plan and are under way
     */
    public record Items(List<Item> first, long all, long of) {}

    /** What is behind now. */
    public Items now(int most) {
        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        long[] sums = new long[2];
        List<Item> first = db.sql("""
                select x.*, count(*) filter (where light = 'RED') over () as behind, count(*) over () as every
                from (select m.number, m.unit_name, m.due,\s""" + ItemRows.LIGHT + " as light" + ItemRows.ITEMS
                        + ItemRows.ALL_PLANNED
                        + " where m.outcome is null and i.issued_on is not null and i.all_weight > 0) x"
                        + " order by light <> 'RED', due nulls last, number limit :most")
                .param("most", Math.max(1, most))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .param("done", ItemRows.DONE)
                .param("yellow", limits.yellow())
                .param("red", limits.red())
                .query((row, _) -> {
                    sums[0] = row.getLong("behind");
                    sums[1] = row.getLong("every");
                    OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
                    return new Item(
                            row.getString("number"), row.getString("unit_name"), due == null ? null : due.toInstant());
                })
                .list();
        return new Items(first.subList(0, (int) Math.min(first.size(), sums[0])), sums[0], sums[1]);
    }
}

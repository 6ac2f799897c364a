package org.banshi.program;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What deeds came to, counted from the ledger: only what somebody other than the doer has confirmed. */
@Service
public final class DeedCounts {
    /** What counts as confirmed, said once for all who count. */
    static final String CONFIRMED = "r.outcome is not distinct from 'verdict' and r.solved is true";

    private final JdbcClient db;

    DeedCounts(JdbcClient db) {
        this.db = db;
    }

    /** By what it is counted. */
    public enum By {
        /** All in one line, whose key is empty. */
        ALL("''"),
        /** By wave; the key of what belongs to none is empty. */
        WAVE("coalesce(d.wave, '')"),
        /** By the doer's unit. */
        UNIT("coalesce(r.unit, '')"),
        /** By type. */
        TYPE("r.type"),
        /** By the month in which it was done, such as 2026-03. */
        MONTH("to_char(d.done_on, 'YYYY-MM')");

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * Which deeds; absent parts do not restrict.
     *
     * @param wave code of a wave
     * @param unit code of the doer's unit
     * @param from done on this day or later
     * @param to done on this day or earlier
     */
    public record Which(
            @Nullable String wave,
            @Nullable String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        /** All deeds. */
        public static final Which ALL = new Which(null, null, null, null);
    }

    /**
     * One line of the count. People, times and things are three numbers, never added to each other.
     *
     * @param key wave, unit, type or month
     * @param deeds confirmed deeds
     * @param persons people they reached
     * @param personTimes times they reached somebody
     * @param items things done
     * @param unconfirmed deeds that their doers say are done and nobody has confirmed; in none of the other numbers
     */
    public record Line(String key, long deeds, long persons, long personTimes, long items, long unconfirmed) {}

    /** Counts, by key. */
    public List<Line> of(By by, Which which) {
        return db.sql("""
                select %s as key, count(*) filter (where confirmed) as deeds,
                  coalesce(sum(d.persons) filter (where confirmed), 0) as persons,
                  coalesce(sum(d.person_times) filter (where confirmed), 0) as person_times,
                  coalesce(sum(d.items) filter (where confirmed), 0) as items,
                  count(*) filter (where r.outcome is null) as unconfirmed
                from program_deed d join matter_row r on r.id = d.matter
                  cross join lateral (select %s as confirmed) c
                where d.done_on is not null and (confirmed or r.outcome is null)
                  and (:wave::text is null or d.wave = :wave)
                  and (:unit::text is null or r.unit = :unit)
                  and (:from::date is null or d.done_on >= :from)
                  and (:to::date is null or d.done_on <= :to)
                group by 1 order by 1""".formatted(by.sql, CONFIRMED))
                .param("wave", which.wave())
                .param("unit", which.unit())
                .param("from", which.from())
                .param("to", which.to())
                .query((row, _) -> new Line(
                        row.getString("key"),
                        row.getLong("deeds"),
                        row.getLong("persons"),
                        row.getLong("person_times"),
                        row.getLong("items"),
                        row.getLong("unconfirmed")))
                .list();
    }
}

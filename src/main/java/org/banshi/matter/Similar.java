package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Finds matters like another one: recent ones of its kind, category and place that share words with it. */
@Service
public final class Similar {
    private static final Duration RECENT = Duration.ofDays(90);
    /** Below this share of common words two matters are about different things. */
    private static final double LEAST = 0.2;
    /** The newest so many are compared. */
    private static final int COMPARED = 400;

    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final CityClock clock;
    private final JdbcTemplate db;

    Similar(Matters matters, Kinds kinds, Units units, Deputies deputies, CityClock clock, JdbcTemplate db) {
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A matter like the one asked for.
     *
     * @param matter the other one, its words withheld as everywhere
     * @param score share of common words, 0 to 1
     * @param sameCategory whether both are of one category
     * @param sameRegion whether both are in one county
     */
    public record Match(Matter matter, double score, boolean sameCategory, boolean sameRegion) {

        /** Keys of what both have in common, beside words. */
        public List<String> common() {
            List<String> common = new ArrayList<>();
            if (sameCategory) {
                common.add("matter.similar.category");
            }
            if (sameRegion) {
                common.add("matter.similar.region");
            }
            return common;
        }

        /** The score in percent. */
        public long percent() {
            return Math.round(score * 100);
        }
    }

    /**
     * The likest first; only what the reader may see, and nothing that is searched for words only in the hotline's wording.
     *
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    public List<Match> to(String number, Actor actor, int most) {
        if (!matters.isReadable(number, actor)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        Instant now = clock.instant();
        Conditions visible = Conditions.of(Query.all(), actor, kinds, units, deputies, now);
        List<Object> values = new ArrayList<>(List.of(number));
        values.addAll(Arrays.asList(visible.values()));
        values.addAll(List.of(Timestamp.from(now.minus(RECENT)), COMPARED, LEAST, most));
        return db.query(
                """
                with this as materialized (
                  select id, kind, category, left(region, 6) as county, tsvector_to_array(tokens) as words
                  from matter_matter where number = ?),
                recent as materialized (
                  select m.*, tsvector_to_array(m.tokens) as words, this.words as wanted,
                    coalesce(m.category = this.category, false) as same_category,
                    coalesce(m.region like this.county || '%', false) as same_region
                  from this join matter_matter m on m.kind = this.kind and m.id <> this.id
                  where """ + " " + visible.sql() + """

                    and m.raised_at > ?
                    and (m.category = this.category or m.category is null or this.category is null)
                    and (m.region like this.county || '%' or m.region is null or this.county is null)
                  order by m.id desc limit ?),
                scored as (
                  select r.*, 2.0 * (select count(*) from (select unnest(r.words) intersect select unnest(r.wanted)) common)
                    / nullif(cardinality(r.words) + cardinality(r.wanted), 0) as score
                  from recent r)
                select * from scored where score >= ? order by score desc, id desc limit ?""",
                (row, line) -> {
                    Matter matter = Matter.read(row, line);
                    return new Match(
                            matters.shownTo(matter, actor),
                            row.getDouble("score"),
                            row.getBoolean("same_category"),
                            row.getBoolean("same_region"));
                },
                values.toArray());
    }
}

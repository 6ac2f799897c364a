package org.banshi.rates;

import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sums out of which rates are read. Triggers note each request that changes; those are folded into the sums in small
 * transactions, by one server at a time. What is read meanwhile is the same before and after.
 */
@Service
public class Rollups {
    /** Held while requests are folded: sums are only ever changed by one. */
    private static final long LOCK = 0x62616e736869_41L;

    private static final int BATCH = 10_000;
    private static final int MOST_TOLD = 20;

    /**
     * One statement, for it must see the changed requests exactly as the notes do that it takes away: what is committed a
     * moment later keeps its note.
     */
    private static final String FOLD = """
            with gone as (
              delete from rates_stale where ctid = any(array(select ctid from rates_stale limit ?)) returning matter
            ), changed as materialized (
              select distinct matter from gone
            ), was as materialized (
              select l.* from changed join rates_line l using (matter)
            ), now_is as materialized (
              select f.matter, f.unit, f.category, f.region, f.facts, (f.raised_at at time zone z.zone)::date as raised_day,
                     ((f.due_at - interval '1 microsecond') at time zone z.zone)::date as due_day,
                     case when f.outcome is not null then (f.closed_at at time zone z.zone)::date end as closed_day
              from changed join rates_fact f using (matter) cross join rates_folded z
            ), less as materialized (
              select * from was except all select * from now_is
            ), more as materialized (
              select * from now_is except all select * from was
            ), put as (
              insert into rates_line select * from more
              on conflict (matter) do update set unit = excluded.unit, category = excluded.category, region = excluded.region,
                facts = excluded.facts, raised_day = excluded.raised_day, due_day = excluded.due_day,
                closed_day = excluded.closed_day
            ), dropped as (
              delete from rates_line where matter in (select matter from less except all select matter from more)
            )
            insert into rates_rollup (grouped_by, moment, block, first_day, unit, key, facts, n)
            select g.grouped_by, d.moment, b.block, b.first_day, l.unit, g.key, l.facts, sum(l.n)
            from (select less.*, -1 as n from less union all select more.*, 1 from more) l
              cross join lateral (values ('raised', l.raised_day), ('due', l.due_day), ('closed', l.closed_day)) d (moment, day)
              cross join lateral (select extract(day from d.day)::int - 1 as gone) m
              cross join lateral (values ('month', d.day - m.gone), ('five', d.day - m.gone + least(m.gone / 5, 5) * 5)) b (block, first_day)
              cross join lateral (values ('unit', l.unit), ('category', l.category), ('region', l.region)) g (grouped_by, key)
            where d.day is not null and (g.grouped_by = 'unit' or l.facts & 1 = 0)
            group by 1, 2, 3, 4, 5, 6, 7 having sum(l.n) <> 0
            order by 1, 2, 3, 4, 5, 6, 7
            on conflict on constraint rates_rollup_pk do update set n = rates_rollup.n + excluded.n""";

    private final CityClock clock;
    private final JdbcTemplate db;
    private final TransactionTemplate transaction;

    Rollups(CityClock clock, JdbcTemplate db, TransactionTemplate transaction) {
        this.clock = clock;
        this.db = db;
        this.transaction = transaction;
    }

    /**
     * Folds what has changed since the last time, or leaves it to the server that is at it.
     *
     * @return how many changes were folded
     */
    public long fold() {
        return fold(_ -> {});
    }

    private long fold(LongConsumer progress) {
        long all = 0;
        long some;
        do {
            some = Objects.requireNonNullElse(transaction.execute(_ -> foldSome()), 0L);
            all += some;
            if (some > 0) {
                progress.accept(all);
            }
        } while (some == BATCH);
        return all;
    }

    private long foldSome() {
        if (!Boolean.TRUE.equals(db.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return 0;
        }
        String zone = clock.getZone().getId();
        List<String> folded = db.queryForList("select zone from rates_folded", String.class);
        if (folded.isEmpty()) {
            db.update("insert into rates_folded (zone) values (?)", zone);
        } else if (!folded.contains(zone)) {
            // Days of another clock.
            empty(zone);
        }
        Long waiting = db.queryForObject("select count(*) from (select from rates_stale limit ?) s", Long.class, BATCH);
        if (waiting == null || waiting == 0) {
            return 0;
        }
        db.update(FOLD, BATCH);
        return waiting;
    }

    private void empty(String zone) {
        db.update("delete from rates_rollup");
        db.update("delete from rates_line");
        db.update("delete from rates_stale");
        db.update("insert into rates_stale (matter) select matter from rates_fact");
        db.update(
                "insert into rates_folded (zone) values (?) on conflict (only_one) do update set zone = excluded.zone",
                zone);
    }

    /**
     * Throws all sums away and folds every request again. Rates are right all the while: as long as much is waiting, they are
     * counted request by request.
     *
     * @param progress told how many are done
     */
    public void rebuild(LongConsumer progress) {
        transaction.executeWithoutResult(_ -> {
            db.queryForList("select pg_advisory_xact_lock(?)::text", String.class, LOCK);
            empty(clock.getZone().getId());
        });
        fold(progress);
    }

    /** Takes away sums that have come down to nothing. */
    public void tidy() {
        transaction.executeWithoutResult(_ -> {
            if (Boolean.TRUE.equals(db.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                db.update("delete from rates_rollup where n = 0");
            }
        });
    }

    /**
     * All sums beside the ledger.
     *
     * @param requests how many requests are in the sums
     * @param waiting how many changes are still to be folded; they are read from the ledger
     * @param wrongLines how many requests stand in the sums otherwise than in the ledger, though nothing is noted
     * @param wrongSums how many sums are not those of their requests
     * @param examples some of both, for the administrator
     */
    public record Check(long requests, long waiting, long wrongLines, long wrongSums, List<String> examples) {
        /** Whether rates out of the sums are what a full recount gives. */
        public boolean isSame() {
            return wrongLines == 0 && wrongSums == 0;
        }
    }

    private static final String WRONG_LINES = """
            from rates_line l full join (
              select f.matter, f.unit, f.category, f.region, f.facts, (f.raised_at at time zone z.zone)::date as raised_day,
                     ((f.due_at - interval '1 microsecond') at time zone z.zone)::date as due_day,
                     case when f.outcome is not null then (f.closed_at at time zone z.zone)::date end as closed_day
              from rates_fact f cross join rates_folded z) f on f.matter = l.matter
            where l is distinct from f and not exists (select from rates_stale s where s.matter = coalesce(l.matter, f.matter))""";

    private static final String WRONG_SUMS = """
            from rates_rollup r full join (
              select g.grouped_by, d.moment, b.block, b.first_day, l.unit, g.key, l.facts, count(*) as n
              from rates_line l
                cross join lateral (values ('raised', l.raised_day), ('due', l.due_day), ('closed', l.closed_day)) d (moment, day)
                cross join lateral (values ('month', date_trunc('month', d.day::timestamp)::date), ('five',
                  (date_trunc('month', d.day::timestamp) + least((date_part('day', d.day)::int - 1) / 5, 5) * interval '5 days')::date))
                  b (block, first_day)
                cross join lateral (values ('unit', l.unit), ('category', l.category), ('region', l.region)) g (grouped_by, key)
              where d.day is not null and (g.grouped_by = 'unit' or l.facts & 1 = 0)
              group by 1, 2, 3, 4, 5, 6, 7) c using (grouped_by, moment, block, first_day, unit, key, facts)
            where coalesce(r.n, 0) <> coalesce(c.n, 0)""";

    /** Holds every sum against the requests in it, and every request against the ledger, in one snapshot. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Check check() {
        List<String> examples = db.queryForList(
                "select 'request ' || coalesce(l.matter, f.matter) || ': ' || coalesce(l::text, 'not in the sums') || ', ledger '"
                        + " || coalesce(f::text, 'none') " + WRONG_LINES + " limit " + MOST_TOLD,
                String.class);
        examples.addAll(db.queryForList(
                "select concat_ws(' ', 'sum', grouped_by, moment, block, first_day, key, facts) || ': ' || coalesce(r.n, 0)"
                        + " || ', its requests ' || coalesce(c.n, 0) " + WRONG_SUMS + " limit " + MOST_TOLD,
                String.class));
        return new Check(
                count("from rates_line"),
                count("from rates_stale"),
                count(WRONG_LINES),
                count(WRONG_SUMS),
                List.copyOf(examples));
    }

    private long count(String from) {
        return Objects.requireNonNull(db.queryForObject("select count(*) " + from, Long.class));
    }
}

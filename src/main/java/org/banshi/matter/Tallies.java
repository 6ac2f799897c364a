package org.banshi.matter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many matters residents raised, by class, place and month: of kinds that are published. Kept by the database in the
 * transaction that raises or changes a matter, so that it is what counting all of them would give at any moment, and costs
 * the same on a large ledger as on a small one. Reports and confidential matters are counted apart (R-S10).
 */
@Service
public class Tallies {
    /** Held while lines are added up: two servers would only wait for each other. */
    private static final long LOCK = 0x62616e736869_31L;

    private static final int BATCH = 20_000;

    /** One line for every region that a matter lies in, and one for everything. */
    private static final String FOLD = """
            with gone as (
              delete from matter_tally_line where id in (select id from matter_tally_line order by id limit ?)
              returning *)
            insert into matter_tally (level, region, month, kind, type, category, confidential, merged, n)
            select level, left(place, level), date_trunc('month', raised_at at time zone ?)::date, kind, type, category,
                   confidential, merged, sum(n)
            from (select g.*, l.level::smallint as level, case when l.level > 0 then g.region end as place
                  from gone g cross join unnest(array[0, 2, 4, 6, 9, 12]) as l (level)
                  where l.level = 0 or length(g.region) >= l.level) x
            group by 1, 2, 3, 4, 5, 6, 7, 8
            order by 1, 2, 3, 4, 5, 6, 7, 8
            on conflict on constraint matter_tally_once do update set n = matter_tally.n + excluded.n""";

    private final Kinds kinds;
    private final CityClock clock;
    private final JdbcTemplate db;
    private final TransactionTemplate transaction;

    Tallies(Kinds kinds, CityClock clock, JdbcTemplate db, TransactionTemplate transaction) {
        this.kinds = kinds;
        this.clock = clock;
        this.db = db;
        this.transaction = transaction;
    }

    /**
     * What to count.
     *
     * @param category category, with all below it; everything where absent
     * @param region natural-length code of a region, with all inside it; everything where absent
     * @param from first month
     * @param until last month
     */
    public record Scope(@Nullable String category, @Nullable String region, YearMonth from, YearMonth until) {}

    /**
     * One number.
     *
     * @param month when they were raised
     * @param category their own category, absent for those that have none
     * @param raised how many
     * @param merged how many of them follow another one
     */
    public record Cell(YearMonth month, @Nullable String category, long raised, long merged) {}

    /** The kinds of matters that are counted. */
    public List<String> kinds() {
        return List.of(published());
    }

    /** Everything in the scope that is not kept apart, by month and category, in one answer of the database. */
    public List<Cell> cells(Scope scope) {
        return cells(scope, false);
    }

    /** How many were raised in these months that are kept apart, everywhere and of whatever category. */
    public long apart(YearMonth from, YearMonth until) {
        return cells(new Scope(null, null, from, until), true).stream()
                .mapToLong(Cell::raised)
                .sum();
    }

    private List<Cell> cells(Scope scope, boolean apart) {
        List<Object> values = new ArrayList<>();
        String sql = "select month, category, sum(n) as n, coalesce(sum(n) filter (where merged), 0) as joined from ("
                + addedUp(scope, values) + " union all " + waiting(scope, values)
                + ") x where matter_is_shielded(kind, type, confidential) = ?";
        values.add(apart);
        if (scope.category() != null) {
            sql += " and category like ?";
            values.add(Conditions.prefix(scope.category()));
        }
        return db.query(
                sql + " group by 1, 2 having sum(n) <> 0 order by 1, 2",
                (row, _) -> new Cell(
                        YearMonth.from(Objects.requireNonNull(row.getObject("month", LocalDate.class))),
                        row.getString("category"),
                        row.getLong("n"),
                        row.getLong("joined")),
                values.toArray());
    }

    private String addedUp(Scope scope, List<Object> values) {
        values.addAll(List.of(
                scope.region() == null ? 0 : scope.region().length(),
                scope.from().atDay(1),
                scope.until().atDay(1),
                published()));
        String sql = """
                select month, kind, type, category, confidential, merged, n from matter_tally
                where level = ? and month between ? and ? and kind = any(?) and region""";
        if (scope.region() == null) {
            return sql + " is null";
        }
        values.add(scope.region());
        return sql + " = ?";
    }

    private String waiting(Scope scope, List<Object> values) {
        values.addAll(List.of(
                clock.getZone().getId(),
                begin(scope.from()),
                begin(scope.until().plusMonths(1)),
                published()));
        String sql = """
                select date_trunc('month', raised_at at time zone ?)::date, kind, type, category, confidential, merged, n
                from matter_tally_line where raised_at >= ? and raised_at < ? and kind = any(?)""";
        if (scope.region() == null) {
            return sql;
        }
        values.add(Conditions.prefix(scope.region()));
        return sql + " and region like ?";
    }

    private OffsetDateTime begin(YearMonth month) {
        return Write.time(month.atDay(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private String[] published() {
        return kinds.all().stream().filter(Kind::isPublished).map(Kind::name).toArray(String[]::new);
    }

    /**
     * Adds up what has come since the last time. What others read meanwhile is the same before and after.
     *
     * @return how many lines were added up
     */
    public int fold() {
        int all = 0;
        int some;
        do {
            some = Objects.requireNonNullElse(transaction.execute(_ -> foldSome()), 0);
            all += some;
        } while (some == BATCH);
        return all;
    }

    private int foldSome() {
        if (!Boolean.TRUE.equals(db.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return 0;
        }
        Integer waiting = db.queryForObject(
                "select count(*) from (select 1 from matter_tally_line limit ?) n", Integer.class, BATCH);
        if (waiting == null || waiting == 0) {
            return 0;
        }
        db.update(FOLD, BATCH, clock.getZone().getId());
        return waiting;
    }
}

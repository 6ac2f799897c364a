package org.banshi.rates;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Requests of a period out of the sums that are kept: less those that have changed since, as they stand in the sums, plus
 * the same as the ledger has them now. Within one snapshot of the database that is what counting all of them gives.
 */
@Component
final class RollupReader {
    /** More than this that have changed, and all are counted: quicker, and the same. */
    private static final int MOST_STALE = 3_000;

    private static final int SHIELDED = 1;
    private static final List<String> APART = List.of("shielded", "excluded", "unreachable", "silent");
    private static final String FACTS = Stream.concat(
                    APART.stream(), Arrays.stream(Fact.values()).map(Fact::column))
            .map(new Bits()::column)
            .collect(Collectors.joining(", "));

    private final CityClock clock;
    private final JdbcTemplate db;

    RollupReader(CityClock clock, JdbcTemplate db) {
        this.clock = clock;
        this.db = db;
    }

    /** One after the other, as the view {@code rates_fact} puts them. */
    private static final class Bits {
        private int next;

        String column(String name) {
            return "facts & " + (1 << next++) + " <> 0 as " + name;
        }
    }

    /**
     * What has changed since it was folded.
     *
     * @param usable whether the sums may be read at all
     * @param stale the requests
     */
    record State(boolean usable, List<Long> stale) {
        static final State NONE = new State(false, List.of());
    }

    /** How the sums stand in the snapshot of this transaction. */
    State state() {
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        if (isolation == null || isolation != Connection.TRANSACTION_REPEATABLE_READ) {
            // Sums and changes would be read from two snapshots.
            return State.NONE;
        }
        return db
                .query(
                        "select (select array_agg(matter) from (select matter from rates_stale limit ?) s) as stale from rates_folded where zone = ?",
                        (row, _) -> state(row.getArray("stale")),
                        MOST_STALE + 1,
                        clock.getZone().getId())
                .stream()
                .findFirst()
                .orElse(State.NONE);
    }

    private static State state(@Nullable Array stale) throws SQLException {
        if (stale == null) {
            return new State(true, List.of());
        }
        List<Long> all = List.of((Long[]) stale.getArray());
        return all.size() > MOST_STALE
                ? State.NONE
                : new State(true, all.stream().distinct().toList());
    }

    /** The requests that a moment puts into the period, up to the cut-off. */
    Counting.Source source(Asked asked, Moment moment, Instant cutOff, State state) {
        Query query = new Query(asked, moment, cutOff, state.stale().toArray(Long[]::new));
        LocalDate today = LocalDate.ofInstant(cutOff, clock.getZone());
        LocalDate whole = asked.until().isBefore(today) ? asked.until() : today.minusDays(1);
        if (!whole.isBefore(asked.from())) {
            query.whole(whole);
        }
        if (!asked.until().isBefore(today)) {
            // The day of the cut-off is cut in the middle.
            query.fresh(asked.from().isAfter(today) ? asked.from() : today, asked.until(), false);
        }
        return new Counting.Source(
                "select key, n, " + FACTS + " from (select key, facts, sum(n) as n from ("
                        + String.join(" union all ", query.parts)
                        + ") parts group by key, facts having sum(n) <> 0) alike",
                query.values,
                false);
    }

    /** The parts of a statement, with their parameters. */
    private final class Query {
        private final Asked asked;
        private final Moment moment;
        private final Instant cutOff;
        private final Long[] stale;
        private final String by;
        private final List<String> parts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Query(Asked asked, Moment moment, Instant cutOff, Long[] stale) {
            this.asked = asked;
            this.moment = moment;
            this.cutOff = cutOff;
            this.stale = stale;
            this.by = asked.by().code();
        }

        /** Days that are over: from the sums, put right. */
        void whole(LocalDate until) {
            for (Blocks.Run run : Blocks.of(asked.from(), until)) {
                if (run.size() == Blocks.DAY) {
                    lines(1, run.from(), run.until());
                } else {
                    sums(run);
                }
            }
            if (stale.length > 0) {
                lines(-1, asked.from(), until);
                fresh(asked.from(), until, true);
            }
        }

        private void sums(Blocks.Run run) {
            parts.add("select key, facts, n from rates_rollup where grouped_by = ? and moment = ? and block = ?"
                    + " and first_day between ? and ?" + ofUnits());
            Collections.addAll(
                    values, by, name(moment), run.size().name().toLowerCase(Locale.ROOT), run.from(), run.until());
            addUnits();
        }

        /** Requests as they stand in the sums: single days, or those that have changed to be taken out. */
        private void lines(int n, LocalDate from, LocalDate until) {
            parts.add("select " + by + " as key, facts, " + n + " as n from rates_line where " + name(moment)
                    + "_day between ? and ?" + apart() + (n < 0 ? " and matter = any(?)" : "") + ofUnits());
            Collections.addAll(values, from, until);
            if (n < 0) {
                values.add(stale);
            }
            addUnits();
        }

        /** Requests as the ledger has them now. */
        void fresh(LocalDate from, LocalDate until, boolean staleOnly) {
            parts.add("select " + by + " as key, facts, 1 as n from rates_fact where " + moment.within() + apart()
                    + (staleOnly ? " and matter = any(?)" : "") + ofUnits());
            for (int i = 0; i < moment.times(); i++) {
                values.add(from.atStartOfDay(clock.getZone()).toOffsetDateTime());
                values.add(until.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime());
                values.add(cutOff.atOffset(ZoneOffset.UTC));
            }
            if (staleOnly) {
                values.add(stale);
            }
            addUnits();
        }

        private String apart() {
            return asked.by() == Asked.By.UNIT ? "" : " and facts & " + SHIELDED + " = 0";
        }

        private String ofUnits() {
            return asked.units() == null ? "" : " and unit = any(?)";
        }

        private void addUnits() {
            if (asked.units() != null) {
                values.add(asked.units().toArray(String[]::new));
            }
        }
    }

    private static String name(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }
}

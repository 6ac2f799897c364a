package org.banshi.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The times of what is published: of each request that ended in the period, frozen beside the rates and counted again. */
@Component
final class SnapshotWaits {
    private static final String COLUMNS =
            Stream.of(Wait.values()).map(Wait::column).collect(Collectors.joining(", "));

    private final Rates rates;
    private final JdbcTemplate db;

    SnapshotWaits(Rates rates, JdbcTemplate db) {
        this.rates = rates;
        this.db = db;
    }

    void freeze(long id, Asked asked, Instant cutOff) {
        Window window = rates.ended(asked, cutOff);
        List<Object> values = new ArrayList<>(List.of(id));
        values.addAll(List.of(window.values()));
        db.update(
                "insert into rates_snapshot_wait (snapshot, matter, line, " + COLUMNS + ") select ?, matter, key, "
                        + COLUMNS + " from " + timed(window),
                values.toArray());
    }

    private static String timed(Window window) {
        return window.lines("rates_wait") + " where coalesce(" + COLUMNS + ") is not null";
    }

    /** As it was published. */
    Waits.Table table(Snapshot snapshot, int smallest) {
        return Waits.table(
                db,
                "(select line as key, w.* from rates_snapshot_wait w where snapshot = ?) x",
                new Object[] {snapshot.id()},
                snapshot.asked(),
                snapshot.cutOff(),
                smallest);
    }

    /** What takes another time by the ledger of today, or counts for another line. */
    List<Recount.Time> differences(Snapshot snapshot, int most) {
        Window window = rates.ended(snapshot.asked(), snapshot.cutOff());
        List<Object> values = new ArrayList<>(List.of(snapshot.id()));
        values.addAll(List.of(window.values()));
        values.add(most);
        String each = Stream.of(Wait.values())
                .map(wait -> "('%s', %d, was.%3$s, now.%3$s)".formatted(wait.name(), wait.ordinal(), wait.column()))
                .collect(Collectors.joining(", "));
        return db.query(
                """
                with was as (select matter, line, %1$s from rates_snapshot_wait where snapshot = ?),
                now as (select matter, key as line, %1$s from %2$s)
                select m.number, t.wait, was.line as was_line, t.before, now.line as now_line, t.today
                from was full join now using (matter) join matter_row m on m.id = matter
                cross join lateral (values %3$s) t (wait, place, before, today)
                where coalesce(t.before, t.today) is not null and (was.line, t.before) is distinct from (now.line, t.today)
                order by m.id, t.place limit ?""".formatted(COLUMNS, timed(window), each),
                (row, _) -> {
                    Wait wait = Wait.valueOf(row.getString("wait"));
                    return new Recount.Time(
                            row.getString("number"),
                            wait,
                            row.getString("was_line"),
                            row.getBigDecimal("before") == null ? null : wait.exactly(row.getBigDecimal("before")),
                            row.getString("now_line"),
                            row.getBigDecimal("today") == null ? null : wait.exactly(row.getBigDecimal("today")),
                            null);
                },
                values.toArray());
    }
}

package org.banshi.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.Matters;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The requests behind what was published: exactly those that its hash is made of, with the weight and the time of then. */
@Component
final class SnapshotRequests {
    /** In everything a request stands once, as the figure counts it. */
    private static final String FROZEN = """
            select * from (
              select s.matter, m.number, m.unit, m.category, m.raised_at, m.due as due_at, m.closed_at, s.line, s.weight, s.excluded,
                false as leads, row_number() over (partition by s.matter order by s.weight desc, s.line) = 1 as first
              from rates_snapshot_matter s join matter_row m on m.id = s.matter where s.snapshot = ? and s.rate = ?) y where\s""";

    private static final String FROZEN_TIMES = """
            select * from (
              select s.*, m.number, m.unit, m.raised_at, m.closed_at, true as first
              from rates_snapshot_wait s join matter_row m on m.id = s.matter where s.snapshot = ?) y where\s""";

    private final Rates rates;
    private final Matters matters;
    private final JdbcTemplate db;

    SnapshotRequests(Rates rates, Matters matters, JdbcTemplate db) {
        this.rates = rates;
        this.matters = matters;
        this.db = db;
    }

    /**
     * Those behind a rate, the newest first; a handler sees those of the own unit and below.
     *
     * @param line key of the line, absent for everything
     * @param after the last one of the page before
     */
    Slice<Rates.Behind> ofRate(
            Snapshot of,
            String rate,
            Rates.Part part,
            @Nullable String line,
            @Nullable Long after,
            int size,
            Actor.Staff reader) {
        List<Object> values = new ArrayList<>(List.of(of.id(), rate));
        String sql = FROZEN + which(of, line, after, reader, values) + part.condition();
        List<Rates.Behind> rows = db.query(end(sql, size, values), (row, _) -> Rates.behind(row), values.toArray());
        Set<String> known = known(rows.stream().map(Rates.Behind::number).toList(), reader);
        return Slice.of(rows, size, each -> Long.toString(each.id()))
                .map(each -> known.contains(each.number()) ? each : each.untold());
    }

    /** Those that a time is made of, likewise. */
    Slice<Waits.Waited> ofWait(
            Snapshot of, Wait wait, @Nullable String line, @Nullable Long after, int size, Actor.Staff reader) {
        List<Object> values = new ArrayList<>(List.of(of.id()));
        String sql = FROZEN_TIMES + which(of, line, after, reader, values) + " and " + wait.column() + " is not null";
        List<Waits.Waited> rows =
                db.query(end(sql, size, values), (row, _) -> Waits.waited(row, wait), values.toArray());
        Set<String> known = known(rows.stream().map(Waits.Waited::number).toList(), reader);
        return Slice.of(rows, size, each -> Long.toString(each.id()))
                .map(each -> known.contains(each.number()) ? each : each.untold());
    }

    private String which(
            Snapshot of, @Nullable String line, @Nullable Long after, Actor.Staff reader, List<Object> values) {
        StringBuilder sql = new StringBuilder(line == null ? "first" : "line = ?");
        if (line != null) {
            values.add(line);
        }
        Set<String> units =
                rates.asked(rates.month(), rates.month(), of.by(), reader).units();
        if (units != null) {
            sql.append(of.by() == Asked.By.UNIT ? " and line = any(?)" : " and unit = any(?)");
            values.add(units.toArray(String[]::new));
        }
        if (after != null) {
            sql.append(" and matter < ?");
            values.add(after);
        }
        return sql.toString();
    }

    private static String end(String sql, int size, List<Object> values) {
        values.add(size + 1);
        return sql + " order by matter desc limit ?";
    }

    private Set<String> known(List<@Nullable String> numbers, Actor.Staff reader) {
        return matters.titles(numbers.stream().filter(Objects::nonNull).toList(), reader)
                .keySet();
    }
}

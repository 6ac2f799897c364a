package org.banshi.rates;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How long requests took that ended in a period: median and ninth tenth, of units and never of persons (M02). */
@Service
public class Waits {
    private final Rates rates;
    private final Matters matters;
    private final CityClock clock;
    private final JdbcTemplate db;

    Waits(Rates rates, Matters matters, CityClock clock, JdbcTemplate db) {
        this.rates = rates;
        this.matters = matters;
        this.clock = clock;
        this.db = db;
    }

    /**
     * How long it took.
     *
     * @param of how many requests it is made of
     * @param median half of them took no longer, in the unit of what is waited for
     * @param ninth nine tenths of them took no longer
     */
    public record Took(long of, BigDecimal median, BigDecimal ninth) {}

    /**
     * A line.
     *
     * @param key unit, class or county; empty for none and for everything
     * @param took by what is waited for; absent where there is nothing to measure
     */
    public record Line(String key, Map<Wait, Took> took) {}

    /**
     * Times of a period.
     *
     * @param asked what was asked for
     * @param cutOff up to when was counted
     * @param smallest of fewer it is shown, not compared
     * @param all everything
     * @param lines one for each unit, class or county that has any
     */
    public record Table(Asked asked, Instant cutOff, int smallest, Line all, List<Line> lines) {}

    /** Times of the requests that ended in a period, counted from each of them. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Table table(Asked asked) {
        Instant cutOff = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Window window = rates.ended(asked, cutOff);
        return table(
                db,
                window.lines("rates_wait"),
                window.values(),
                asked,
                cutOff,
                rates.rule(asked.until()).value().smallest());
    }

    /** The table of what has {@code key} and the columns of each time. */
    @SuppressWarnings("checkstyle:ParameterNumber") // what it is made of, and what it says of itself
    static Table table(JdbcTemplate db, String from, Object[] values, Asked asked, Instant cutOff, int smallest) {
        String columns = Stream.of(Wait.values())
                .map(wait ->
                        "count(%1$s) as %1$s_of, percentile_cont(array[0.5, 0.9]) within group (order by %1$s) as %1$s_took"
                                .formatted(wait.column()))
                .collect(Collectors.joining(", "));
        List<Line> lines = new ArrayList<>();
        List<Line> all = new ArrayList<>();
        db.query(
                "select key, " + columns + " from " + from + " group by grouping sets ((key), ()) order by key",
                row -> {
                    String key = row.getString("key");
                    (key == null ? all : lines).add(new Line(key == null ? "" : key, took(row)));
                },
                values);
        return new Table(
                asked,
                cutOff,
                smallest,
                all.getFirst(),
                lines.stream().filter(line -> !line.took().isEmpty()).toList());
    }

    private static Map<Wait, Took> took(ResultSet row) throws SQLException {
        Map<Wait, Took> took = new EnumMap<>(Wait.class);
        for (Wait wait : Wait.values()) {
            long of = row.getLong(wait.column() + "_of");
            if (of > 0) {
                Double[] both = (Double[]) row.getArray(wait.column() + "_took").getArray();
                took.put(
                        wait, new Took(of, wait.of(BigDecimal.valueOf(both[0])), wait.of(BigDecimal.valueOf(both[1]))));
            }
        }
        return Map.copyOf(took);
    }

    /**
     * A request and how long it took. Of one that the reader may not know of only that and its unit are told.
     *
     * @param id internal number, for the next page
     */
    public record Waited(
            long id,
            @Nullable String number,
            @Nullable String unit,
            @Nullable Instant raisedAt,
            @Nullable Instant closedAt,
            BigDecimal took) {
        Waited untold() {
            return new Waited(id, null, unit, null, null, took);
        }
    }

    /**
     * The requests that a time is made of, the newest first.
     *
     * @param line the line of the table; everything where absent
     * @param after the last one of the page before
     */
    @Transactional(readOnly = true)
    public Slice<Waited> behind(
            Asked asked, Wait wait, @Nullable String line, @Nullable Long after, int size, Actor.Staff reader) {
        Window window = rates.ended(asked, clock.instant());
        List<Object> values = new ArrayList<>(List.of(window.values()));
        String sql = "select * from " + window.lines("rates_wait") + " where " + wait.column() + " is not null";
        if (line != null) {
            sql += " and key = ?";
            values.add(line);
        }
        if (after != null) {
            sql += " and matter < ?";
            values.add(after);
        }
        values.add(size + 1);
        List<Waited> rows =
                db.query(sql + " order by matter desc limit ?", (row, _) -> waited(row, wait), values.toArray());
        Set<String> known = matters.titles(
                        rows.stream()
                                .map(Waited::number)
                                .filter(Objects::nonNull)
                                .toList(),
                        reader)
                .keySet();
        return Slice.of(rows, size, each -> Long.toString(each.id()))
                .map(each -> known.contains(each.number()) ? each : each.untold());
    }

    static Waited waited(ResultSet row, Wait wait) throws SQLException {
        return new Waited(
                row.getLong("matter"),
                row.getString("number"),
                row.getString("unit"),
                Rates.instant(row, "raised_at"),
                Rates.instant(row, "closed_at"),
                wait.of(row.getBigDecimal(wait.column())));
    }

    /** What is called so in addresses. */
    public static Optional<Wait> find(@Nullable String code) {
        return Stream.of(Wait.values()).filter(wait -> wait.code().equals(code)).findFirst();
    }
}

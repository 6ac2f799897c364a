package org.banshi.matter;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * How many of the matters that anybody may know of ended in a month, how, and how long until their answer. Like
 * {@link Published} it reads the view {@code matter_public} alone.
 */
@Service
public final class Endings {
    private static final double HALF = 0.5;
    private static final double MOST = 0.9;

    private final Published published;
    private final CityClock clock;
    private final JdbcTemplate db;

    Endings(Published published, CityClock clock, JdbcTemplate db) {
        this.published = published;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A number.
     *
     * @param month in which they ended
     * @param outcome how
     * @param ended how many
     */
    public record Ended(YearMonth month, Outcome outcome, long ended) {}

    /**
     * How long it took from being raised to the answer.
     *
     * @param month in which they ended
     * @param answered how many of these had an answer
     * @param half half of them took no longer
     * @param most nine of ten took no longer
     */
    public record Took(YearMonth month, long answered, Duration half, Duration most) {}

    /** All that ended in these months, by month and outcome. */
    public List<Ended> ended(YearMonth from, YearMonth until) {
        List<Object> values = new ArrayList<>(List.of(clock.getZone().getId()));
        return db.query(
                "select date_trunc('month', m.closed_at at time zone ?)::date as month, m.outcome, count(*) as n from matter_public m where "
                        + within(from, until, values) + " group by 1, 2 order by 1, 2",
                (row, _) -> new Ended(
                        month(row.getObject("month", LocalDate.class)),
                        Outcome.of(row.getString("outcome")),
                        row.getLong("n")),
                values.toArray());
    }

    /** How long it took, month by month; months in which nothing with an answer ended are left out. */
    public List<Took> took(YearMonth from, YearMonth until) {
        List<Object> values =
                new ArrayList<>(List.of(HALF, MOST, clock.getZone().getId()));
        return db.query(
                """
                select month, count(*) as n, percentile_cont(?) within group (order by seconds) as half,
                  percentile_cont(?) within group (order by seconds) as most
                from (select date_trunc('month', m.closed_at at time zone ?)::date as month,
                        extract(epoch from m.answered_at - m.raised_at)::double precision as seconds
                      from matter_public m where m.answered_at is not null and\s""" + within(from, until, values) + ") x group by 1 order by 1",
                (row, _) -> new Took(
                        month(row.getObject("month", LocalDate.class)),
                        row.getLong("n"),
                        Duration.ofSeconds(Math.round(row.getDouble("half"))),
                        Duration.ofSeconds(Math.round(row.getDouble("most")))),
                values.toArray());
    }

    private String within(YearMonth from, YearMonth until, List<Object> values) {
        Conditions conditions = published
                .conditions(Published.Filter.ALL)
                .and("m.outcome is not null")
                .and(
                        "m.closed_at >= ? and m.closed_at < ?",
                        published.begin(from),
                        published.begin(until.plusMonths(1)));
        values.addAll(Arrays.asList(conditions.values()));
        return conditions.sql();
    }

    private static YearMonth month(@Nullable LocalDate first) {
        return YearMonth.from(Objects.requireNonNull(first));
    }
}

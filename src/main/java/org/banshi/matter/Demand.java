package org.banshi.matter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * How much of something residents raise, month by month: from the numbers that are kept, or, where words are asked for, from
 * the index of words. Reports and confidential matters are never in it (R-S10).
 */
@Service
public class Demand {
    /** Words that so many matters have tell nothing apart; more are not counted. */
    public static final int MOST = 20_000;

    private final Tallies tallies;
    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final CityClock clock;
    private final JdbcTemplate db;

    Demand(Tallies tallies, Kinds kinds, Units units, Deputies deputies, CityClock clock, JdbcTemplate db) {
        this.tallies = tallies;
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.clock = clock;
        this.db = db;
    }

    /** How many were raised in each month of the scope that had any; with words, only those that have all of them. */
    public Map<YearMonth, Long> months(Tallies.Scope scope, @Nullable String words) {
        if (words == null) {
            return tallies.cells(scope).stream()
                    .collect(Collectors.groupingBy(
                            Tallies.Cell::month, TreeMap::new, Collectors.summingLong(Tallies.Cell::raised)));
        }
        Map<YearMonth, Long> months = new TreeMap<>();
        Conditions wanted = conditions(scope, words);
        List<Object> values = new ArrayList<>(List.of(clock.getZone().getId()));
        values.addAll(Arrays.asList(wanted.values()));
        values.add(MOST);
        db.query(
                "select month, count(*) as n from (select date_trunc('month', m.raised_at at time zone ?)::date as month"
                        + " from matter_matter m where " + wanted.sql() + " limit ?) found group by 1",
                row -> {
                    months.put(
                            YearMonth.from(Objects.requireNonNull(row.getObject("month", LocalDate.class))),
                            row.getLong("n"));
                },
                values.toArray());
        return months;
    }

    /** Whether more matters of the scope have the words than are counted. */
    public boolean isTooCommon(Tallies.Scope scope, String words) {
        Conditions wanted = conditions(scope, words);
        List<Object> values = new ArrayList<>(Arrays.asList(wanted.values()));
        values.add(MOST);
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from matter_matter m where " + wanted.sql() + " offset ?)",
                Boolean.class,
                values.toArray()));
    }

    private Conditions conditions(Tallies.Scope scope, String words) {
        Query query = Query.all()
                .inCategory(scope.category())
                .inRegion(scope.region())
                .matching(words)
                .since(scope.from().atDay(1).atStartOfDay(clock.getZone()).toInstant())
                .before(scope.until()
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant())
                .openly(true);
        return Conditions.of(query, new Actor.House(), kinds, units, deputies, clock.instant())
                .and("m.kind = any(?)", (Object) tallies.kinds().toArray(String[]::new));
    }
}

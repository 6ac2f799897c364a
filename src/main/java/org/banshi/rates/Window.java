package org.banshi.rates;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a view that a moment puts into a period.
 *
 * @param asked what is asked for
 * @param moment what puts a request into the period
 * @param cutOff up to when
 * @param zone time zone of the city
 * @param several whether a request has a line for each unit that it was sent to, else one
 */
record Window(Asked asked, Moment moment, Instant cutOff, ZoneId zone, boolean several) {
    private static final String COUNTED = Stream.concat(
                    Stream.of("excluded", "unreachable", "silent"),
                    Arrays.stream(Fact.values()).map(Fact::column))
            .collect(Collectors.joining(", "));

    /** Where a request has several lines: the one that it counts by in a sum or list of everything. */
    private static final String FIRST = Arrays.stream(Fact.values())
            .filter(Fact::ofOneUnit)
            .map(Fact::column)
            .collect(Collectors.joining(" or ", "(", ") desc, leads desc, key"));

    String lines() {
        return several ? lines("rates_sent") : lines("(select *, true as leads from rates_request)");
    }

    /** Of that view, which has all columns of {@code rates_request}. */
    String lines(String view) {
        return "(select r.*, " + asked.by().key() + " as key from " + view + " r where " + moment.within()
                // One more or less of a class or county could be somebody (R-S10).
                + (asked.by() == Asked.By.UNIT ? "" : " and not shielded")
                + (asked.units() == null ? "" : " and unit = any(?)") + ") x";
    }

    /** Each request once. */
    String once() {
        return several
                ? "(select distinct on (matter) * from " + lines() + " order by matter, " + FIRST + ") x"
                : lines();
    }

    Counting.Source source() {
        return several
                ? new Counting.Source(
                        "select k.key, 1 as n, " + COUNTED
                                + " from (select x.*, row_number() over (partition by matter order by "
                                + FIRST + ") = 1 as first from " + lines()
                                + ") f cross join lateral (select f.key union all"
                                + " select null where f.first) k (key)",
                        List.of(values()),
                        true)
                : new Counting.Source("select x.*, 1 as n from " + lines(), List.of(values()), false);
    }

    Object[] values() {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < moment.times(); i++) {
            values.add(asked.from().atStartOfDay(zone).toOffsetDateTime());
            values.add(asked.until().plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC));
            values.add(cutOff.atOffset(ZoneOffset.UTC));
        }
        if (asked.units() != null) {
            values.add(asked.units().toArray(String[]::new));
        }
        return values.toArray();
    }
}

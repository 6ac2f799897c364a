package org.banshi.rates;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts rates from the ledger: each with numerator, denominator, the version of its definition and its cut-off (M02). */
@Service
public class Rates {
    private static final Set<Role> SEE_ALL = Set.of(Role.SUPERVISOR, Role.LEADER, Role.OFFICE);

    private final Rules rules;
    private final Units units;
    private final Matters matters;
    private final CityClock clock;
    private final RollupReader rollups;
    private final JdbcTemplate db;

    Rates(Rules rules, Units units, Matters matters, CityClock clock, RollupReader rollups, JdbcTemplate db) {
        this.rules = rules;
        this.matters = matters;
        this.units = units;
        this.clock = clock;
        this.rollups = rollups;
        this.db = db;
    }

    /** Which part of a rate. */
    public enum Part {
        /** What counts, in full or in part. */
        COUNTED(" and weight > 0"),
        /** What does not count. */
        REST(" and weight = 0"),
        /** All of the denominator. */
        ALL(""),
        /** What of it was left out of appraisal (R-K04). */
        EXCLUDED(" and excluded");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }

        /** Of lines that have {@code weight} and {@code excluded}. */
        String condition() {
            return condition;
        }
    }

    /**
     * A request behind a rate. Of one that the reader may not know of only that it counts, for whom and how much is told.
     *
     * @param id internal number, for the next page
     * @param number its number
     * @param unit the unit that it counts for
     * @param category its class
     * @param weight how much it counts in the numerator
     * @param leads whether the unit leads or led last: it may have been sent to others too
     */
    public record Behind(
            long id,
            @Nullable String number,
            @Nullable String unit,
            @Nullable String category,
            @Nullable Instant raisedAt,
            @Nullable Instant dueAt,
            @Nullable Instant closedAt,
            BigDecimal weight,
            boolean leads) {
        Behind untold() {
            return new Behind(id, null, unit, null, null, null, null, weight, leads);
        }
    }

    /**
     * Months of account, as far as somebody may see: a handler sees the own unit and those below it, whoever supervises
     * sees all.
     *
     * @param from first month
     * @param until last month, not before the first
     */
    public Asked asked(YearMonth from, YearMonth until, Asked.By by, Actor.Staff staff) {
        Permissions.require(staff, Permission.RATES_READ);
        Asked all = months(from, until, by);
        if (staff.roles().stream().anyMatch(SEE_ALL::contains)) {
            return all;
        }
        String unit = staff.unit();
        return all.only(unit == null ? Set.of() : units.under(unit));
    }

    /** Months of account with nobody left out: what is published. */
    Asked months(YearMonth from, YearMonth until, Asked.By by) {
        RateRule now = rules.current(RateRule.RULE).value();
        RateRule held = rule(now.begins(until.plusMonths(1)).minusDays(1)).value();
        return new Asked(held.begins(from), held.begins(until.plusMonths(1)).minusDays(1), by, null);
    }

    /** The month of account that is running. */
    public YearMonth month() {
        return rules.current(RateRule.RULE).value().month(clock.today());
    }

    /** The definitions by which a period is counted: those that hold on its last day, or now if that has not come. */
    public Versioned<RateRule> rule(LocalDate until) {
        Instant end = end(until);
        Instant now = clock.instant();
        return rules.at(RateRule.RULE, end.isAfter(now) ? now : end.minusMillis(1));
    }

    /** All rates of a period, from one snapshot of the ledger: the same as {@link #recount}, sooner. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Standing standing(Asked asked) {
        return standing(asked, null, rollups.state());
    }

    /** All rates of a period, each request counted again: what sums are held against. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Standing recount(Asked asked) {
        return standing(asked, null, RollupReader.State.NONE);
    }

    /**
     * One rate, period by period, from one snapshot of the ledger; each by the definitions that held then. Where they had no
     * such rate it is nothing of nothing.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Standing> trend(String rate, List<Asked> periods) {
        RollupReader.State state = rollups.state();
        return periods.stream().map(asked -> standing(asked, rate, state)).toList();
    }

    private Standing standing(Asked asked, @Nullable String only, RollupReader.State state) {
        Instant cutOff = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Versioned<RateRule> rule = rule(asked.until());
        List<Rate> wanted = rule.value().rates().stream()
                .filter(rate -> only == null || rate.code().equals(only))
                .toList();
        EnumSet<Moment> moments = only == null ? EnumSet.of(Moment.CLOSED) : EnumSet.noneOf(Moment.class);
        wanted.forEach(rate -> moments.add(rate.moment()));
        Counting.Lines counted = new Counting.Lines();
        for (Moment moment : moments) {
            Map<Boolean, List<Rate>> rates = wanted.stream()
                    .filter(rate -> rate.moment() == moment)
                    .collect(Collectors.partitioningBy(rate -> rate.countsForSeveral(asked.by())));
            count(
                    counted,
                    rates.getOrDefault(false, List.of()),
                    state.usable()
                            ? rollups.source(asked, moment, cutOff, state)
                            : window(asked, moment, cutOff, false).source(),
                    moment == Moment.CLOSED);
            // Sums are kept of requests by the unit that leads: these are counted one by one.
            if (!rates.getOrDefault(true, List.of()).isEmpty()) {
                count(
                        counted,
                        rates.getOrDefault(true, List.of()),
                        window(asked, moment, cutOff, true).source(),
                        false);
            }
        }
        return new Standing(asked, rule, cutOff, counted.all(), counted.named());
    }

    private void count(Counting.Lines into, List<Rate> rates, Counting.Source source, boolean apart) {
        db.query(
                Counting.sums(rates, source),
                row -> {
                    into.of(row.getString("key")).take(row, rates, apart);
                },
                source.values().toArray());
    }

    /**
     * The requests behind a rate, the newest first.
     *
     * @param line the line of the table; everything where absent
     * @param after the last one of the page before
     * @throws Problem 404 for a rate that is not defined
     */
    @Transactional(readOnly = true)
    public Slice<Behind> behind(
            Asked asked,
            String rate,
            Part part,
            @Nullable String line,
            @Nullable Long after,
            int size,
            Actor.Staff reader) {
        Rate wanted = rule(asked.until()).value().find(rate).orElseThrow(() -> Problem.notFound("rates.noRate", rate));
        Window window = window(asked, wanted, clock.instant());
        List<Object> values = new ArrayList<>(List.of(window.values()));
        StringBuilder sql = new StringBuilder("select * from (select x.*, ")
                .append(wanted.weight())
                .append(" as weight from ")
                .append(line == null ? window.once() : window.lines())
                .append(" where ")
                .append(wanted.belongs())
                .append(") y where true")
                .append(part.condition);
        if (line != null) {
            sql.append(" and key = ?");
            values.add(line);
        }
        if (after != null) {
            sql.append(" and matter < ?");
            values.add(after);
        }
        values.add(size + 1);
        List<Behind> rows = db.query(
                sql.append(" order by matter desc limit ?").toString(), (row, _) -> behind(row), values.toArray());
        Set<String> known = matters.titles(
                        rows.stream()
                                .map(Behind::number)
                                .filter(Objects::nonNull)
                                .toList(),
                        reader)
                .keySet();
        return Slice.of(rows, size, each -> Long.toString(each.id()))
                .map(each -> known.contains(each.number()) ? each : each.untold());
    }

    static Behind behind(ResultSet row) throws SQLException {
        return new Behind(
                row.getLong("matter"),
                row.getString("number"),
                row.getString("unit"),
                row.getString("category"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                instant(row, "closed_at"),
                row.getBigDecimal("weight"),
                row.getBoolean("leads"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** What a rate is counted of. */
    Window window(Asked asked, Rate rate, Instant cutOff) {
        return window(asked, rate.moment(), cutOff, rate.countsForSeveral(asked.by()));
    }

    /** The requests that ended in a period. */
    Window ended(Asked asked, Instant cutOff) {
        return window(asked, Moment.CLOSED, cutOff, false);
    }

    private Window window(Asked asked, Moment moment, Instant cutOff, boolean sent) {
        return new Window(asked, moment, cutOff, clock.getZone(), sent);
    }

    private Instant end(LocalDate until) {
        return until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}

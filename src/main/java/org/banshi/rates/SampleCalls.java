package org.banshi.rates;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Call-backs of those who were drawn. What is said stands beside the request, not in its timeline: the unit is shown sums
 * only, and those only where no answer can be told from them.
 */
@Service
public class SampleCalls {
    private static final int MOST = 200;
    private static final int BEST = 5;

    private static final String COLUMNS = """
                sum(drawn) as drawn, sum(listed) as listed, sum(answered) as answered, sum(contacted) as contacted,
                sum(solved) as solved, sum(satisfied) as satisfied, sum(unreached) as unreached, sum(declined) as declined,
                sum(waiting) as waiting from rates_sample_figure where sample = ?""";

    private final Matters matters;
    private final Units units;
    private final CityClock clock;
    private final JdbcTemplate db;

    SampleCalls(Matters matters, Units units, CityClock clock, JdbcTemplate db) {
        this.matters = matters;
        this.units = units;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A request to be called.
     *
     * @param attempts how often that was tried
     * @param today whether it was tried today already
     */
    public record Waiting(String number, String title, int attempts, boolean today) {}

    /**
     * What was said.
     *
     * @param outcome answered, declined, unreached
     * @param contacted whether the unit was in touch, of an answer
     * @param solved whether it is solved, of an answer
     * @param satisfaction marks from 1 to 5, of an answer
     */
    public record Said(
            @Nullable String outcome,
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer satisfaction) {}

    /**
     * What a drawing gave for a unit, or for all of them.
     *
     * @param unit code of the unit, empty for all
     * @param drawn how many of how many on the list
     * @param waiting how many are still to be called
     */
    public record Line(
            String unit,
            Figure drawn,
            Figure contacted,
            Figure solved,
            Figure satisfied,
            long unreached,
            long declined,
            long waiting) {}

    /** A request that was drawn; of one that the reader may not know of nothing is told. */
    record Drawn(String number, @Nullable String category, java.time.@Nullable Instant closedAt) {}

    /** Those drawn that somebody may call now; whoever had a hand in one, or belongs to its unit, is not shown it. */
    public List<Waiting> waiting(long sample, Actor.Staff caller) {
        Permissions.require(caller, Permission.SAMPLE_CALL);
        List<Waiting> found = db.query(
                """
                select m.number, coalesce(c.tried, 0) as tried, coalesce(c.last >= ?, false) as today
                from rates_sample_drawn d join rates_sample h on h.id = d.sample join rates_request m on m.matter = d.matter
                  left join lateral (select count(*) as tried, max(day) as last, bool_or(outcome <> 'unreached') as said
                    from rates_sample_call c where c.sample = d.sample and c.matter = d.matter) c on true
                where d.sample = ? and not coalesce(c.said, false) and coalesce(c.tried, 0) < h.attempts
                  and not rates_sample_may_not_judge(d.matter, d.unit, ?)
                order by today, tried, d.tag limit ?""",
                (row, _) -> new Waiting(row.getString(1), "", row.getInt(2), row.getBoolean(3)),
                clock.today(),
                sample,
                caller.id(),
                MOST);
        var titles = matters.titles(found.stream().map(Waiting::number).toList(), caller);
        return found.stream()
                .filter(each -> titles.containsKey(each.number()))
                .map(each -> new Waiting(
                        each.number(), titles.getOrDefault(each.number(), ""), each.attempts(), each.today()))
                .toList();
    }

    /**
     * Takes down what was said; nobody changes it afterwards.
     *
     * @throws Problem 404 for what is not drawn, or not for this caller; 409 if something was said before, or tried today
     */
    @Transactional
    public void take(long sample, String number, Said said, Actor.Staff caller) {
        Permissions.require(caller, Permission.SAMPLE_CALL);
        boolean answered = "answered".equals(said.outcome());
        check(said, answered);
        try {
            int taken = db.update(
                    """
                    insert into rates_sample_call (sample, matter, attempt, at, day, called_by, outcome, contacted, solved,
                      satisfaction)
                    select d.sample, d.matter,
                      1 + (select count(*) from rates_sample_call c where c.sample = d.sample and c.matter = d.matter),
                      ?, ?, ?, ?, ?, ?, ?
                    from rates_sample_drawn d join rates_request m on m.matter = d.matter
                    where d.sample = ? and m.number = ?""",
                    clock.instant().atOffset(ZoneOffset.UTC),
                    clock.today(),
                    caller.id(),
                    said.outcome(),
                    answered ? Boolean.TRUE.equals(said.contacted()) : null,
                    answered ? said.solved() : null,
                    answered ? said.satisfaction() : null,
                    sample,
                    number);
            if (taken == 0) {
                throw Problem.notFound("rates.sample.notYours");
            }
        } catch (DataIntegrityViolationException e) {
            throw Samples.refusal(e);
        }
    }

    private static void check(Said said, boolean answered) {
        if (said.outcome() == null
                || !Set.of("answered", "declined", "unreached").contains(said.outcome())) {
            throw Problem.invalid("outcome", "required");
        }
        if (answered && said.solved() == null) {
            throw Problem.invalid("solved", "required");
        }
        Integer marks = said.satisfaction();
        if (answered && (marks == null || marks < 1 || marks > BEST)) {
            throw Problem.invalid("satisfaction", "required");
        }
    }

    /**
     * What a drawing gave, unit by unit: for handlers the own unit and those below it, once all are called and there are
     * enough answers. Whoever oversees sees how far all units are and, last, what the units with enough answers gave
     * together; a unit with fewer is told without its answers, so that none can be told from them.
     *
     * @param smallest the fewest answers from which a unit is shown a figure
     */
    public List<Line> lines(long sample, int smallest, Actor.Staff reader) {
        Permissions.require(reader, Permission.SAMPLE_READ);
        Set<String> own = reader.unit() == null ? Set.of() : units.under(reader.unit());
        if (overseesAll(reader)) {
            return db.query(
                    "with told as (select *, answered >= ? as enough from rates_sample_figure where sample = ?)"
                            + " select coalesce(unit, '') as unit, sum(drawn) as drawn, sum(listed) as listed, sum(unreached) as unreached,"
                            + " sum(declined) as declined, sum(waiting) as waiting, coalesce(sum(answered) filter (where enough), 0) as answered,"
                            + " coalesce(sum(contacted) filter (where enough), 0) as contacted, coalesce(sum(solved) filter (where enough), 0) as solved,"
                            + " coalesce(sum(satisfied) filter (where enough), 0) as satisfied"
                            + " from told group by grouping sets ((unit), ()) order by grouping(unit), 1",
                    (row, _) -> line(row),
                    smallest,
                    sample);
        }
        return enough(sample, smallest).stream()
                .filter(line -> own.contains(line.unit()))
                .toList();
    }

    boolean overseesAll(Actor.Staff reader) {
        return Permissions.has(reader, Permission.SAMPLE_ALL) && !isOfHandlers(reader);
    }

    /**
     * Units whose list whoever oversees may open: all were called, enough have answered, and not everybody was reached and
     * said the same, for then the list would tell who said it.
     */
    Set<String> listed(long sample, int smallest, Actor.Staff reader) {
        return overseesAll(reader) ? Set.copyOf(db.queryForList("""
                        select unit from rates_sample_figure where sample = ? and waiting = 0 and answered >= ?
                          and not (answered = drawn and (contacted in (0, drawn) or solved in (0, drawn) or satisfied in (0, drawn)))""", String.class, sample, smallest)) : Set.of();
    }

    /**
     * The requests of a unit that were drawn, without what was said or who said anything.
     *
     * @throws Problem 404 for a unit whose list is not to be opened
     */
    List<Drawn> drawn(long sample, String unit, int smallest, Actor.Staff reader) {
        Permissions.require(reader, Permission.SAMPLE_ALL);
        if (!listed(sample, smallest, reader).contains(unit)) {
            throw Problem.notFound("rates.sample.noList");
        }
        List<Drawn> found = db.query(
                """
                select m.number, m.category, m.closed_at from rates_sample_drawn d join rates_request m on m.matter = d.matter
                where d.sample = ? and d.unit = ? order by m.closed_at desc, m.matter desc""",
                (row, _) -> new Drawn(
                        row.getString("number"),
                        row.getString("category"),
                        row.getObject("closed_at", java.time.OffsetDateTime.class)
                                .toInstant()),
                sample,
                unit);
        Set<String> known = matters.titles(found.stream().map(Drawn::number).toList(), reader)
                .keySet();
        return found.stream()
                .map(each -> known.contains(each.number()) ? each : new Drawn("", null, null))
                .toList();
    }

    /**
     * What a drawing gave, for everybody: units of which all were called and enough have answered.
     *
     * @param smallest the fewest answers from which a unit is shown
     */
    public List<Line> published(long sample, int smallest) {
        return enough(sample, smallest);
    }

    private List<Line> enough(long sample, int smallest) {
        return db.query(
                "select unit, " + COLUMNS + " group by unit having sum(waiting) = 0 and sum(answered) >= ? order by 1",
                (row, _) -> line(row),
                sample,
                smallest);
    }

    /** Who oversees from a handling unit is told as that unit is: it would learn of its own answers. */
    private boolean isOfHandlers(Actor.Staff reader) {
        return reader.unit() != null
                && units.find(reader.unit()).map(Unit::kind).orElse(Unit.Kind.HANDLING) == Unit.Kind.HANDLING;
    }

    private static Line line(java.sql.ResultSet row) throws java.sql.SQLException {
        long answered = row.getLong("answered");
        return new Line(
                row.getString("unit"),
                new Figure(BigDecimal.valueOf(row.getLong("drawn")), row.getLong("listed")),
                new Figure(BigDecimal.valueOf(row.getLong("contacted")), answered),
                new Figure(BigDecimal.valueOf(row.getLong("solved")), answered),
                new Figure(BigDecimal.valueOf(row.getLong("satisfied")), answered),
                row.getLong("unreached"),
                row.getLong("declined"),
                row.getLong("waiting"));
    }
}

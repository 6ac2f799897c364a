package org.banshi.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.LastActs;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Freezes rates when they are published, and counts them again later (R-K07). The database lets nobody change one. */
@Service
public class Snapshots {
    private static final int MOST = 200;
    private static final int LONGEST_WHY = 500;
    private static final String HEAD = """
            select id, from_day, until_day, grouped_by, rule_version, cut_off, made_by, why, replaces, hash, waits
            from rates_snapshot""";

    private final Rates rates;
    private final SnapshotWaits waits;
    private final Rules rules;
    private final LastActs acts;
    private final CityClock clock;
    private final JdbcTemplate db;

    Snapshots(Rates rates, SnapshotWaits waits, Rules rules, LastActs acts, CityClock clock, JdbcTemplate db) {
        this.rates = rates;
        this.waits = waits;
        this.rules = rules;
        this.acts = acts;
        this.clock = clock;
        this.db = db;
    }

    /**
     * Publishes the rates and times of a period as they stand now.
     *
     * @param why what for; of a correction, what was wrong
     * @param replaces the one that it corrects, of the same period and lines
     * @throws Problem 422 if the period has not ended, the reason is missing, or it corrects something else
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Snapshot publish(Asked asked, String why, @Nullable Long replaces, Actor.Staff staff) {
        Permissions.require(staff, Permission.RATES_PUBLISH);
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            throw Problem.invalid("why", why.isBlank() ? "required" : "tooLong", LONGEST_WHY);
        }
        if (!asked.until().isBefore(clock.today())) {
            throw Problem.invalid("until", "rates.notOver");
        }
        Instant cutOff = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Versioned<RateRule> rule = rates.rule(asked.until());
        checkReplaced(asked, replaces);
        long id = Objects.requireNonNull(
                db.queryForObject("select nextval(pg_get_serial_sequence('rates_snapshot', 'id'))", Long.class));
        for (Rate rate : rule.value().rates()) {
            Window window = rates.window(asked, rate, cutOff);
            List<Object> values = new ArrayList<>(List.of(id, rate.code()));
            values.addAll(List.of(window.values()));
            db.update(
                    "insert into rates_snapshot_matter (snapshot, rate, matter, line, weight, excluded) select ?, ?, matter, key, "
                            + rate.weight() + ", excluded from " + window.lines() + " where " + rate.belongs(),
                    values.toArray());
        }
        waits.freeze(id, asked, cutOff);
        Snapshot head = new Snapshot(
                id,
                asked.from(),
                asked.until(),
                asked.by(),
                rule.version(),
                cutOff,
                staff.id(),
                why.strip(),
                replaces,
                "",
                true);
        write(head);
        return require(id);
    }

    /** The head comes last: after it the database takes no more lines. */
    private void write(Snapshot head) {
        try {
            db.update(
                    """
                insert into rates_snapshot (id, from_day, until_day, grouped_by, rule_version, cut_off, made_by, why, replaces,
                  follows, hash, waits)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    head.id(),
                    head.from(),
                    head.until(),
                    head.by().code(),
                    head.ruleVersion(),
                    head.cutOff().atOffset(ZoneOffset.UTC),
                    head.madeBy(),
                    head.why(),
                    head.replaces(),
                    SnapshotHash.before(db, head.id()),
                    SnapshotHash.of(db, head),
                    head.waits());
        } catch (DuplicateKeyException _) {
            throw Problem.conflict("rates.publishedMeanwhile");
        }
    }

    private void checkReplaced(Asked asked, @Nullable Long replaces) {
        if (replaces == null) {
            return;
        }
        Snapshot old = find(replaces).orElseThrow(() -> Problem.invalid("replaces", "rates.noSnapshot", replaces));
        if (!old.asked().equals(asked)) {
            throw Problem.invalid("replaces", "rates.otherPeriod", replaces);
        }
        if (correction(replaces).isPresent()) {
            throw Problem.invalid("why", "rates.corrected", replaces);
        }
    }

    /** The one that corrects it, if any; there is one at most. */
    public Optional<Long> correction(long id) {
        return db.queryForList("select id from rates_snapshot where replaces = ?", Long.class, id).stream()
                .findFirst();
    }

    /** All that was published, the newest first. */
    public List<Snapshot> all() {
        return db.query(HEAD + " order by id desc limit " + MOST, (row, _) -> read(row));
    }

    /** The one of that number. */
    public Optional<Snapshot> find(long id) {
        return db.query(HEAD + " where id = ?", (row, _) -> read(row), id).stream()
                .findFirst();
    }

    /** The one of that number; 404 if there is none. */
    public Snapshot require(long id) {
        return find(id).orElseThrow(() -> Problem.notFound("rates.noSnapshot", id));
    }

    /** The definitions by which it was counted. */
    public Versioned<RateRule> rule(Snapshot snapshot) {
        return rules.version(RateRule.RULE, snapshot.ruleVersion());
    }

    /** What was published: of everything under the empty key's sum, and of each line. */
    public Standing figures(Snapshot snapshot) {
        Map<String, Map<String, Figure>> lines = new TreeMap<>();
        Map<String, Map<String, Figure>> out = new TreeMap<>();
        Map<String, Figure> all = new HashMap<>();
        Map<String, Figure> allOut = new HashMap<>();
        db.query(
                """
                with s as (
                  select rate, line, weight, excluded,
                    row_number() over (partition by rate, matter order by weight desc, line) = 1 as first
                  from rates_snapshot_matter where snapshot = ?)
                select rate, k.line, sum(weight) as n, count(*) as of,
                  sum(weight) filter (where excluded) as xn, count(*) filter (where excluded) as xof
                from s cross join lateral (select s.line union all select null where s.first) k (line) group by rate, k.line""",
                row -> {
                    Figure figure = new Figure(row.getBigDecimal("n"), row.getLong("of"));
                    String line = row.getString("line");
                    boolean every = line == null;
                    Map<String, Figure> into = every ? all : lines.computeIfAbsent(line, _ -> new HashMap<>());
                    into.put(row.getString("rate"), figure);
                    if (row.getLong("xof") > 0) {
                        Map<String, Figure> left = every ? allOut : out.computeIfAbsent(line, _ -> new HashMap<>());
                        left.put(row.getString("rate"), new Figure(row.getBigDecimal("xn"), row.getLong("xof")));
                    }
                },
                snapshot.id());
        return new Standing(
                snapshot.asked(),
                rule(snapshot),
                snapshot.cutOff(),
                new Standing.Line("", Map.copyOf(all), Map.copyOf(allOut), 0, 0),
                lines.entrySet().stream()
                        .map(each -> new Standing.Line(
                                each.getKey(),
                                Map.copyOf(each.getValue()),
                                Map.copyOf(out.getOrDefault(each.getKey(), Map.of())),
                                0,
                                0))
                        .toList());
    }

    /** The times that were published with it; absent where it was published before times were. */
    public Optional<Waits.Table> waits(Snapshot snapshot) {
        return snapshot.waits()
                ? Optional.of(waits.table(snapshot, rule(snapshot).value().smallest()))
                : Optional.empty();
    }

    private static final int MOST_DIFFERENCES = 1000;

    /** Counts a snapshot again from the ledger, by the definitions of then and up to the cut-off of then. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Recount recount(long id) {
        Snapshot snapshot = require(id);
        List<Recount.Difference> differences = differences(snapshot);
        boolean untouched = Snapshot.hex(SnapshotHash.of(db, snapshot)).equals(snapshot.hash());
        List<Recount.Time> times = snapshot.waits() ? waits.differences(snapshot, MOST_DIFFERENCES + 1) : List.of();
        Set<String> numbers = Stream.concat(
                        differences.stream().map(Recount.Difference::number),
                        times.stream().map(Recount.Time::number))
                .collect(Collectors.toSet());
        Map<String, String> last = acts.since(numbers, snapshot.cutOff());
        return new Recount(
                snapshot,
                untouched,
                differences.stream()
                        .limit(MOST_DIFFERENCES)
                        .map(each -> each.because(last.get(each.number())))
                        .toList(),
                times.stream()
                        .limit(MOST_DIFFERENCES)
                        .map(each -> each.because(last.get(each.number())))
                        .toList(),
                differences.size() > MOST_DIFFERENCES || times.size() > MOST_DIFFERENCES);
    }

    /** Requests that belong, count or weigh otherwise now; of each rate one more than are shown at most. */
    private List<Recount.Difference> differences(Snapshot snapshot) {
        List<Recount.Difference> differences = new ArrayList<>();
        for (Rate rate : rule(snapshot).value().rates()) {
            Window window = rates.window(snapshot.asked(), rate, snapshot.cutOff());
            List<Object> values = new ArrayList<>(List.of(snapshot.id(), rate.code()));
            values.addAll(List.of(window.values()));
            values.add(MOST_DIFFERENCES + 1);
            // Of a request with several lines each is held against its own; else a request may have come to another
            // line.
            boolean several = rate.countsForSeveral(snapshot.by());
            differences.addAll(db.query(
                    """
                    with was as (select matter, line, weight, excluded, %s as spot from rates_snapshot_matter where snapshot = ? and rate = ?),
                    now as (select matter, key as line, (%s)::numeric as weight, excluded, %s as spot from %s where %s)
                    select m.number, was.line as was_line, was.weight as was, now.line as now_line, now.weight as is,
                      coalesce(was.excluded, false) as was_out, coalesce(now.excluded, false) as is_out
                    from was full join now using (matter, spot) join matter_row m on m.id = matter
                    where (was.line, was.weight, was.excluded) is distinct from (now.line, now.weight, now.excluded) order by m.id, spot limit ?""".formatted(
                                    several ? "line" : "''",
                                    rate.weight(),
                                    several ? "key" : "''",
                                    window.lines(),
                                    rate.belongs()),
                    (row, _) -> new Recount.Difference(
                            rate.code(),
                            row.getString("number"),
                            row.getString("was_line"),
                            row.getBigDecimal("was"),
                            row.getString("now_line"),
                            row.getBigDecimal("is"),
                            row.getBoolean("was_out"),
                            row.getBoolean("is_out"),
                            null),
                    values.toArray()));
        }
        return differences;
    }

    private static Snapshot read(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getLong("id"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                Asked.By.valueOf(row.getString("grouped_by").toUpperCase(Locale.ROOT)),
                row.getInt("rule_version"),
                row.getObject("cut_off", OffsetDateTime.class).toInstant(),
                row.getLong("made_by"),
                row.getString("why"),
                row.getObject("replaces", Long.class),
                Snapshot.hex(row.getBytes("hash")),
                row.getBoolean("waits"));
    }
}

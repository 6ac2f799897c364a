package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.web.Count;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads the ledger, for each reader as much as that reader may see. */
@Service
public final class Matters {
    private final Kinds kinds;
    private final Gate gate;
    private final MatterRows rows;
    private final Timelines timelines;
    private final Units units;
    private final Deputies deputies;
    private final CityClock clock;
    private final JdbcTemplate db;

    @SuppressWarnings("checkstyle:ParameterNumber") // all reading of matters meets here
    Matters(
            Kinds kinds,
            Gate gate,
            MatterRows rows,
            Timelines timelines,
            Units units,
            Deputies deputies,
            CityClock clock,
            JdbcTemplate db) {
        this.kinds = kinds;
        this.gate = gate;
        this.rows = rows;
        this.timelines = timelines;
        this.units = units;
        this.deputies = deputies;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A matter with all that the reader may see of it and do to it now.
     *
     * @throws Problem 404 when there is none or the reader may not know of it
     */
    public MatterView view(String number, Actor actor) {
        Locked found = rows.find(number).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        Kind kind = kinds.require(found.matter().kind());
        Instant now = clock.instant();
        Situation situation = Ledger.situation(found, actor, now);
        if (!gate.mayRead(kind, situation)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        boolean withheld = isWithheld(kind, found.matter(), actor);
        // What a form begins with is shown: words that are withheld are not in it.
        Situation shown = withheld ? situation.over(Shield.over(found.matter())) : situation;
        List<MatterView.Offer> offers = gate.possible(kind, situation).stream()
                .map(action -> new MatterView.Offer(
                        action.name(),
                        action.fields().stream()
                                .map(field -> new MatterView.Input(
                                        field,
                                        field.options().apply(situation),
                                        field.start().apply(shown).orElse(null)))
                                .toList()))
                .filter(MatterView.Offer::isPossible)
                .toList();
        return new MatterView(
                shown.matter(),
                withheld,
                found.own(),
                timelines.of(found.matter(), kind, actor, withheld),
                timelines.clocks(found.matter().id()),
                found.parties(),
                offers,
                found.matter().isOverdue(now));
    }

    /** Handling units see the hotline's wording of shielded matters, never the raiser's words (R-S10). */
    private static boolean isWithheld(Kind kind, Matter matter, Actor actor) {
        return actor instanceof Actor.Staff staff
                && kind.isShielded(matter.type(), matter.confidential())
                && kind.wordReaders().stream().noneMatch(staff::has);
    }

    /** A page of matters; words are withheld as in {@link #view}. */
    public Slice<Matter> list(Query query, Actor actor, @Nullable String after, int size) {
        Instant now = clock.instant();
        Conditions conditions = Conditions.of(query, actor, kinds, units, deputies, now);
        Order order = Order.of(query);
        order.after(conditions, after);
        List<Object> values = new ArrayList<>(Arrays.asList(conditions.values()));
        values.add(size + 1);
        List<Matter> found = db.query(
                "select m.* from matter_matter m where " + conditions.sql() + " order by " + order.sql() + " limit ?",
                Matter::read,
                values.toArray());
        return Slice.of(found, size, order::key).map(matter -> shownTo(matter, actor));
    }

    /** The numbers of the first of them, in the order of the list. */
    public List<String> numbers(Query query, Actor actor, int most) {
        Conditions conditions = Conditions.of(query, actor, kinds, units, deputies, clock.instant());
        List<Object> values = new ArrayList<>(Arrays.asList(conditions.values()));
        values.add(most);
        return db.queryForList(
                "select m.number from matter_matter m where " + conditions.sql() + " order by "
                        + Order.of(query).sql() + " limit ?",
                String.class,
                values.toArray());
    }

    /** The matter as it may be carried out of the house, whoever asks: where it is shielded, in the hotline's wording. */
    public Matter outside(Matter matter) {
        Kind kind = kinds.require(matter.kind());
        return kind.isShielded(matter.type(), matter.confidential()) ? Shield.over(matter) : matter;
    }

    /** The words and places of those of these matters that the reader may know of, by number. */
    public Map<String, Told> told(Collection<String> numbers, Actor actor) {
        Map<String, Told> told = new LinkedHashMap<>();
        Conditions conditions = Conditions.of(Query.all(), actor, kinds, units, deputies, clock.instant())
                .and("m.number = any(?)", (Object) numbers.toArray(String[]::new));
        db.query(
                "select m.* from matter_matter m where " + conditions.sql(),
                (row, n) -> {
                    Matter matter = Matter.read(row, n);
                    Matter shown = shownTo(matter, actor);
                    return told.put(matter.number(), Told.read(row, shown, shown.equals(matter)));
                },
                conditions.values());
        return told;
    }

    /** The titles of those of these matters that the reader may know of, as the reader may see them, by number. */
    public Map<String, String> titles(Collection<String> numbers, Actor actor) {
        Map<String, String> titles = new LinkedHashMap<>();
        Conditions conditions = Conditions.of(Query.all(), actor, kinds, units, deputies, clock.instant())
                .and("m.number = any(?)", (Object) numbers.toArray(String[]::new));
        db.query("select m.* from matter_matter m where " + conditions.sql(), Matter::read, conditions.values())
                .forEach(matter ->
                        titles.put(matter.number(), shownTo(matter, actor).title()));
        return titles;
    }

    /**
     * When the first of the clocks that run for each of these matters ends, by number, as far as the reader may know of
     * them; a matter whose clocks have no date yet, or none of which runs, is not among them.
     */
    public Map<String, Instant> nextDue(Collection<String> numbers, Actor actor) {
        Map<String, Instant> next = new LinkedHashMap<>();
        Conditions conditions = Conditions.of(Query.all(), actor, kinds, units, deputies, clock.instant())
                .and("m.number = any(?)", (Object) numbers.toArray(String[]::new));
        db.query(
                "select m.number, min(c.due) as due from matter_matter m join matter_clock c on c.matter = m.id"
                        + " where c.stopped_at is null and c.due is not null and " + conditions.sql() + " group by 1",
                row -> {
                    next.put(row.getString("number"), Matter.needInstant(row, "due"));
                },
                conditions.values());
        return next;
    }

    /** The matter as this reader may see it. */
    Matter shownTo(Matter matter, Actor actor) {
        return isWithheld(kinds.require(matter.kind()), matter, actor) ? Shield.over(matter) : matter;
    }

    /** How many there are: exact to 10,000, or exactly however long it takes. */
    public Count count(Query query, Actor actor, boolean exact) {
        Conditions conditions = Conditions.of(query, actor, kinds, units, deputies, clock.instant());
        String all = "select 1 from matter_matter m where " + conditions.sql();
        String sql = "select count(*) from (" + all + (exact ? "" : " limit " + (Count.EXACT_TO + 1)) + ") n";
        long value = java.util.Objects.requireNonNullElse(db.queryForObject(sql, Long.class, conditions.values()), 0L);
        return exact ? Count.exact(value) : Count.capped(value);
    }

    /** How many there are of each, exact to 10,000, in one question to the database. */
    public List<Count> counts(List<Query> queries, Actor actor) {
        if (queries.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Object> values = new ArrayList<>();
        String sql = queries.stream()
                .map(query -> {
                    Conditions conditions = Conditions.of(query, actor, kinds, units, deputies, now);
                    values.addAll(Arrays.asList(conditions.values()));
                    return "(select count(*) from (select 1 from matter_matter m where " + conditions.sql() + " limit "
                            + (Count.EXACT_TO + 1) + ") n)";
                })
                .collect(Collectors.joining(", ", "select ", ""));
        return java.util.Objects.requireNonNull(db.queryForObject(
                sql,
                (row, n) -> {
                    List<Count> counts = new ArrayList<>();
                    for (int i = 1; i <= queries.size(); i++) {
                        counts.add(Count.capped(row.getLong(i)));
                    }
                    return counts;
                },
                values.toArray()));
    }

    /** How many open matters a unit leads or takes part in, whoever asks: for deciding whether it may be closed. */
    public long openOf(String unit) {
        String sql = """
                select count(*) from (
                  select id from matter_matter where outcome is null and lead_unit = ?
                  union
                  select m.id from matter_party p join matter_matter m on m.id = p.matter
                  where p.unit = ? and p.until is null and m.outcome is null) open""";
        return java.util.Objects.requireNonNullElse(db.queryForObject(sql, Long.class, unit, unit), 0L);
    }

    /** How many running limits, not over yet, were given by a rule: a change of it leaves them as they are. */
    public long limitsBy(String rule) {
        String sql = "select count(*) from matter_clock where stopped_at is null and breached_at is null"
                + " and not imported and rule = ?";
        return java.util.Objects.requireNonNullElse(db.queryForObject(sql, Long.class, rule), 0L);
    }

    /** How many open matters the reader's inbox has in each state. */
    public Map<String, Long> inboxByState(Actor actor) {
        Conditions conditions =
                Conditions.of(Query.of(Query.Scope.INBOX), actor, kinds, units, deputies, clock.instant());
        return db
                .queryForList(
                        "select m.kind || '.' || m.state as state, count(*) as n from matter_matter m where "
                                + conditions.sql() + " group by 1",
                        conditions.values())
                .stream()
                .sorted(Comparator.comparing(row -> (String) row.get("state")))
                .collect(Collectors.toMap(
                        row -> (String) row.get("state"),
                        row -> (Long) row.get("n"),
                        (a, b) -> a,
                        java.util.LinkedHashMap::new));
    }

    boolean isReadable(Matter matter, Actor actor) {
        return isReadable(matter.number(), actor);
    }

    boolean isReadable(String number, Actor actor) {
        return rows.find(number)
                .map(found -> gate.mayRead(
                        kinds.require(found.matter().kind()), Ledger.situation(found, actor, clock.instant())))
                .orElse(false);
    }

    /**
     * Where a matter comes from, as far as the reader may know of it.
     *
     * @param titles titles by number, of those that the reader may see
     * @param all how many there are
     */
    public record Sources(Map<String, String> titles, int all) {}

    /** The matters that were cited as sources of this one. */
    public Sources sources(long id, Actor actor) {
        List<String> numbers = db.queryForList(
                "select s.number from matter_link l join matter_matter s on s.id = l.source where l.matter = ? order by l.since, s.id",
                String.class,
                id);
        return new Sources(numbers.isEmpty() ? Map.of() : titles(numbers, actor), numbers.size());
    }

    /** Whether there is any matter at all. */
    public boolean any() {
        return Boolean.TRUE.equals(db.queryForObject("select exists (select from matter_matter)", Boolean.class));
    }

    /** How many running clocks have no date, because a year they run into has no calendar. */
    public long undatedClocks() {
        Long counted = db.queryForObject(
                "select count(*) from matter_clock where undated_year is not null and due is null and stopped_at is null",
                Long.class);
        return counted == null ? 0 : counted;
    }

    /** A matter to link another one to; it cannot change until the transaction ends. What only looks ahead holds nothing. */
    public Optional<Matter> hold(String number) {
        String held = TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? "" : " for share";
        return db.query("select m.* from matter_matter m where number = ?" + held, Matter::read, number).stream()
                .findFirst();
    }

    /** Whether other matters are merged into this one. */
    public boolean hasMerged(long id) {
        return !rows.mergedInto(id).isEmpty();
    }

    /** The number of a matter by its internal number. */
    public Optional<String> numberOf(long id) {
        return db.queryForList("select number from matter_matter where id = ?", String.class, id).stream()
                .findFirst();
    }
}

package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.program.VisitFilter.Standing;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads visits, and what else a group has before it; to each reader only what it may know of. */
@Component
final class VisitRows {
    /**
     * A group knows its own visits; supervisors, leaders and the list's office all of them; a unit those at itself, as far
     * as they were announced or have taken place. What is at the own unit is told by the last rule alone: whoever keeps the
     * list or supervises is not warned of a visit at home either.
     */
    private static final String SIGHT = """
            (v.group_unit = :unit
             or v.target = :unit and (v.announced or v.done_at is not null)
             or v.target <> :unit and (:all or exists (select from program_list l where l.code = v.list and l.office = :unit)))""";

    private static final String VISITS = """
            select v.*, (select count(*) from program_item i join matter_row m on m.id = i.matter
                         where i.visit = v.id and m.outcome is distinct from 'rejected') as found
            from program_visit v where\s""" + SIGHT;

    private static final String STANDING =
            "case when v.done_at is not null then 'DONE' when v.cancelled_at is not null then 'OFF' else 'PLANNED' end";

    private final JdbcClient db;

    VisitRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A milestone that waits for the group's word.
     *
     * @param number the item's number on the ledger
     * @param item title of the item
     * @param unit name of the unit that reported it
     * @param title what was reached
     * @param reachedAt when that was reported
     */
    record Reached(String number, String item, @Nullable String unit, String title, Instant reachedAt) {}

    /**
     * A finding, as a line below the visit that made it.
     *
     * @param number its number on the ledger
     * @param title what is wrong
     * @param unit name of the unit that answers
     * @param state state of its lifecycle
     * @param due when its clock ends
     * @param stopped when that clock was stopped
     * @param visit the visit that found it, if one did
     */
    record Found(
            String number,
            String title,
            @Nullable String unit,
            String state,
            @Nullable Instant due,
            @Nullable Instant stopped,
            @Nullable Long visit) {}

    /**
     * A page of the visits that the actor may know of.
     *
     * @param after key of the page before
     */
    Slice<Visit> page(VisitFilter filter, Actor actor, @Nullable String after, int size) {
        boolean coming = filter.standing() == Standing.PLANNED;
        String sql = VISITS
                + (filter.standing() == Standing.ALL ? "" : " and " + STANDING + " = :standing")
                + (filter.list() == null ? "" : " and v.list = :list")
                + (after == null ? "" : " and (v.day, v.id) " + (coming ? ">" : "<") + " (:day, :id)")
                + (coming ? " order by v.day, v.id" : " order by v.day desc, v.id desc") + " limit :size";
        StatementSpec statement = sees(sql, actor)
                .param("standing", filter.standing().name())
                .param("list", filter.list())
                .param("size", size + 1);
        if (after != null) {
            String[] parts = after.split("~", 2);
            statement = statement
                    .param("day", LocalDate.ofEpochDay(number(parts[0], 6)))
                    .param("id", number(parts[parts.length - 1], 18));
        }
        return Slice.of(
                statement.query((row, _) -> read(row)).list(),
                size,
                visit -> visit.day().toEpochDay() + "~" + visit.id());
    }

    private static long number(String text, int digits) {
        return text.matches("\\d{1," + digits + "}") ? Long.parseLong(text) : 0;
    }

    Optional<Visit> find(long visit, Actor actor) {
        return sees(VISITS + " and v.id = :id", actor)
                .param("id", visit)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Visits that look again at what this one found, the first day first. */
    List<Visit> followUps(long visit, Actor actor) {
        return sees(VISITS + " and v.follow_up_of = :id order by v.day, v.id", actor)
                .param("id", visit)
                .query((row, _) -> read(row))
                .list();
    }

    /** How many there are of each standing. */
    Map<Standing, Long> counts(@Nullable String list, Actor actor) {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        sees(
                        "select " + STANDING + " as standing, count(*) as n from program_visit v where " + SIGHT
                                + (list == null ? "" : " and v.list = :list") + " group by 1",
                        actor)
                .param("list", list)
                .query(row -> {
                    counts.put(Standing.valueOf(row.getString("standing")), row.getLong("n"));
                });
        counts.put(
                Standing.ALL,
                counts.values().stream().mapToLong(Long::longValue).sum());
        return counts;
    }

    /** Codes of the lists that were given to this group, as a whole or one of their items. */
    Set<String> givenTo(String group) {
        return Set.copyOf(db.sql("""
                        select l.code from program_list l
                        where l.office <> :group and (l.checker = :group
                          or exists (select from program_item i where i.list = l.code and i.checker = :group))""").param("group", group).query(String.class).list());
    }

    /** Units that have a part in the work of those lists, and so may be visited for it. */
    Set<String> partsIn(Set<String> lists) {
        return Set.copyOf(db.sql("""
                        select distinct unnest(array[i.lead] || string_to_array(i.co, ',')) as unit
                        from program_item i where i.list = any(:lists) and i.lead is not null""")
                .param("lists", lists.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** What a visit found, as far as the actor may know of it. */
    List<Found> found(long visit, Actor actor) {
        return findings("i.visit = :visit order by i.nr", actor)
                .param("visit", visit)
                .query((row, _) -> found(row))
                .list();
    }

    /** Findings that are not closed, the most pressing first, as far as the actor may know of them. */
    List<Found> open(Actor actor, int most) {
        return findings(
                        "m.kind = '" + Findings.NAME + "' and m.outcome is null order by m.due, m.id limit :most",
                        actor)
                .param("most", most)
                .query((row, _) -> found(row))
                .list();
    }

    private StatementSpec findings(String which, Actor actor) {
        return sees(
                "select m.number, i.title, u.name as unit, m.state, m.due, m.due_stopped_at, i.visit"
                        + " from program_item i join matter_row m on m.id = i.matter left join people_unit u on u.code = i.lead"
                        + " where (:all or :unit = any(m.units)) and " + which,
                actor);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("number"),
                row.getString("title"),
                row.getString("unit"),
                row.getString("state"),
                time(row, "due"),
                time(row, "due_stopped_at"),
                row.getObject("visit", Long.class));
    }

    /** Milestones that were reported and wait for this group's word, the longest waiting first. */
    List<Reached> reached(String group, int most) {
        return db.sql("""
                        select m.number, i.title as item, u.name as unit, ms.title, ms.reached_at
                        from program_milestone ms join program_item i on i.matter = ms.matter
                          join matter_row m on m.id = i.matter left join people_unit u on u.code = i.lead
                        where i.checker = :group and :group = any(m.units) and m.outcome is null
                          and ms.reached_at is not null and ms.accepted_at is null and ms.dropped_at is null
                        order by ms.reached_at, m.id limit :most""")
                .param("group", group)
                .param("most", most)
                .query((row, _) -> new Reached(
                        row.getString("number"),
                        row.getString("item"),
                        row.getString("unit"),
                        row.getString("title"),
                        row.getObject("reached_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private StatementSpec sees(String sql, Actor actor) {
        boolean all = actor instanceof Actor.House
                || actor instanceof Actor.Staff staff && (staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER));
        return db.sql(sql)
                .param("all", all)
                .param("unit", actor instanceof Actor.Staff staff && staff.unit() != null ? staff.unit() : "");
    }

    private static Visit read(ResultSet row) throws SQLException {
        return new Visit(
                row.getLong("id"),
                row.getString("list"),
                row.getString("group_unit"),
                row.getString("target"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("announced"),
                row.getObject("follow_up_of", Long.class),
                time(row, "done_at"),
                row.getString("conclusion"),
                time(row, "cancelled_at"),
                row.getString("cancel_reason"),
                row.getInt("found"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** Reads what stands on lists: only the wide row of the ledger and this room's own tables. */
@Service
public class ItemRows {
    /** States that count as done: what its doer says is done is not among them. */
    static final Set<String> DONE = Set.of("struckOff", "passed", "closed", "evaluated");

    /** States of what is not to be done after all. */
    private static final Set<String> CALLED_OFF = Set.of("cancelled", "dropped", "lifted", "declined");

    private static final String PLANNED = """
            (select coalesce(sum(ms.weight), 0) from program_milestone ms
             where ms.matter = i.matter and ms.dropped_at is null and ms.due < :today)""";

    private static final String FROM = """
             from program_item i join matter_row m on m.id = i.matter left join people_unit u on u.code = i.lead
            where i.list = :list and\s""";

    private static final String BEHIND = "(" + PLANNED + " - i.done_weight) * 100 / nullif(i.all_weight, 0)";

    private final JdbcClient db;
    private final Rules rules;
    private final CityClock clock;

    ItemRows(JdbcClient db, Rules rules, CityClock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A page of a list, as far as the actor may see it.
     *
     * @param after key of the page before
     */
    public Slice<ItemRow> page(WorkList list, ItemFilter filter, Actor actor, @Nullable String after, int size) {
        String order = switch (filter.sort()) {
            case NR -> "0";
            case DUE -> "coalesce(extract(epoch from m.due), 1e12)::bigint";
            case PROGRESS -> "case when i.all_weight = 0 then 0 else i.done_weight * 10000 / i.all_weight end";
        };
        String sql =
                "select m.number, m.kind, m.state, m.due, m.outcome, coalesce(m.due_stopped_at, :now) > m.due as late, i.*, u.name as lead_name, "
                        + PLANNED
                        + " as planned, (select count(*) from program_slot s where s.matter = i.matter and s.filled_at is null and s.due <= :now) as missed, "
                        + order + " as place" + FROM + visible(actor) + asked(filter)
                        + (after == null ? "" : " and (" + order + ", i.nr) > (:place, :nr)")
                        + " order by place, i.nr limit :size";
        StatementSpec statement = with(db.sql(sql), list, filter, actor).param("size", size + 1);
        if (after != null) {
            String[] parts = after.split("~", 2);
            statement = statement.param("place", number(parts[0])).param("nr", number(parts[parts.length - 1]));
        }
        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        List<Placed> rows = statement.query((row, _) -> read(row, limits)).list();
        return Slice.of(
                        rows,
                        size,
                        placed -> placed.place() + "~" + placed.row().nr())
                .map(Placed::row);
    }

    private static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private record Placed(ItemRow row, long place) {}

    /** The line of one item, as far as the actor may see it. */
    public Optional<ItemRow> find(WorkList list, String number, Actor actor) {
        ItemFilter only = new ItemFilter(number, null, null, null, null, ItemFilter.Sort.NR);
        return page(list, only, actor, null, 50).items().stream()
                .filter(row -> row.number().equals(number))
                .findFirst();
    }

    /** How many items the filter leaves. */
    public long count(WorkList list, ItemFilter filter, Actor actor) {
        return with(db.sql("select count(*)" + FROM + visible(actor) + asked(filter)), list, filter, actor)
                .query(Long.class)
                .single();
    }

    /** How the list stands now, as far as the actor may see it. */
    public ListFigures figures(WorkList list, Actor actor) {
        Instant now = clock.instant();
        Map<String, Long> states = new LinkedHashMap<>();
        long[] sums = new long[4];
        with(
                        db.sql("""
                        select m.state, count(*) as n, count(*) filter (where m.outcome is null and m.due < :now) as late,
                          coalesce(sum((select count(*) from program_slot s
                            where s.matter = i.matter and s.filled_at is null and s.due <= :now)), 0) as missed
                        """ + FROM + visible(actor) + " group by m.state order by n desc, m.state"),
                        list,
                        ItemFilter.ALL,
                        actor)
                .query(row -> {
                    long n = row.getLong("n");
                    states.put(row.getString("state"), n);
                    sums[0] += DONE.contains(row.getString("state")) ? n : 0;
                    sums[1] += CALLED_OFF.contains(row.getString("state")) ? 0 : n;
                    sums[2] += row.getLong("late");
                    sums[3] += row.getLong("missed");
                });
        return new ListFigures(states, sums[0], sums[1], sums[2], sums[3], now);
    }

    /**
     * A group sees what it checks, an office its list, a unit what was given to it, residents the promises that were given
     * out, not what a screening or an inspection holds against a unit. A screening is kept until it is on the ledger.
     */
    private static String visible(Actor actor) {
        return switch (actor) {
            case Actor.House _ -> "true";
            case Actor.Anyone _, Actor.Raiser _ ->
                "i.issued_on is not null and m.kind not in ('" + Rectifications.NAME + "', '" + Findings.NAME + "')";
            case Actor.Staff staff
            when staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER) ->
                "(i.issued_on is not null or m.kind <> '" + Rectifications.NAME + "')";
            case Actor.Staff _ -> """
                    (exists (select from program_list l where l.code = i.list and l.office = :unit) or i.checker = :unit
                     or i.issued_on is not null and (i.lead = :unit or :unit = any(string_to_array(i.co, ','))))""";
        };
    }

    private static String asked(ItemFilter filter) {
        StringBuilder sql = new StringBuilder();
        if (filter.q() != null) {
            sql.append(" and (i.title ilike :q or m.number = :exact)");
        }
        if (filter.state() != null) {
            sql.append(" and m.state = :state");
        }
        if (filter.unit() != null) {
            sql.append(" and i.lead = :lead");
        }
        if (filter.aspect() != null) {
            sql.append(" and i.aspect = :aspect");
        }
        if (filter.light() != null) {
            sql.append(" and ").append(light(filter.light()));
        }
        return sql.toString();
    }

    /** The same as {@link Light#of}, for the database. */
    private static String light(Light light) {
        String open = "m.outcome is null";
        String late = "coalesce(coalesce(m.due_stopped_at, :now) > m.due, false)";
        String running =
                "m.state in ('issued', 'underWay', 'strikeOffAsked', 'checked', 'building', 'underRepair') and i.all_weight > 0";
        return switch (light) {
            case DONE -> "m.state in ('struckOff', 'passed', 'evaluated')";
            case RED -> open + " and (" + late + " or " + running + " and " + BEHIND + " > :red)";
            case YELLOW ->
                open + " and not " + late + " and " + running + " and " + BEHIND + " between :yellow and :red";
            case GREEN -> open + " and not " + late + " and " + running + " and " + BEHIND + " < :yellow";
            case NONE -> open + " and not " + late + " and not (" + running + ")";
        };
    }

    private StatementSpec with(StatementSpec statement, WorkList list, ItemFilter filter, Actor actor) {
        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("list", list.code());
        values.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("today", clock.today());
        values.put("unit", actor instanceof Actor.Staff staff && staff.unit() != null ? staff.unit() : "");
        values.put("q", filter.q() == null ? "" : "%" + filter.q().strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        values.put("exact", filter.q() == null ? "" : filter.q().strip());
        values.put("state", filter.state());
        values.put("lead", filter.unit());
        values.put("aspect", filter.aspect());
        values.put("yellow", limits.yellow());
        values.put("red", limits.red());
        return statement.params(values);
    }

    private Placed read(ResultSet row, ProgramLimits limits) throws SQLException {
        String state = row.getString("state");
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        boolean open = row.getString("outcome") == null;
        boolean running = open && !Set.of("drafted", "longRunning").contains(state);
        Light light = Light.of(
                new Light.Standing(
                        DONE.contains(state),
                        running,
                        open && row.getBoolean("late"),
                        row.getInt("done_weight"),
                        row.getInt("planned"),
                        row.getInt("all_weight")),
                limits);
        ItemRow item = new ItemRow(
                row.getString("number"),
                row.getString("kind"),
                row.getInt("nr"),
                row.getString("title"),
                row.getString("aspect"),
                row.getString("lead_name"),
                row.getString("person"),
                state,
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                due == null ? null : due.toInstant(),
                row.getInt("done_weight"),
                row.getInt("all_weight"),
                light,
                row.getInt("missed"));
        return new Placed(item, row.getLong("place"));
    }
}

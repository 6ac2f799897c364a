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
import org.banshi.calendar.CityClock;
import org.banshi.rule.RuleEffect;
import org.banshi.rule.Rules;
import org.banshi.web.Count;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** Reads what stands on lists: only the wide row of the ledger and this room's own tables. */
@Service
public class ItemRows {
    /** So many dots a browser draws at once. */
    static final int MAPPED = 2_000;

    /** States that count as done: what its doer says is done is not among them. */
    static final Set<String> DONE = Set.of("struckOff", "passed", "closed", "evaluated");

    /** States of what is not to be done after all. */
    static final Set<String> CALLED_OFF = Set.of("cancelled", "dropped", "lifted", "declined");

    /** What was to be reached by now, of a single item: for the few that a page shows. */
    private static final String PLANNED = " " + """
             cross join lateral (select coalesce(sum(ms.weight), 0) as planned from program_milestone ms
               where ms.matter = i.matter and ms.dropped_at is null and ms.due < :today) p""";

    /** The same of all items at once: to look for a light among a million, one sum over all is cheaper than a million. */
    static final String ALL_PLANNED = " " + """
             left join (select ms.matter, sum(ms.weight) as planned from program_milestone ms
               where ms.dropped_at is null and ms.due < :today group by ms.matter) p on p.matter = i.matter""";

    static final String ITEMS = " from program_item i join matter_row m on m.id = i.matter";

    /** Residents read the words that two people let out, and no other. */
    private static final String TOLD = " left join program_told t on t.matter = i.matter";

    private static final String PLACE_IS_TOLD =
            "t.matter is not null and t.words ->> 'address' is not distinct from nullif(m.address, '')";

    private static final String TOLD_PLACE =
            "case when " + PLACE_IS_TOLD + " then round(m.%1$s::numeric, 3)::double precision end as %1$s";

    /** In place of the ledger's own words, which are named after these; a place is told to a hundred
     * metres, and only where its address is told as it is. */
    private static final String TOLD_WORDS =
            """
            coalesce(t.words ->> 'title', '') as title, t.words ->> 'target' as target, t.words ->> 'address' as address,
            null as person, null as aspect, """ + TOLD_PLACE.formatted("lon") + ", " + TOLD_PLACE.formatted("lat") + ", ";

    private static final String ON_LIST = " where i.list = :list and ";

    /** As the ledger has it, by the city's clock: stopped after its due, or still running past it. */
    private static final String LATE = "coalesce(coalesce(m.due_stopped_at, :now) > m.due, false)";

    /** Only what was given out and has an end can be behind a plan. */
    static final String LIGHT = """
            case when m.state in (:done) then 'DONE'
                 when m.outcome is null and\s""" + LATE + " " + """
             then 'RED'
                 when m.outcome is not null or i.issued_on is null or m.state = 'longRunning' or i.all_weight = 0 then 'NONE'
                 when (coalesce(planned, 0) - i.done_weight) * 100 / i.all_weight > :red then 'RED'
                 when (coalesce(planned, 0) - i.done_weight) * 100 / i.all_weight >= :yellow then 'YELLOW'
                 else 'GREEN' end""";

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
        return page(list, filter, actor, "", after, size);
    }

    /** The items whose place is known, at most {@link #MAPPED}; whether there are more is told by the slice. */
    Slice<ItemRow> placed(WorkList list, ItemFilter filter, Actor actor) {
        String placed = " and m.lon is not null and m.lat is not null";
        return page(
                list,
                filter,
                actor,
                ItemSight.isPublic(actor) ? placed + " and " + PLACE_IS_TOLD : placed,
                null,
                MAPPED);
    }

    private Slice<ItemRow> page(
            WorkList list, ItemFilter filter, Actor actor, String which, @Nullable String after, int size) {
        ItemOrder order = ItemOrder.of(filter.sort());
        // The keys of the page first: what a line says beside them is worked out for the page's lines only.
        String keys = "select i.matter, " + order.by() + " as place" + found(list, filter, actor) + which
                + (after == null ? "" : " and " + order.after()) + " order by place, i.nr limit :size";
        boolean told = ItemSight.isPublic(actor);
        String sql =
                "select " + (told ? TOLD_WORDS : "") + """
                m.number, m.kind, m.state, m.due, m.address, m.lon, m.lat, i.*, u.name as lead_name,
                  (select count(*) from program_slot s
                    where s.matter = i.matter and s.filled_at is null and s.due <= :now) as missed,
                """ + LIGHT + " as light, " + order.key() + " as place from ("
                        + keys
                        + ") k join program_item i on i.matter = k.matter"
                        + " join matter_row m on m.id = k.matter left join people_unit u on u.code = i.lead"
                        + (told ? TOLD : "") + PLANNED
                        + " order by k.place, i.nr";
        StatementSpec statement = with(db.sql(sql), list, filter, actor).param("size", size + 1);
        if (after != null) {
            String[] parts = after.split("~", 2);
            statement = statement.param("place", number(parts[0])).param("nr", number(parts[parts.length - 1]));
        }
        List<Placed> rows = statement.query((row, _) -> read(row)).list();
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
        ItemFilter only = new ItemFilter(number, null, null, null, null, null, ItemFilter.Sort.NR);
        return page(list, only, actor, null, 1).items().stream().findFirst();
    }

    /** The line of one item by its number on the list, as far as the actor may see it. */
    public Optional<ItemRow> find(WorkList list, int nr, Actor actor) {
        return db.sql(
                        "select m.number from program_item i join matter_row m on m.id = i.matter where i.list = :list and i.nr = :nr")
                .param("list", list.code())
                .param("nr", nr)
                .query(String.class)
                .optional()
                .flatMap(number -> find(list, number, actor));
    }

    /** How many items the filter leaves; of many, that there are more than {@link Count#EXACT_TO}. */
    public Count count(WorkList list, ItemFilter filter, Actor actor) {
        String sql = "select count(*) from (select 1" + found(list, filter, actor) + " limit :size) c";
        return Count.capped(with(db.sql(sql), list, filter, actor)
                .param("size", Count.EXACT_TO + 1)
                .query(Long.class)
                .single());
    }

    /** The aspects of a list, by name. */
    List<String> aspects(WorkList list) {
        return db.sql("select distinct aspect from program_item where list = :list and aspect is not null order by 1")
                .param("list", list.code())
                .query(String.class)
                .list();
    }

    /** How the list stands now, as far as the actor may see it. */
    public ListFigures figures(WorkList list, Actor actor) {
        Instant now = clock.instant();
        Map<String, Long> states = new LinkedHashMap<>();
        long[] sums = new long[4];
        with(
                        db.sql("""
                        select m.state, count(*) as n, count(*) filter (where m.outcome is null and\s""" + LATE + """
                        ) as late,
                          coalesce(sum(o.missed), 0) as missed
                        """ + ITEMS + " " + """
                         left join (select s.matter, count(*) as missed from program_slot s
                           where s.filled_at is null and s.due <= :now group by s.matter) o on o.matter = i.matter
                        """ + ON_LIST + ItemSight.of(list, actor)
                                + " group by m.state order by n desc, m.state"),
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

    /** The items that the actor sees and the filter leaves. */
    private static String found(WorkList list, ItemFilter filter, Actor actor) {
        boolean told = ItemSight.isPublic(actor);
        return ITEMS
                + (told ? TOLD : "")
                + (filter.light() == null ? "" : ALL_PLANNED)
                + ON_LIST
                + ItemSight.of(list, actor)
                + asked(filter, told ? "t.words ->> 'title'" : "i.title");
    }

    private static String asked(ItemFilter filter, String title) {
        StringBuilder sql = new StringBuilder();
        if (filter.q() != null) {
            boolean number = filter.q().strip().matches("\\d{12,}");
            sql.append(number ? " and m.number = :exact" : " and " + title + " ilike :q");
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
        if (filter.goal() != null) {
            sql.append(
                    filter.goal().equals(ItemFilter.NO_GOAL)
                            ? " and i.goal is null"
                            : " and i.goal in (" + GoalSums.BELOW + ")");
        }
        if (filter.light() != null) {
            sql.append(" and ").append(LIGHT).append(" = :light");
        }
        return sql.toString();
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
        values.put("goal", filter.goal());
        values.put("light", filter.light() == null ? null : filter.light().name());
        values.put("done", DONE);
        values.put("yellow", limits.yellow());
        values.put("red", limits.red());
        return statement.params(values);
    }

    /** The light of every item that has a plan to be behind of, whichever list it is on, by its number. */
    RuleEffect.Standing lights(int most) {
        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        String planned =
                ITEMS + ALL_PLANNED + " where m.outcome is null and i.issued_on is not null and i.all_weight > 0";
        Map<String, @Nullable Object> lights = new LinkedHashMap<>();
        db.sql("select m.number, " + LIGHT + " as light" + planned + " order by m.id limit :most")
                .param("most", most)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .param("done", DONE)
                .param("yellow", limits.yellow())
                .param("red", limits.red())
                .query(row -> {
                    lights.put(row.getString("number"), row.getString("light"));
                });
        long all = lights.size() < most
                ? lights.size()
                : db.sql("select count(*)" + planned).query(Long.class).single();
        return new RuleEffect.Standing(lights, all);
    }

    private static Placed read(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        ItemRow item = new ItemRow(
                row.getString("number"),
                row.getString("kind"),
                row.getInt("nr"),
                row.getString("title"),
                row.getString("aspect"),
                row.getString("lead_name"),
                row.getString("person"),
                row.getString("state"),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                due == null ? null : due.toInstant(),
                row.getInt("done_weight"),
                row.getInt("all_weight"),
                Light.valueOf(row.getString("light")),
                row.getInt("missed"),
                row.getString("target"),
                new ItemRow.Where(
                        row.getString("address"),
                        row.getObject("lon", Double.class),
                        row.getObject("lat", Double.class)));
        return new Placed(item, row.getLong("place"));
    }
}

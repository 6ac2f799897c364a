package org.banshi.matter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened at the place of a matter before and after it, and what came back there: places are looked at, never
 * people. Whoever may not see where a matter lies is not told that it lies here.
 */
@Service
public class PlaceHistory {
    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final CityClock clock;
    private final JdbcTemplate db;

    PlaceHistory(Matters matters, Kinds kinds, Units units, Deputies deputies, CityClock clock, JdbcTemplate db) {
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.clock = clock;
        this.db = db;
    }

    /** How wide the place is. */
    public enum Scope {
        /** The same address, or a point within 150 m. */
        HERE,
        /** That, and the same street in the same quarter. */
        STREET
    }

    /**
     * How many matters of the place have that category and state.
     *
     * @param category code, absent for none
     */
    public record Sum(String kind, @Nullable String category, String state, long number) {}

    /**
     * What came back at the place.
     *
     * @param category code of what it was about
     * @param times how many times it was raised again after it had been closed as handled
     */
    public record Back(String kind, String category, long times) {}

    /**
     * The history of a place.
     *
     * @param matters a page of its matters, the newest first
     * @param sums how many there are of each category and state
     * @param backs what came back, the most often first
     */
    public record Found(Slice<Matter> matters, List<Sum> sums, List<Back> backs) {}

    /**
     * The history of a matter's place, the matter itself among the others, as far as the reader may see them.
     *
     * @param after key of the page before
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    @Transactional(readOnly = true)
    public Found of(String number, Scope scope, Actor actor, @Nullable String after, int size) {
        Conditions place = placeOf(number, actor).matters(scope);
        return new Found(newest(place, actor, after, size), sums(place, actor), backs(place, actor));
    }

    /**
     * The newest of the same place, without the matter itself.
     *
     * @throws Problem as {@link #of}
     */
    @Transactional(readOnly = true)
    public List<Matter> newest(String number, Actor actor, int most) {
        Spot place = placeOf(number, actor);
        return place.equals(Spot.NOWHERE)
                ? List.of()
                : newest(place.matters(Scope.HERE).and("m.number <> ?", number), actor, null, most)
                        .items();
    }

    /** Where a matter lies; nowhere for those who may not see it. */
    private Spot placeOf(String number, Actor actor) {
        if (!matters.isReadable(number, actor)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return db.query(
                        "select m.*, " + Spot.COLUMNS + " from matter_matter m where m.number = ?",
                        (row, line) -> {
                            Matter matter = Matter.read(row, line);
                            return matters.shownTo(matter, actor).equals(matter) ? Spot.read(row) : Spot.NOWHERE;
                        },
                        number)
                .getFirst();
    }

    /** Those of the place that the reader may see and of which the reader may know where they lie. */
    private Conditions visible(Actor actor) {
        Conditions visible = Conditions.of(Query.all(), actor, kinds, units, deputies, clock.instant());
        String[] hidden = kinds.all().stream()
                .flatMap(kind -> hidden(kind, actor).stream())
                .toArray(String[]::new);
        return hidden.length == 0
                ? visible
                : visible.and(
                        "(m.kind || '.' || coalesce(m.type, '') || '.' || m.confidential) <> all(?)", (Object) hidden);
    }

    /** Sorts of matters whose place is kept from the reader with the raiser's words (R-S10). */
    private static List<String> hidden(Kind kind, Actor actor) {
        if (actor instanceof Actor.Staff staff && kind.wordReaders().stream().anyMatch(staff::has)) {
            return List.of();
        }
        List<@Nullable String> types = new ArrayList<>(kind.types());
        types.add(null);
        List<String> hidden = new ArrayList<>();
        for (String type : types) {
            for (boolean confidential : new boolean[] {true, false}) {
                if (kind.isShielded(type, confidential)) {
                    hidden.add(kind.name() + "." + Objects.requireNonNullElse(type, "") + "." + confidential);
                }
            }
        }
        return hidden;
    }

    /** The place is found first, by its indexes: it is small, whatever the reader may see. */
    private static String among(Conditions place, Conditions visible) {
        return "with here as materialized (select m.id from matter_matter m where " + place.sql() + "),"
                + " seen as (select m.* from here join matter_matter m on m.id = here.id where " + visible.sql() + ") ";
    }

    private static Object[] values(Conditions place, Conditions visible, Object... more) {
        List<Object> values = new ArrayList<>(Arrays.asList(place.values()));
        values.addAll(Arrays.asList(visible.values()));
        values.addAll(List.of(more));
        return values.toArray();
    }

    private Slice<Matter> newest(Conditions place, Actor actor, @Nullable String after, int size) {
        Conditions visible = visible(actor);
        Order.RAISED.after(visible, after);
        List<Matter> found = db.query(
                among(place, visible) + "select m.* from seen m order by " + Order.RAISED.sql() + " limit ?",
                Matter::read,
                values(place, visible, size + 1));
        return Slice.of(found, size, Order.RAISED::key).map(matter -> matters.shownTo(matter, actor));
    }

    private List<Sum> sums(Conditions place, Actor actor) {
        Conditions visible = visible(actor);
        return db.query(
                among(place, visible)
                        + "select kind, category, state, count(*) as n from seen group by 1, 2, 3 order by n desc, 1, 2, 3",
                (row, _) -> new Sum(
                        row.getString("kind"), row.getString("category"), row.getString("state"), row.getLong("n")),
                values(place, visible));
    }

    /** Each closing after which the same was raised again, once, however many raised it. */
    private List<Back> backs(Conditions place, Actor actor) {
        Conditions visible = visible(actor);
        return db.query(
                among(place, visible) + """
                , step as (
                  select kind, category, closed_at as at, closed_at as closed, 0 as raised from seen
                  where category is not null and closed_at is not null and outcome not in ('rejected', 'withdrawn')
                  union all
                  select kind, category, raised_at, null, 1 from seen where category is not null),
                way as (
                  select kind, category, raised, max(closed) over (
                    partition by kind, category order by at, raised rows between unbounded preceding and current row) as before
                  from step)
                select kind, category, count(distinct before) as n from way where raised = 1
                group by 1, 2 having count(distinct before) > 0 order by n desc, 1, 2""",
                (row, _) -> new Back(row.getString("kind"), row.getString("category"), row.getLong("n")),
                values(place, visible));
    }
}

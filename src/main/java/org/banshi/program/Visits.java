package org.banshi.program;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Visits of inspection. They are planned here so that no unit is visited again and again, by one group or by many, for the
 * same (R-D01), and none for what it has no part in.
 */
@Service
public class Visits {
    private static final int MOST = 10_000;

    private final Lists lists;
    private final ProgramTimes times;
    private final Units units;
    private final CityClock clock;
    private final VisitRows rows;
    private final JdbcClient db;

    Visits(Lists lists, ProgramTimes times, Units units, CityClock clock, VisitRows rows, JdbcClient db) {
        this.lists = lists;
        this.times = times;
        this.units = units;
        this.clock = clock;
        this.rows = rows;
        this.db = db;
    }

    /**
     * Plans a visit.
     *
     * @return its internal number
     * @throws Problem 403 if the list was not given to the actor's group, 404 if it may not know of it, 409 if the unit is
     *     visited that day or was or will be for the same within the gap, 422 field errors
     */
    @Transactional
    public long plan(NewVisit visit, Actor actor) {
        WorkList list = lists.require(visit.list(), actor);
        Actor.Staff member = Inspections.inspector(list, actor, db);
        String group = Objects.requireNonNull(member.unit());
        check(visit, group);
        // Whoever plans for the same unit at the same moment waits here, and then sees this visit.
        db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('program_visit/' || :target, 0))) waited")
                .param("target", visit.target())
                .query(Integer.class)
                .single();
        if (visit.followUpOf() == null) {
            requireGap(visit);
        }
        return insert(visit, group, member.id());
    }

    private void check(NewVisit visit, String group) {
        List<FieldError> errors = new ArrayList<>();
        if (units.find(visit.target()).isEmpty()) {
            errors.add(FieldError.of("target", "notAChoice"));
        } else if (units.isUnder(group, visit.target()) || units.isUnder(visit.target(), group)) {
            errors.add(FieldError.of("target", "checkerIsDoer"));
        } else if (!hasPart(visit.list(), visit.target())) {
            errors.add(FieldError.of("target", "notOnTheList"));
        }
        if (visit.day().isBefore(clock.today())) {
            errors.add(FieldError.of("day", "inThePast"));
        } else if (visit.day().isAfter(clock.today().plusYears(1))) {
            errors.add(FieldError.of("day", "badDate"));
        }
        if (visit.followUpOf() != null && !hasFound(visit, group)) {
            errors.add(FieldError.of("followUpOf", "notAChoice"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Nobody is inspected beyond scope: only who has work on the list. */
    private boolean hasPart(String list, String target) {
        return db.sql("""
                        select exists (select from program_item where list = :list
                          and (lead = :target or :target = any(string_to_array(co, ','))))""")
                .param("list", list)
                .param("target", target)
                .query(Boolean.class)
                .single();
    }

    /** A follow-up looks at what the group's own visit found there. */
    private boolean hasFound(NewVisit visit, String group) {
        return wasAt(Objects.requireNonNull(visit.followUpOf()), visit.list(), group, visit.target())
                && db.sql("select exists (select from program_item where visit = :visit)")
                        .param("visit", visit.followUpOf())
                        .query(Boolean.class)
                        .single();
    }

    /** Whether a visit took place there, by this group. */
    boolean wasAt(long visit, String list, String group, @Nullable String target) {
        return db.sql("""
                        select exists (select from program_visit where id = :visit and list = :list
                          and group_unit = :group and target = :target and done_at is not null)""")
                .param("visit", visit)
                .param("list", list)
                .param("group", group)
                .param("target", target)
                .query(Boolean.class)
                .single();
    }

    private void requireGap(NewVisit visit) {
        int gap = times.limits().visitGap();
        db.sql("""
                        select day, group_unit from program_visit
                        where target = :target and list = :list and cancelled_at is null and abs(day - :day) < :gap
                        order by abs(day - :day) limit 1""")
                .param("target", visit.target())
                .param("list", visit.list())
                .param("day", visit.day())
                .param("gap", gap)
                .query((row, _) -> Problem.conflict(
                        "visitTooSoon",
                        name(visit.target()),
                        row.getObject("day", LocalDate.class).toString(),
                        name(row.getString("group_unit")),
                        gap))
                .optional()
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    private long insert(NewVisit visit, String group, long staff) {
        try {
            return db.sql("""
                    insert into program_visit (list, group_unit, target, day, announced, follow_up_of, planned_at, planned_by)
                    values (:list, :group, :target, :day, :announced, :followUpOf, :at, :by) returning id""")
                    .param("list", visit.list())
                    .param("group", group)
                    .param("target", visit.target())
                    .param("day", visit.day())
                    .param("announced", visit.announced())
                    .param("followUpOf", visit.followUpOf())
                    .param("at", now())
                    .param("by", staff)
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException _) {
            throw Problem.conflict(
                    "visitSameDay", name(visit.target()), visit.day().toString());
        }
    }

    /**
     * Says that a visit has taken place and what it came to.
     *
     * @throws Problem 404 if it is not the actor's group's, 409 if its day has not come, or it is done or called off
     */
    @Transactional
    public void done(long visit, String conclusion, Actor actor) {
        Actor.Staff member = own(visit, actor);
        end(visit, "done", "conclusion", conclusion, member, clock.today());
    }

    /**
     * Calls a visit off; the unit may be visited then.
     *
     * @throws Problem 404 if it is not the actor's group's, 409 if it is done or called off
     */
    @Transactional
    public void cancel(long visit, String reason, Actor actor) {
        Actor.Staff member = own(visit, actor);
        end(visit, "cancelled", "cancel_reason", reason, member, LocalDate.of(2200, 12, 31));
    }

    private void end(long visit, String how, String column, String words, Actor.Staff by, LocalDate latest) {
        if (words.isBlank() || words.length() > 2000) {
            throw Problem.invalid(
                    column.equals("conclusion") ? "conclusion" : "reason",
                    words.isBlank() ? "required" : "tooLong",
                    2000);
        }
        int ended = db.sql("update program_visit set " + how + "_at = :at, " + how + "_by = :by, " + column
                        + " = :words where id = :id and day <= :latest and done_at is null and cancelled_at is null")
                .param("at", now())
                .param("by", by.id())
                .param("words", words)
                .param("id", visit)
                .param("latest", latest)
                .update();
        if (ended == 0) {
            throw Problem.conflict("visitNotNow");
        }
    }

    private Actor.Staff own(long visit, Actor actor) {
        Permissions.require(actor, Permission.INSPECT);
        if (actor instanceof Actor.Staff staff
                && db.sql("select exists (select from program_visit where id = :id and group_unit = :unit)")
                        .param("id", visit)
                        .param("unit", staff.unit())
                        .query(Boolean.class)
                        .single()) {
            return staff;
        }
        throw Problem.notFound("noSuchVisit", visit);
    }

    /**
     * The visits of a list that the actor may know of, the newest day first: all for its office, supervisors and leaders, the
     * own ones for a group; a unit learns of an unannounced visit when it is done.
     */
    public List<Visit> of(String listCode, Actor actor) {
        WorkList list = lists.require(listCode, actor);
        return rows.page(new VisitFilter(VisitFilter.Standing.ALL, list.code()), actor, null, MOST)
                .items();
    }

    /**
     * A visit, as far as the actor may know of it.
     *
     * @throws Problem 404 if there is none, or the actor may not know of it
     */
    public Visit require(long visit, Actor actor) {
        return rows.find(visit, actor).orElseThrow(() -> Problem.notFound("noSuchVisit", visit));
    }

    private String name(String unit) {
        return units.find(unit).map(Unit::name).orElse(unit);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

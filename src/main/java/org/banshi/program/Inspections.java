package org.banshi.program;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens findings: what an inspecting group holds against a unit, on a list that was given to the group. */
@Service
public class Inspections {
    private final Lists lists;
    private final Items items;
    private final Visits visits;
    private final ProgramTimes times;
    private final CityClock clock;
    private final JdbcClient db;

    Inspections(Lists lists, Items items, Visits visits, ProgramTimes times, CityClock clock, JdbcClient db) {
        this.lists = lists;
        this.items = items;
        this.visits = visits;
        this.times = times;
        this.clock = clock;
        this.db = db;
    }

    /**
     * Opens a finding: the unit owns it at once and its date runs.
     *
     * @return its number on the ledger
     * @throws Problem 403 if the list was not given to the actor's group, 404 if it may not know of it, 422 field errors
     */
    @Transactional
    public Receipt open(String listCode, NewFinding finding, Actor actor) {
        WorkList list = lists.require(listCode, actor);
        Actor.Staff member = inspector(list, actor, db);
        String group = Objects.requireNonNull(member.unit());
        NewItem item = finding.item(group);
        List<FieldError> errors = items.faults(list, item);
        if (finding.lead() == null) {
            errors.add(FieldError.of("lead", "required"));
        }
        if (finding.ends() == null) {
            errors.add(FieldError.of("ends", "required"));
        } else if (!finding.ends().isAfter(clock.today())) {
            errors.add(FieldError.of("ends", "inThePast"));
        }
        if (finding.visit() != null && !visits.wasAt(finding.visit(), list.code(), group, finding.lead())) {
            errors.add(FieldError.of("visit", "notAChoice"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Map<String, Object> more = new HashMap<>(Map.of("opened_by", member.id(), "issued_on", clock.today()));
        if (finding.visit() != null) {
            more.put("visit", finding.visit());
        }
        String lead = Objects.requireNonNull(finding.lead());
        LocalDate ends = Objects.requireNonNull(finding.ends());
        return items.raise(
                Findings.NAME,
                list,
                item,
                more,
                change -> change.assign(group, Relation.CHECKER)
                        .assign(lead, Relation.LEAD)
                        .startAt(ProgramTimes.END, times.endOf(ends))
                        .tellOwner("program.tell.finding", finding.title()),
                actor);
    }

    /** Whether the actor may open findings on that list. */
    boolean mayInspect(WorkList list, Actor actor) {
        return isInspector(list, actor, db);
    }

    /**
     * The actor, if a member of a group to which the list was given: as a whole, or one of its items. The office that keeps
     * the list decides objections, so it inspects nothing itself.
     */
    static Actor.Staff inspector(WorkList list, Actor actor, JdbcClient db) {
        Permissions.require(actor, Permission.INSPECT);
        if (actor instanceof Actor.Staff staff && isInspector(list, actor, db)) {
            return staff;
        }
        throw Problem.forbidden("notYourList");
    }

    private static boolean isInspector(WorkList list, Actor actor, JdbcClient db) {
        return Permissions.has(actor, Permission.INSPECT)
                && actor instanceof Actor.Staff staff
                && staff.unit() != null
                && !staff.unit().equals(list.office())
                && isGivenTo(list, staff.unit(), db);
    }

    private static boolean isGivenTo(WorkList list, String group, JdbcClient db) {
        return group.equals(list.checker())
                || db.sql("select exists (select from program_item where list = :list and checker = :group)")
                        .param("list", list.code())
                        .param("group", group)
                        .query(Boolean.class)
                        .single();
    }
}

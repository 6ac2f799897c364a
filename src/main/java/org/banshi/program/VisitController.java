package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Visits of inspection on the desk: a group's own page, the plan, the page of one visit (M13, R-D01). */
@Controller
@RequestMapping("/desk/visits")
final class VisitController {
    private static final int SIZE = 50;
    private static final Set<String> TOO_MANY = Set.of("visitTooSoon", "visitSameDay");

    private static final String DONE = "done";
    private static final String CONCLUSION = "conclusion";

    /** What stands in the forms that end a visit, and what was kept of an earlier day. */
    private record Typed(
            @Nullable String conclusion, @Nullable String reason, Drafts.@Nullable Kept draft) {}

    private final Visits visits;
    private final VisitRows rows;
    private final VisitFields fields;
    private final ItemRows items;
    private final Matters matters;
    private final Drafts drafts;
    private final CityClock clock;

    VisitController(
            Visits visits,
            VisitRows rows,
            VisitFields fields,
            ItemRows items,
            Matters matters,
            Drafts drafts,
            CityClock clock) {
        this.visits = visits;
        this.rows = rows;
        this.fields = fields;
        this.items = items;
        this.matters = matters;
        this.drafts = drafts;
        this.clock = clock;
    }

    @GetMapping
    VisitsPage list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        VisitFilter filter =
                new VisitFilter(VisitFilter.Standing.of(state), list == null || list.isBlank() ? null : list);
        return new VisitsPage(
                rows.page(filter, staff, after, SIZE),
                filter,
                fields.filters(filter, staff, Language.of(request)),
                rows.counts(filter.list(), staff),
                rows.open(staff, VisitsPage.MOST),
                Permissions.has(staff, Permission.INSPECT) && staff.unit() != null ? own(staff) : null,
                fields.names(staff),
                clock.today());
    }

    private VisitsPage.Own own(Actor.Staff staff) {
        return new VisitsPage.Own(
                fields.given(staff).stream()
                        .map(list -> new ListsPage.Line(list, items.figures(list, staff)))
                        .toList(),
                waiting(staff),
                rows.reached(Objects.requireNonNull(staff.unit()), VisitsPage.MOST));
    }

    private List<VisitsPage.Waiting> waiting(Actor.Staff staff) {
        List<Matter> waiting = matters.list(Query.of(Query.Scope.INBOX), staff, null, VisitsPage.MOST).items().stream()
                .filter(matter -> ProgramWords.LISTED.contains(matter.kind()))
                .toList();
        // The clock of the check runs, not that of the work, which stands meanwhile.
        Map<String, Instant> due =
                matters.nextDue(waiting.stream().map(Matter::number).toList(), staff);
        return waiting.stream()
                .map(matter -> new VisitsPage.Waiting(matter, due.get(matter.number())))
                .sorted(Comparator.comparing(VisitsPage.Waiting::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    @GetMapping("/new")
    NewVisitPage blank(VisitForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INSPECT);
        return fields.plan(form, before(form, staff), FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping("/new")
    Answer plan(VisitForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INSPECT);
        Visit before = before(form, staff);
        try {
            return new SeeOther("/desk/visits/" + visits.plan(form.read(), staff), "visit.planned");
        } catch (Problem problem) {
            // Another visit is in the way: another day may do.
            Problem told = TOO_MANY.contains(problem.code())
                    ? Problem.invalid("day", problem.code(), problem.args().toArray())
                    : problem;
            return fields.plan(form, before, FormErrors.of(told), staff, Language.of(request));
        }
    }

    private @Nullable Visit before(VisitForm form, Actor.Staff staff) {
        Long before = VisitForm.number(form.followUpOf());
        return before == null ? null : visits.require(before, staff);
    }

    @GetMapping("/{id}")
    VisitPage visit(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean draft,
            Actor.Staff staff,
            HttpServletRequest request) {
        Visit visit = known(id, staff);
        Drafts.Kept kept = drafts.find(staff, about(visit), DONE)
                .map(found -> new Drafts.Kept(found, draft, false))
                .orElse(null);
        String conclusion = draft && kept != null ? kept.draft().words().get(CONCLUSION) : null;
        return page(visit, new Typed(conclusion, null, kept), FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping("/{id}/done")
    Answer done(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String conclusion,
            Actor.Staff staff,
            HttpServletRequest request) {
        Visit visit = known(id, staff);
        try {
            visits.done(visit.id(), conclusion, staff);
            drafts.drop(staff, about(visit), DONE);
            return new SeeOther("/desk/visits/" + id, "visit.wasDone");
        } catch (Problem problem) {
            return page(visit, new Typed(conclusion, null, null), FormErrors.of(problem), staff, Language.of(request));
        }
    }

    @PostMapping(path = "/{id}/done/draft", headers = Drafts.BY_SCRIPT)
    ResponseEntity<Void> keep(
            @PathVariable String id, @RequestParam(defaultValue = "") String conclusion, Actor.Staff staff) {
        save(id, conclusion, staff);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/{id}/done/draft", headers = "!" + Drafts.BY_SCRIPT)
    Answer button(@PathVariable String id, @RequestParam(defaultValue = "") String conclusion, Actor.Staff staff) {
        save(id, conclusion, staff);
        return new SeeOther("/desk/visits/" + id + "?draft=true", "access.draft.saved");
    }

    @PostMapping("/{id}/done/draft/discard")
    Answer discard(@PathVariable String id, Actor.Staff staff) {
        drafts.drop(staff, about(known(id, staff)), DONE);
        return new SeeOther("/desk/visits/" + id, "access.draft.gone");
    }

    /** Also when it was ended meanwhile: somebody was quicker, and the words shall not be lost for it. */
    private void save(String id, String conclusion, Actor.Staff staff) {
        Permissions.require(staff, Permission.INSPECT);
        drafts.save(staff, about(known(id, staff)), DONE, Map.of(CONCLUSION, conclusion), null);
    }

    private static String about(Visit visit) {
        return "visit/" + visit.id();
    }

    @PostMapping("/{id}/cancel")
    Answer cancel(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Actor.Staff staff,
            HttpServletRequest request) {
        Visit visit = known(id, staff);
        try {
            visits.cancel(visit.id(), reason, staff);
            return new SeeOther("/desk/visits/" + id, "visit.wasCalledOff");
        } catch (Problem problem) {
            return page(visit, new Typed(null, reason, null), FormErrors.of(problem), staff, Language.of(request));
        }
    }

    private Visit known(String id, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Long number = VisitForm.number(id);
        if (number == null) {
            throw Problem.notFound("noSuchVisit", id);
        }
        return visits.require(number, staff);
    }

    private VisitPage page(Visit visit, Typed typed, FormErrors errors, Actor.Staff staff, Language language) {
        boolean own =
                Permissions.has(staff, Permission.INSPECT) && visit.group().equals(staff.unit());
        boolean ends = own && visit.isPlanned();
        Long before = visit.followUpOf();
        return new VisitPage(
                visit,
                rows.found(visit.id(), staff),
                before == null ? null : rows.find(before, staff).orElse(null),
                rows.followUps(visit.id(), staff),
                fields.names(staff),
                clock.today(),
                own,
                ends && !visit.day().isAfter(clock.today())
                        ? fields.words(CONCLUSION, typed.conclusion(), language)
                        : List.of(),
                ends ? fields.words("reason", typed.reason(), language) : List.of(),
                typed.draft(),
                errors);
    }
}

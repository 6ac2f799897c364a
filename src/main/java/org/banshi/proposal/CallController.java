package org.banshi.proposal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Open calls on the desk: all of them, the form that opens one, the page of one, and its end. */
@Controller
@RequestMapping(ProposalConfiguration.HERE)
final class CallController {
    private static final String ONE = "/{id:[0-9]+}";

    private final Calls calls;
    private final CallRows rows;
    private final EntryRows entries;
    private final CallFields fields;
    private final Answers answers;
    private final CityClock clock;

    CallController(Calls calls, CallRows rows, EntryRows entries, CallFields fields, Answers answers, CityClock clock) {
        this.calls = calls;
        this.rows = rows;
        this.entries = entries;
        this.fields = fields;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping
    CallsPage all(Actor.Staff staff) {
        Permissions.require(staff, Permission.CALLS_SCORE);
        return new CallsPage(calls.all(), rows.counts(), clock.today(), calls.mayOpen(staff));
    }

    @GetMapping("/new")
    NewCallPage blank(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.CALLS_WRITE);
        return new NewCallPage(null, fields.fresh(NewCall.BLANK, Language.of(request)), FormErrors.NONE);
    }

    @PostMapping("/new")
    Answer open(NewCall typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.CALLS_WRITE);
        try {
            return new SeeOther(ProposalConfiguration.HERE + "/" + calls.open(typed, staff), "proposal.opened");
        } catch (Problem refused) {
            return new NewCallPage(null, fields.fresh(typed, Language.of(request)), FormErrors.of(refused));
        }
    }

    @GetMapping(ONE + "/change")
    NewCallPage change(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.CALLS_WRITE);
        Call call = calls.require(id);
        return new NewCallPage(call, fields.changed(NewCall.of(call), Language.of(request)), FormErrors.NONE);
    }

    @PostMapping(ONE + "/change")
    Answer change(@PathVariable long id, NewCall typed, Actor.Staff staff, HttpServletRequest request) {
        try {
            calls.change(id, typed, staff);
            return new SeeOther(ProposalConfiguration.HERE + "/" + id, "proposal.changed");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return new NewCallPage(
                    calls.require(id), fields.changed(typed, Language.of(request)), FormErrors.of(refused));
        }
    }

    @GetMapping(ONE)
    CallPage one(@PathVariable long id, @RequestParam(required = false) @Nullable String state, Actor.Staff staff) {
        Permissions.require(staff, Permission.CALLS_SCORE);
        return page(id, state, List.of(), null, staff, FormErrors.NONE);
    }

    private CallPage page(
            long id,
            @Nullable String state,
            List<String> ticked,
            @Nullable String typed,
            Actor.Staff staff,
            FormErrors errors) {
        Call call = calls.require(id);
        String asked = state != null && EntryRows.STATES.contains(state) ? state : null;
        return new CallPage(
                call,
                rows.counts(id),
                asked,
                entries.of(id, asked, staff),
                calls.isOwn(call, staff),
                new CallPage.Typed(ticked, typed),
                clock.today(),
                errors);
    }

    /** What residents are told of all of it, once each has an answer. */
    @PostMapping(ONE + "/answered")
    Answer answer(@PathVariable long id, @RequestParam(defaultValue = "") String summary, Actor.Staff staff) {
        try {
            calls.answer(id, summary, staff);
            return new SeeOther(ProposalConfiguration.HERE + "/" + id, "proposal.answered");
        } catch (Problem refused) {
            FormErrors errors = refused.status() == 409
                    ? new FormErrors(List.of(new Problem.FieldError("summary", refused.code(), refused.args())))
                    : FormErrors.of(refused);
            if (!errors.any()) {
                throw refused;
            }
            return page(id, null, List.of(), summary, staff, errors);
        }
    }

    /** Those ticked are not taken up, each with an answer of its own. */
    @PostMapping(ONE + "/decline")
    Answer decline(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable List<String> number,
            @RequestParam(defaultValue = "") String publicAnswer,
            Actor.Staff staff) {
        List<String> ticked = number == null ? List.of() : number;
        try {
            answers.decline(ticked, publicAnswer, staff);
            return new SeeOther(ProposalConfiguration.HERE + "/" + id, "proposal.batch.done");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(id, "received", ticked, publicAnswer, staff, FormErrors.of(refused));
        }
    }
}

package org.banshi.access;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.banshi.people.Because;
import org.banshi.people.Deputies;
import org.banshi.people.Leave;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leaves and deputies: everybody of the staff plans the own, an administrator plans anybody's. */
@Controller
@ConditionalOnWebApplication
final class LeaveController {
    static final String OWN = "/account/leave";
    private static final String OTHERS = "/admin/staff/{id}/leave";

    private final Deputies deputies;
    private final Members members;

    LeaveController(Deputies deputies, Members members) {
        this.deputies = deputies;
        this.members = members;
    }

    @GetMapping(OWN)
    Answer own(Actor.Staff me) {
        return page(members.require(me.id()), OWN, LeavePage.Form.NEW, FormErrors.NONE);
    }

    @PostMapping(OWN)
    Answer plan(Actor.Staff me, LeavePage.Form form) {
        return plan(me, me.id(), OWN, form);
    }

    @PostMapping(OWN + "/end")
    Answer end(Actor.Staff me, @RequestParam long leave, @RequestParam(defaultValue = "") String why) {
        return end(me, me.id(), OWN, leave, why);
    }

    @GetMapping(OTHERS)
    Answer others(Actor.Staff me, @PathVariable long id) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return page(person(id), at(id), LeavePage.Form.NEW, FormErrors.NONE);
    }

    @PostMapping(OTHERS)
    Answer planOthers(Actor.Staff me, @PathVariable long id, LeavePage.Form form) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return plan(me, person(id).id(), at(id), form);
    }

    @PostMapping(OTHERS + "/end")
    Answer endOthers(
            Actor.Staff me,
            @PathVariable long id,
            @RequestParam long leave,
            @RequestParam(defaultValue = "") String why) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return end(me, person(id).id(), at(id), leave, why);
    }

    /** Where the links for language and large type lead back to. */
    @GetMapping({OWN + "/end", OTHERS + "/end"})
    Answer back(Actor.Staff me, @PathVariable(required = false) @Nullable Long id) {
        return new SeeOther(id == null ? OWN : at(id));
    }

    private Answer plan(Actor.Staff me, long staff, String action, LeavePage.Form form) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate from = day("from", form.from(), errors);
        LocalDate to = day("to", form.to(), errors);
        Long deputy = form.deputy().matches("[0-9]{1,18}") ? Long.valueOf(form.deputy()) : null;
        if (errors.isEmpty()) {
            try {
                deputies.plan(staff, deputy, from, to, Because.of(me.id(), form.why()));
                return new SeeOther(action, "access.leave.planned");
            } catch (Problem problem) {
                errors.addAll(FormErrors.of(problem).errors());
            }
        }
        return page(members.require(staff), action, form, new FormErrors(errors));
    }

    private Answer end(Actor.Staff me, long staff, String action, long leave, String why) {
        try {
            deputies.end(staff, leave, Because.of(me.id(), why));
            return new SeeOther(action, "access.leave.ended");
        } catch (Problem problem) {
            return page(members.require(staff), action, LeavePage.Form.NEW, FormErrors.of(problem));
        }
    }

    private static @Nullable LocalDate day(String field, String typed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (day.getYear() >= 1900 && day.getYear() <= 9000) {
                return day;
            }
        } catch (DateTimeException _) {
            // told below, as a day that is none
        }
        errors.add(FieldError.of(field, "badDate"));
        return null;
    }

    private static String at(long id) {
        return "/admin/staff/" + id + "/leave";
    }

    private Member person(long id) {
        Member member = members.require(id);
        if (member.kind() == Member.Kind.MACHINE) {
            throw Problem.notFound("member.unknown", id);
        }
        return member;
    }

    private LeavePage page(Member member, String action, LeavePage.Form form, FormErrors errors) {
        List<Leave> leaves = deputies.of(member.id());
        return new LeavePage(
                member,
                action,
                leaves,
                members.names(leaves.stream().map(Leave::deputy).distinct().toList()),
                deputies.colleagues(member),
                form,
                errors);
    }
}

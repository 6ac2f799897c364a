package org.banshi.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.HandingOver;
import org.banshi.matter.Holding;
import org.banshi.people.Because;
import org.banshi.people.Deputies;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Handing over all open work of somebody who leaves; an administrator sees numbers of matters, no words. */
@Controller
@RequestMapping(StaffController.HERE + "/{id}/handover")
final class HandOverController {
    private static final String EACH = "to-";

    private final HandOverWork work;
    private final HandingOver matters;
    private final Deputies deputies;
    private final Members members;

    HandOverController(HandOverWork work, HandingOver matters, Deputies deputies, Members members) {
        this.work = work;
        this.matters = matters;
        this.deputies = deputies;
        this.members = members;
    }

    @GetMapping
    Answer show(Actor.Staff me, @PathVariable long id) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return page(person(id), HandOverPage.Form.NEW, FormErrors.NONE);
    }

    @PostMapping
    Answer run(Actor.Staff me, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Member from = person(id);
        Map<String, String> each = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(EACH) && !value.isBlank()) {
                each.put(name.substring(EACH.length()), value.strip());
            }
        });
        HandOverPage.Form form = new HandOverPage.Form(
                UnitForm.stripped(typed.get("to")),
                each,
                UnitForm.stripped(typed.get("off")),
                UnitForm.stripped(typed.get("why")));
        try {
            work.run(me, wish(me, from, form));
            return new SeeOther(StaffController.HERE + "/" + id + "/handover", "admin.handover.done");
        } catch (Problem problem) {
            return page(person(id), form, told(problem));
        }
    }

    /** What is not about a field is told at the one that names who takes over. */
    private static FormErrors told(Problem problem) {
        List<FieldError> errors = problem.errors().isEmpty()
                ? List.of(FieldError.of("to", problem.code(), problem.args().toArray()))
                : problem.errors();
        return new FormErrors(errors.stream()
                .map(error -> error.field().equals("active")
                        ? FieldError.of("off", error.code(), error.args().toArray())
                        : error)
                .toList());
    }

    private HandOverWork.Wish wish(Actor.Staff me, Member from, HandOverPage.Form form) {
        List<FieldError> errors = new ArrayList<>();
        List<Holding> holdings = matters.of(from.id());
        boolean nothing = holdings.isEmpty()
                && work.turns(from.id()).isEmpty()
                && work.standingIn(from).isEmpty();
        Member rest = form.to().matches("[0-9]{1,18}")
                ? members.find(Long.parseLong(form.to())).orElse(null)
                : null;
        if (rest == null && !nothing) {
            errors.add(FieldError.of("to", "required"));
        } else if (rest != null && (rest.id() == from.id() || !rest.active() || rest.kind() == Member.Kind.MACHINE)) {
            errors.add(FieldError.of("to", "handover.notThere", ""));
        }
        if (form.why().isEmpty()) {
            errors.add(FieldError.of("why", "required"));
        } else if (form.why().length() > 500) {
            errors.add(FieldError.of("why", "tooLong", 500));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Map<String, Long> to = new LinkedHashMap<>();
        for (Holding held : holdings) {
            String own = form.each().getOrDefault(held.number(), form.to());
            if (own.matches("[0-9]{1,18}")) {
                to.put(held.number(), Long.valueOf(own));
            }
        }
        return new HandOverWork.Wish(
                from,
                to,
                Objects.requireNonNullElse(rest, from),
                form.off().equals("true"),
                Because.of(me.id(), form.why()));
    }

    private Member person(long id) {
        Member member = members.require(id);
        if (member.kind() == Member.Kind.MACHINE) {
            throw Problem.notFound("member.unknown", id);
        }
        return member;
    }

    /** Colleagues, and where somebody has moved on, those of the unit that a matter waits in. */
    private HandOverPage page(Member member, HandOverPage.Form form, FormErrors errors) {
        List<Holding> holdings = matters.of(member.id());
        Set<Member> takers = new LinkedHashSet<>(deputies.colleagues(member));
        holdings.stream()
                .map(Holding::ownerUnit)
                .filter(Objects::nonNull)
                .distinct()
                .filter(unit -> !unit.equals(member.unit()))
                .forEach(unit -> takers.addAll(members.ofUnit(unit)));
        takers.removeIf(taker -> taker.id() == member.id());
        return new HandOverPage(
                member, holdings, work.turns(member.id()), work.standingIn(member), List.copyOf(takers), form, errors);
    }
}

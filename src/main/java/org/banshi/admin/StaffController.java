package org.banshi.admin;

import java.util.List;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.people.Because;
import org.banshi.people.Changes;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The staff: the administrator says who works where, the security administrator reads it to give accounts. Neither can
 * do the other's part.
 */
@Controller
@RequestMapping(StaffController.HERE)
final class StaffController {
    static final String HERE = "/admin/staff";
    private static final int SIZE = 50;

    private final Members members;
    private final Units units;
    private final Changes changes;
    private final Accounts accounts;
    private final StaffChanging changing;

    StaffController(Members members, Units units, Changes changes, Accounts accounts, StaffChanging changing) {
        this.members = members;
        this.units = units;
        this.changes = changes;
        this.accounts = accounts;
        this.changing = changing;
    }

    @GetMapping
    Answer list(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(required = false) @Nullable String after) {
        boolean writes = Permissions.has(me, Permission.UNITS_WRITE);
        boolean grants = Permissions.has(me, Permission.ACCOUNTS_WRITE);
        if (!writes) {
            Permissions.require(me, Permission.ACCOUNTS_WRITE);
        }
        String words = q.replace("\0", "").strip();
        return new StaffPage(
                members.search(UnitForm.absent(words), UnitForm.absent(unit.strip()), null, after, SIZE)
                        .map(this::row),
                units.all(),
                new StaffPage.Filter(words, unit.strip()),
                writes,
                grants);
    }

    private StaffPage.Row row(Member member) {
        Account account = accounts.find(member.id()).orElse(null);
        String unit = member.unit() == null
                ? "—"
                : units.find(member.unit()).map(Unit::name).orElse(member.unit());
        List<String> roles = account == null
                ? List.of()
                : Role.ALL.stream()
                        .filter(account.roles()::contains)
                        .map(Role::name)
                        .toList();
        return new StaffPage.Row(member, unit, account == null ? "" : account.login(), roles);
    }

    @GetMapping("/new")
    Answer fresh(Actor.Staff me) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return new MemberPage(null, MemberPage.Form.NEW, units.all(), ChangeLines.NONE, FormErrors.NONE);
    }

    @PostMapping("/new")
    Answer add(Actor.Staff me, MemberPage.Form form) {
        Permissions.require(me, Permission.UNITS_WRITE);
        try {
            members.add(member(0, form, true), Because.of(me.id(), form.why()));
            return new SeeOther(HERE, "admin.staff.added");
        } catch (Problem problem) {
            return new MemberPage(null, form, units.all(), ChangeLines.NONE, FormErrors.of(problem));
        }
    }

    @GetMapping("/{id}")
    Answer show(Actor.Staff me, @PathVariable long id) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Member member = person(id);
        return page(
                id,
                new MemberPage.Form(
                        member.name(),
                        UnitForm.stripped(member.unit()),
                        UnitForm.stripped(member.phone()),
                        Boolean.toString(member.active()),
                        ""),
                FormErrors.NONE);
    }

    @PostMapping("/{id}")
    Answer change(Actor.Staff me, @PathVariable long id, MemberPage.Form form) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Member before = person(id);
        Member wanted = member(id, form, form.active().equals("true"));
        try {
            changing.change(me, before, wanted, Because.of(me.id(), form.why()));
            return new SeeOther(HERE, "admin.staff.changed");
        } catch (Problem problem) {
            return page(id, form, FormErrors.of(problem));
        }
    }

    private Member person(long id) {
        Member member = members.require(id);
        if (member.kind() == Member.Kind.MACHINE) {
            throw Problem.notFound("member.unknown", id);
        }
        return member;
    }

    private static Member member(long id, MemberPage.Form form, boolean active) {
        return new Member(
                id,
                form.name(),
                UnitForm.absent(form.unit()),
                Member.Kind.PERSON,
                UnitForm.absent(form.phone()),
                active);
    }

    private MemberPage page(long id, MemberPage.Form form, FormErrors errors) {
        return new MemberPage(id, form, units.all(), ChangeLines.of(changes.ofMember(id), members), errors);
    }
}

package org.banshi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.outbox.Outbox;
import org.banshi.people.Because;
import org.banshi.people.Changes;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.OnCall;
import org.banshi.people.OnCallLists;
import org.banshi.people.OnCalls;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The on-call lists, as administrators keep them. */
@Controller
@RequestMapping(OnCallController.HERE)
final class OnCallController {
    static final String HERE = "/admin/oncall";
    private static final int ALARMS = 20;

    private final OnCalls calls;
    private final OnCallLists lists;
    private final Units units;
    private final Members members;
    private final Changes changes;
    private final Outbox outbox;

    OnCallController(OnCalls calls, OnCallLists lists, Units units, Members members, Changes changes, Outbox outbox) {
        this.calls = calls;
        this.lists = lists;
        this.units = units;
        this.members = members;
        this.changes = changes;
        this.outbox = outbox;
    }

    @GetMapping
    Answer all(Actor.Staff me, HttpServletRequest request) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Set<String> listed = calls.listed();
        List<OnCallPage.Row> rows = units.all().stream()
                .filter(unit -> unit.active() && listed.contains(unit.code()))
                .map(this::row)
                .toList();
        List<Unit> without = units.all().stream()
                .filter(unit -> unit.active() && unit.kind() != Unit.Kind.OFFICE && !listed.contains(unit.code()))
                .toList();
        List<OnCallPage.Alarm> alarms = outbox.desk(List.of("role:" + Role.ADMIN.name()), ALARMS).stream()
                .filter(sent -> sent.template().startsWith("hotline.tell.onCall"))
                .map(sent -> new OnCallPage.Alarm(
                        Objects.requireNonNullElse(outbox.text(sent, Language.of(request)), sent.template()),
                        sent.createdAt()))
                .toList();
        return new OnCallPage(
                null, rows, without, List.of(), List.of(), alarms, OnCallForm.NEW, ChangeLines.NONE, FormErrors.NONE);
    }

    @GetMapping("/{unit}")
    Answer one(Actor.Staff me, @PathVariable String unit) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return page(units.require(unit), OnCallForm.NEW, FormErrors.NONE);
    }

    @PostMapping("/{unit}")
    Answer add(Actor.Staff me, @PathVariable String unit, OnCallForm typed) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Unit of = units.require(unit);
        OnCallForm form = typed.in(unit);
        List<FieldError> errors = new ArrayList<>();
        OnCallLists.Entry entry = form.entry(errors);
        if (errors.isEmpty()) {
            try {
                lists.add(entry, Because.of(me.id(), form.why()));
                return new SeeOther(HERE + "/" + unit, "admin.oncall.added");
            } catch (Problem problem) {
                errors.addAll(FormErrors.of(problem).errors());
            }
        }
        return page(of, form, new FormErrors(errors));
    }

    @PostMapping("/{unit}/end")
    Answer end(
            Actor.Staff me,
            @PathVariable String unit,
            @RequestParam long line,
            @RequestParam(defaultValue = "") String why) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Unit of = units.require(unit);
        if (lists.all().stream()
                .noneMatch(call -> call.id() == line && call.unit().equals(unit))) {
            throw Problem.notFound("oncall.unknown", line);
        }
        try {
            lists.end(line, Because.of(me.id(), why));
            return new SeeOther(HERE + "/" + unit, "admin.oncall.ended");
        } catch (Problem problem) {
            return page(of, OnCallForm.NEW, FormErrors.of(problem));
        }
    }

    /** Where the links for language and large type lead back to. */
    @GetMapping("/{unit}/end")
    Answer back(Actor.Staff me, @PathVariable String unit) {
        return new SeeOther(HERE + "/" + unit);
    }

    private OnCallPage.Row row(Unit unit) {
        return new OnCallPage.Row(unit, calls.ownTonight(unit.code()).orElse(null), calls.gaps(unit.code()));
    }

    private OnCallPage page(Unit unit, OnCallForm form, FormErrors errors) {
        Set<Long> counting = calls.of(unit.code()).stream().map(OnCall::id).collect(Collectors.toSet());
        List<OnCallPage.Line> lines = lists.all().stream()
                .filter(call -> call.unit().equals(unit.code()))
                .map(call -> new OnCallPage.Line(call, counting.contains(call.id())))
                .toList();
        List<Member> people = members.ofUnit(unit.code());
        return new OnCallPage(
                unit,
                List.of(row(unit)),
                List.of(),
                lines,
                people,
                List.of(),
                form,
                ChangeLines.of(changes.ofUnit(unit.code()), members),
                errors);
    }
}

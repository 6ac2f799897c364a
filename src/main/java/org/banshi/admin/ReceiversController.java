package org.banshi.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.Outbox;
import org.banshi.outbox.Receiver;
import org.banshi.outbox.Receivers;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Machines and groups that get a copy of notes. */
@Controller
@RequestMapping(ReceiversController.HERE)
final class ReceiversController {
    static final String HERE = "/admin/receivers";

    private final Receivers receivers;
    private final Units units;
    private final Outbox outbox;

    ReceiversController(Receivers receivers, Units units, Outbox outbox) {
        this.receivers = receivers;
        this.units = units;
        this.outbox = outbox;
    }

    @GetMapping
    Answer show(Actor.Staff me) {
        Permissions.require(me, Permission.RULES_WRITE);
        return new ReceiversPage(receivers.list(), ReceiversPage.Form.NEW, FormErrors.NONE);
    }

    @PostMapping
    Answer add(Actor.Staff me, ReceiversPage.Form form) {
        Permissions.require(me, Permission.RULES_WRITE);
        try {
            receivers.add(me, wanted(form));
            return new SeeOther(HERE, "admin.receivers.added");
        } catch (Problem problem) {
            return new ReceiversPage(receivers.list(), form, FormErrors.of(problem));
        }
    }

    @PostMapping("/{id}/turn")
    Answer turn(Actor.Staff me, @PathVariable long id, @RequestParam boolean on) {
        Permissions.require(me, Permission.RULES_WRITE);
        receivers.turn(me, id, on);
        return new SeeOther(HERE, "admin.receivers.turned");
    }

    @PostMapping("/{id}/test")
    Answer test(Actor.Staff me, @PathVariable long id) {
        Permissions.require(me, Permission.RULES_WRITE);
        outbox.send(Message.of(Channel.WEBHOOK, receivers.require(id).recipient(), "outbox.receiver.test", null));
        return new SeeOther(HERE, "admin.receivers.tested");
    }

    private Receiver.New wanted(ReceiversPage.Form form) {
        Receiver.Sort sort = Arrays.stream(Receiver.Sort.values())
                .filter(each -> each.code().equals(form.sort()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("sort", "receiver.sort"));
        Set<NoteKind> kinds = form.kinds().stream()
                .flatMap(code -> NoteKind.of(code).stream())
                .collect(Collectors.toSet());
        List<String> desks = Arrays.stream(form.units().split("[,，、\\s]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .map(code -> units.find(code)
                        .map(unit -> "unit:" + unit.code())
                        .orElseThrow(() -> Problem.invalid("units", "receiver.unit", code)))
                .toList();
        return new Receiver.New(
                form.name(),
                sort,
                form.address(),
                form.secret().isEmpty() ? null : form.secret(),
                kinds,
                desks,
                form.privateOk());
    }
}

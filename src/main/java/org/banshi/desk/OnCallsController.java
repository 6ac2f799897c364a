package org.banshi.desk;

import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.people.OnCalls;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** On-call lists as the desk reads them: a unit's people the own ones, whoever sends and watches all of them. */
@Controller
final class OnCallsController {
    static final String HERE = "/desk/oncall";

    private final OnCalls calls;
    private final Units units;

    OnCallsController(OnCalls calls, Units units) {
        this.calls = calls;
        this.units = units;
    }

    @GetMapping(HERE)
    Answer show(Actor.Staff me) {
        Permissions.require(me, Permission.MATTERS_READ);
        boolean all =
                me.has(Role.DISPATCHER) || me.has(Role.SUPERVISOR) || me.has(Role.LEADER) || me.has(Role.OPERATOR);
        List<OnCallsPage.Row> rows = units.all().stream()
                .filter(unit -> unit.active() && unit.kind() != Unit.Kind.OFFICE)
                .filter(unit -> all || isOwn(unit, me))
                .map(unit -> new OnCallsPage.Row(
                        unit.name(),
                        calls.ownTonight(unit.code()).orElse(null),
                        calls.listed().contains(unit.code()) ? calls.gaps(unit.code()) : null,
                        isOwn(unit, me) ? calls.of(unit.code()) : List.of()))
                .toList();
        return new OnCallsPage(rows);
    }

    private boolean isOwn(Unit unit, Actor.Staff me) {
        return me.unit() != null && units.isUnder(unit.code(), Objects.requireNonNull(me.unit()));
    }
}

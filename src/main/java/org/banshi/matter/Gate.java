package org.banshi.matter;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.matter.Action.Duty;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read a matter, and who may do what to it now. The doors ask; nobody else decides. */
@Component
final class Gate {
    private final Units units;
    private final StandIns standIns;
    private final Signers signers;
    private final ProxyRows proxies;
    private final Identities identities;

    Gate(Units units, StandIns standIns, Signers signers, ProxyRows proxies, Identities identities) {
        this.identities = identities;
        this.units = units;
        this.standIns = standIns;
        this.signers = signers;
        this.proxies = proxies;
    }

    /** Whether the actor may see the matter at all. */
    boolean mayRead(Kind kind, Situation situation) {
        return switch (situation.actor()) {
            case Actor.House _ -> true;
            case Actor.Anyone _ -> false;
            case Actor.Raiser raiser -> isRaisedBy(raiser, kind, situation);
            case Actor.Proxy proxy -> isLookedAtBy(proxy, kind, situation);
            case Actor.Staff staff ->
                !isAbout(situation.matter(), staff.unit())
                        && (!kind.keptIn().contains(situation.matter().state())
                                        && kind.readers().stream().anyMatch(staff::has)
                                || takesPart(situation, staff)
                                || isNamed(kind, situation, staff));
        };
    }

    /** A phone opens what was raised from it, and never a report or a confidential matter: those open by code only. */
    private boolean isRaisedBy(Actor.Raiser raiser, Kind kind, Situation situation) {
        Matter matter = situation.matter();
        String phone = raiser.phoneKey();
        return raiser.number().equals(matter.number())
                && (phone == null
                        || !kind.isShielded(matter.type(), matter.confidential())
                                && identities.isRaisedFrom(
                                        matter.id(), HexFormat.of().parseHex(phone)));
    }

    /** Reports and confidential matters are the raiser's alone, whoever else may act. */
    private boolean isLookedAtBy(Actor.Proxy proxy, Kind kind, Situation situation) {
        Matter matter = situation.matter();
        return proxy.number().equals(matter.number())
                && !kind.isShielded(matter.type(), matter.confidential())
                && proxies.scope(proxy.grant(), matter.id(), situation.now()).isPresent();
    }

    private boolean mayAct(Actor.Proxy proxy, Situation situation) {
        return proxy.number().equals(situation.matter().number())
                && proxies.scope(proxy.grant(), situation.matter().id(), situation.now())
                        .filter(Proxies.Scope.ACT::equals)
                        .isPresent();
    }

    /** A report is kept from the unit it is about and all units under it (R-S09, R-S10). */
    private boolean isAbout(Matter matter, @Nullable String unit) {
        return matter.aboutUnit() != null && unit != null && units.isUnder(unit, matter.aboutUnit());
    }

    private static boolean takesPart(Situation situation, Actor.Staff staff) {
        return situation.parties().stream().anyMatch(party -> party.unit().equals(staff.unit()));
    }

    private boolean isNamed(Kind kind, Situation situation, Actor.Staff staff) {
        return kind.lifecycle().namingColumnsOf(staff::has).stream()
                .anyMatch(column -> situation.names(column, staff)
                        || standIns.absent(kind, column, situation, staff).isPresent());
    }

    /** The part in which the actor may do the action, if it may. */
    private Optional<String> part(Kind kind, Action action, Situation situation) {
        return by(kind, action, situation).map(Gate::name);
    }

    private Optional<Who> by(Kind kind, Action action, Situation situation) {
        return action.by().stream().filter(who -> matches(kind, who, situation)).findFirst();
    }

    /** For whom the actor stands in by doing the action, if for anybody; the timeline keeps it. */
    Optional<Long> actsFor(Kind kind, Action action, Situation situation) {
        if (!(situation.actor() instanceof Actor.Staff staff)) {
            return Optional.empty();
        }
        return by(kind, action, situation).flatMap(who -> switch (who) {
            case Who.Named(var _, var column) -> standIns.absent(kind, column, situation, staff);
            case Who.Signer _ when !signers.signs(staff.id(), staff.unit()) -> absentSigner(situation, staff);
            default -> Optional.empty();
        });
    }

    private Optional<Long> absentSigner(Situation situation, Actor.Staff staff) {
        return signers.absentFor(staff.id(), staff.unit(), situation.matter().doer());
    }

    private boolean signs(Situation situation, Actor.Staff staff) {
        return signers.signs(staff.id(), staff.unit())
                || absentSigner(situation, staff).isPresent();
    }

    private boolean matches(Kind kind, Who who, Situation situation) {
        return switch (who) {
            case Who.TheHouse _ -> situation.actor() instanceof Actor.House;
            case Who.TheRaiser _ ->
                situation.actor() instanceof Actor.Raiser raiser && isRaisedBy(raiser, kind, situation);
            case Who.TheProxy _ -> situation.actor() instanceof Actor.Proxy proxy && mayAct(proxy, situation);
            case Who.OfRole(var role) ->
                situation.actor() instanceof Actor.Staff staff
                        && staff.has(role)
                        && !isAbout(situation.matter(), staff.unit());
            case Who.OfUnit(var role, var relation) ->
                situation.actor() instanceof Actor.Staff staff
                        && staff.has(role)
                        && situation.stands(staff.unit(), relation)
                        && !isAbout(situation.matter(), staff.unit());
            case Who.Signer(var role, var relation) ->
                matches(kind, new Who.OfUnit(role, relation), situation)
                        && situation.actor() instanceof Actor.Staff staff
                        && signs(situation, staff);
            case Who.Named(var role, var column) ->
                situation.actor() instanceof Actor.Staff staff
                        && staff.has(role)
                        && (situation.names(column, staff)
                                || standIns.absent(kind, column, situation, staff)
                                        .isPresent());
        };
    }

    private static String name(Who who) {
        return switch (who) {
            case Who.TheHouse _ -> "house";
            case Who.TheRaiser _ -> "raiser";
            case Who.TheProxy _ -> "proxy";
            case Who.OfRole(var role) -> role.name();
            case Who.OfUnit(var role, var _) -> role.name();
            case Who.Signer(var role, var _) -> role.name();
            case Who.Named(var role, var _) -> role.name();
        };
    }

    /** Refuses what may not be: not yours, stale, not in this state, or against separation of duties. */
    String admit(Kind kind, Action action, Situation situation, @Nullable Integer expectedVersion) {
        if (situation.actor() instanceof Actor.Proxy proxy) {
            proxies.hold(proxy.grant());
        }
        if (situation.actor() instanceof Actor.Resident && !mayRead(kind, situation)) {
            throw Problem.notFound("noSuchMatter", situation.matter().number());
        }
        String part = part(kind, action, situation)
                .orElseThrow(() -> mayRead(kind, situation)
                        ? Problem.forbidden("notYours", action.name())
                        : Problem.notFound("noSuchMatter", situation.matter().number()));
        if (expectedVersion != null && expectedVersion != situation.matter().version()) {
            throw Problem.conflict("stale", situation.matter().version());
        }
        if (!action.from().contains(situation.matter().state())) {
            throw Problem.conflict(
                    "notInThisState", action.name(), situation.matter().state());
        }
        if (!isApart(kind, action, situation)) {
            throw Problem.forbidden("dutiesApart", action.name());
        }
        action.guards().stream()
                .filter(guard -> !guard.holds().test(situation))
                .findFirst()
                .ifPresent(guard -> {
                    throw Problem.conflict(guard.code(), action.name());
                });
        return part;
    }

    /** Who wrote may not sign, who worked may not check; who worked or checked may not take down the verdict, nor may their unit (R-H20). */
    private static boolean isApart(Kind kind, Action action, Situation situation) {
        if (!(situation.actor() instanceof Actor.Staff staff)) {
            return true;
        }
        Lifecycle lifecycle = kind.lifecycle();
        return switch (action.duty()) {
            case NONE, WORK -> true;
            case SIGN -> !Long.valueOf(staff.id()).equals(situation.matter().doer());
            case CHECK -> !situation.didBefore(lifecycle.doing(Duty.WORK, Duty.SIGN));
            case JUDGE ->
                !situation.didBefore(lifecycle.doing(Duty.WORK, Duty.SIGN, Duty.CHECK))
                        && situation.doings().stream()
                                .noneMatch(doing -> doing.unit() != null
                                        && doing.unit().equals(staff.unit())
                                        && lifecycle.doing(Duty.WORK).contains(doing.action()));
        };
    }

    /** What the actor may do now, in the order of the lifecycle. */
    List<Action> possible(Kind kind, Situation situation) {
        if (situation.actor() instanceof Actor.Resident && !mayRead(kind, situation)) {
            return List.of();
        }
        return kind.lifecycle().actions().stream()
                .filter(action -> action.from().contains(situation.matter().state()))
                .filter(action -> part(kind, action, situation).isPresent())
                .filter(action -> isApart(kind, action, situation))
                .filter(action ->
                        action.guards().stream().allMatch(guard -> guard.holds().test(situation)))
                .toList();
    }
}

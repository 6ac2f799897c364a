package org.banshi.matter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.banshi.matter.Action.Duty;

/** What must be true of every lifecycle, whatever it is about. */
final class LifecycleCheck {
    private final Lifecycle lifecycle;
    private final List<String> faults = new ArrayList<>();

    LifecycleCheck(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    List<String> faults() {
        if (lifecycle.states().isEmpty()) {
            return List.of("it has no state");
        }
        namesAreKnown();
        oneActionOfANameInEachState();
        openStatesAreOwnedAndClocked();
        everyStateIsReached();
        everyOpenStateIsLeft();
        nobodyJudgesTheOwnWork();
        return faults;
    }

    private void namesAreKnown() {
        for (Action action : lifecycle.actions()) {
            if (action.by().isEmpty()) {
                faults.add(action.name() + " is for nobody");
            }
            if (action.from().isEmpty()) {
                faults.add(action.name() + " is possible nowhere");
            }
            java.util.stream.Stream.concat(action.from().stream(), action.to().stream())
                    .filter(state -> !lifecycle.has(state))
                    .forEach(state -> faults.add(action.name() + " names an unknown state " + state));
        }
        lifecycle.states().stream()
                .filter(s -> s.clock() != null
                        && s.clock().expiry() != null
                        && !houseCan(s.clock().expiry(), s))
                .forEach(s -> faults.add("the clock of " + s.name() + " runs out into an action the house cannot do"));
    }

    private boolean houseCan(String name, State state) {
        return lifecycle.actions().stream()
                .anyMatch(action -> action.name().equals(name)
                        && action.from().contains(state.name())
                        && action.by().contains(new Who.TheHouse()));
    }

    private void oneActionOfANameInEachState() {
        Set<String> seen = new HashSet<>();
        for (Action action : lifecycle.actions()) {
            action.from().stream()
                    .filter(state -> !seen.add(action.name() + " in " + state))
                    .forEach(state -> faults.add(action.name() + " is declared twice in " + state));
        }
    }

    private void openStatesAreOwnedAndClocked() {
        for (State state : lifecycle.states()) {
            if (state.end() && (state.owner() != null || state.clock() != null)) {
                faults.add("the end " + state.name() + " has an owner or a clock");
            }
            if (!state.end() && state.owner() == null) {
                faults.add(state.name() + " has no owner");
            }
            boolean follows = state.owner() instanceof Owner.OfMain;
            boolean ownedByUnit = state.owner() instanceof Owner.OfUnit
                    && !lifecycle.mainClocks().isEmpty();
            if (!state.end() && state.clock() == null && !follows && !ownedByUnit) {
                faults.add(state.name() + " has no clock");
            }
        }
    }

    private void everyStateIsReached() {
        Set<String> reached = new HashSet<>(Set.of(lifecycle.first().name()));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Action action : lifecycle.actions()) {
                if (action.from().stream().anyMatch(reached::contains)) {
                    grew |= reached.addAll(action.to());
                }
            }
        }
        lifecycle.states().stream()
                .filter(state -> !reached.contains(state.name()))
                .forEach(state -> faults.add(state.name() + " is never reached"));
    }

    private void everyOpenStateIsLeft() {
        lifecycle.states().stream()
                .filter(state -> !state.end())
                .filter(state -> lifecycle.actions().stream()
                        .noneMatch(action -> action.from().contains(state.name())
                                && action.to().stream().anyMatch(to -> !to.equals(state.name()))))
                .forEach(state -> faults.add(state.name() + " is never left"));
    }

    private void nobodyJudgesTheOwnWork() {
        for (Action action : lifecycle.actions()) {
            boolean work = action.duty() == Duty.WORK;
            boolean ends = action.to().stream()
                    .anyMatch(to -> lifecycle.has(to) && lifecycle.state(to).end());
            if (work && ends) {
                faults.add(action.name() + " is work and ends the matter: the doer would give the verdict");
            }
            boolean byUnit = action.by().stream()
                    .anyMatch(who -> who instanceof Who.OfUnit(var _, var relation) && relation.isDoing()
                            || who instanceof Who.Signer(var _, var signed) && signed.isDoing());
            if (byUnit && (ends || action.duty() == Duty.JUDGE)) {
                faults.add(action.name() + " lets a handling unit end the matter");
            }
        }
    }
}

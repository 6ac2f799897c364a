package org.banshi.matter;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.banshi.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * One action of a lifecycle: from where, by whom, with what form, to where, and what it does.
 *
 * @param name its name in forms, the API and the timeline
 * @param from states it is possible in
 * @param to states it may lead to; empty when it stays
 * @param by who may do it
 * @param fields its form
 * @param guards what else must hold
 * @param duty the part it plays in separation of duties
 * @param quiet whether it leaves everybody's view of the matter current (remarks, reminders): it moves no clock and
 *     counts no version
 * @param open whether the raiser sees it on the timeline
 * @param toUnits whether its form is written for the units that handle, who then read it also where the raiser's words
 *     are kept from them (R-S10)
 * @param then what it does
 * @param ahead what takes long and decides nothing, worked out before anybody waits for the matter; absent for most
 */
public record Action(
        String name,
        Set<String> from,
        Set<String> to,
        List<Who> by,
        List<Field> fields,
        List<Guard> guards,
        Duty duty,
        boolean quiet,
        boolean open,
        boolean toUnits,
        BiConsumer<Situation, Change> then,
        @Nullable Function<Situation, @Nullable Object> ahead) {

    /**
     * The part an action plays: who works may not check, and who works or checks may not take down the verdict. Who signs
     * may have worked on it too, but not have done the last work, which is what is signed.
     */
    public enum Duty {
        NONE,
        WORK,
        SIGN,
        CHECK,
        JUDGE
    }

    /**
     * A condition.
     *
     * @param holds whether the action is possible
     * @param code message {@code problem.CODE} when it is not
     */
    public record Guard(Predicate<Situation> holds, String code) {}

    /** An action, to be completed by the methods below. */
    public static Action named(String name) {
        return new Action(
                name,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                Duty.NONE,
                false,
                true,
                false,
                (s, c) -> {},
                null);
    }

    /** States it is possible in. */
    public Action from(String... states) {
        return new Action(name, Set.of(states), to, by, fields, guards, duty, quiet, open, toUnits, then, ahead);
    }

    /** States it may lead to. */
    public Action to(String... states) {
        return new Action(name, from, Set.of(states), by, fields, guards, duty, quiet, open, toUnits, then, ahead);
    }

    /** Staff of these roles may do it. */
    public Action by(Role... roles) {
        return and(
                List.of(roles).stream().map(role -> (Who) new Who.OfRole(role)).toList());
    }

    /** Staff of this role may do it in units that stand so to the matter. */
    public Action byUnit(Role role, Relation... relations) {
        return and(List.of(relations).stream()
                .map(relation -> (Who) new Who.OfUnit(role, relation))
                .toList());
    }

    /** Those who sign for the unit that stands so may do it, holding the role. */
    public Action bySigner(Role role, Relation relation) {
        return and(List.of(new Who.Signer(role, relation)));
    }

    /** The one person named in that column of the kind's own may do it, holding the role. */
    public Action byNamed(Role role, String column) {
        return and(List.of(new Who.Named(role, column)));
    }

    /** The raiser may do it. */
    public Action byRaiser() {
        return and(List.of(new Who.TheRaiser()));
    }

    /** Whoever may act for the raiser may do it. */
    public Action byProxy() {
        return and(List.of(new Who.TheProxy()));
    }

    /** The house may do it. */
    public Action byHouse() {
        return and(List.of(new Who.TheHouse()));
    }

    private Action and(List<Who> more) {
        List<Who> all =
                java.util.stream.Stream.concat(by.stream(), more.stream()).toList();
        return new Action(name, from, to, all, fields, guards, duty, quiet, open, toUnits, then, ahead);
    }

    /** Its form. */
    public Action form(Field... form) {
        return new Action(name, from, to, by, List.of(form), guards, duty, quiet, open, toUnits, then, ahead);
    }

    /** A further condition, and the message when it does not hold. */
    public Action when(Predicate<Situation> holds, String code) {
        List<Guard> all = java.util.stream.Stream.concat(
                        guards.stream(), java.util.stream.Stream.of(new Guard(holds, code)))
                .toList();
        return new Action(name, from, to, by, fields, all, duty, quiet, open, toUnits, then, ahead);
    }

    /** The part it plays in separation of duties. */
    public Action duty(Duty part) {
        return new Action(name, from, to, by, fields, guards, part, quiet, open, toUnits, then, ahead);
    }

    /** It attaches a line and changes nothing that others decide upon. */
    public Action asRemark() {
        return new Action(name, from, to, by, fields, guards, duty, true, open, toUnits, then, ahead);
    }

    /** The raiser does not see it: internal notes. */
    public Action inside() {
        return new Action(name, from, to, by, fields, guards, duty, quiet, false, toUnits, then, ahead);
    }

    /** Its form is written for the units that handle. */
    public Action forUnits() {
        return new Action(name, from, to, by, fields, guards, duty, quiet, open, true, then, ahead);
    }

    /** What it does. */
    public Action then(BiConsumer<Situation, Change> effects) {
        return new Action(name, from, to, by, fields, guards, duty, quiet, open, toUnits, effects, ahead);
    }

    /**
     * Works something out before the matter is locked, from what it was then; {@link #then} finds it in {@link
     * Situation#ahead}. It is left out where the action is only tried.
     */
    public Action ahead(Function<Situation, @Nullable Object> working) {
        return new Action(name, from, to, by, fields, guards, duty, quiet, open, toUnits, then, working);
    }
}

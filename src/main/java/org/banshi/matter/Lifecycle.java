package org.banshi.matter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Role;
import org.banshi.web.Problem;

/**
 * The declared course of one kind of matter: its states and actions. Checked when it is built; the same declaration
 * makes the buttons, the API's actions, the diagram and the tests' table.
 */
public final class Lifecycle {
    private final String kind;
    private final List<String> mainClocks;
    private final Map<String, String> expiries;
    private final Map<String, State> states;
    private final Map<String, List<Action>> actions;

    private Lifecycle(
            String kind,
            List<String> mainClocks,
            Map<String, String> expiries,
            Map<String, State> states,
            Map<String, List<Action>> actions) {
        this.kind = kind;
        this.mainClocks = mainClocks;
        this.expiries = expiries;
        this.states = states;
        this.actions = actions;
    }

    /**
     * Builds and checks a lifecycle; matters begin in the first state.
     *
     * @param kind the kind's name
     * @param mainClocks clocks whose due is the matter's due once one of them has started
     * @param expiries actions the house does when a clock that spans states has run out; running out of others is a breach
     * @param states its states, the first one first
     * @param actions its actions; one name may be declared again for other states, with other people and effects
     * @throws IllegalStateException telling everything that is wrong with it
     */
    public static Lifecycle of(
            String kind,
            List<String> mainClocks,
            Map<String, String> expiries,
            List<State> states,
            List<Action> actions) {
        Map<String, State> byName = new LinkedHashMap<>();
        states.forEach(state -> byName.put(state.name(), state));
        Map<String, List<Action>> actionsByName = new LinkedHashMap<>();
        actions.forEach(action -> actionsByName
                .computeIfAbsent(action.name(), _ -> new ArrayList<>())
                .add(action));
        Lifecycle lifecycle = new Lifecycle(kind, List.copyOf(mainClocks), Map.copyOf(expiries), byName, actionsByName);
        List<String> faults = new LifecycleCheck(lifecycle).faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("lifecycle " + kind + ": " + String.join("; ", faults));
        }
        return lifecycle;
    }

    /** Name of the kind. */
    public String kind() {
        return kind;
    }

    /** Its states, the first one first. */
    public List<State> states() {
        return List.copyOf(states.values());
    }

    /** Its actions as declared. */
    public List<Action> actions() {
        return actions.values().stream().flatMap(List::stream).toList();
    }

    /** The state matters begin in. */
    public State first() {
        return states.values().iterator().next();
    }

    /** A state by name. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("lifecycle " + kind + " has no state " + name);
        }
        return state;
    }

    boolean has(String state) {
        return states.containsKey(state);
    }

    /**
     * An action by name, as declared for a state; if it is not possible there, as first declared.
     *
     * @throws Problem 404 when there is none of that name
     */
    public Action action(String name, String state) {
        List<Action> declared = actions.getOrDefault(name, List.of());
        return declared.stream()
                .filter(action -> action.from().contains(state))
                .findFirst()
                .or(() -> declared.stream().findFirst())
                .orElseThrow(() -> Problem.notFound("noSuchAction", name));
    }

    /** Whether an action of that name works something out before the matter is locked. */
    boolean worksAhead(String name) {
        return actions.getOrDefault(name, List.of()).stream().anyMatch(action -> action.ahead() != null);
    }

    /** Names of the actions that play a part in separation of duties. */
    Set<String> doing(Action.Duty... parts) {
        Set<Action.Duty> wanted = Set.of(parts);
        return actions().stream()
                .filter(action -> wanted.contains(action.duty()))
                .map(Action::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Own columns that name a person who may act in one of these roles. */
    Set<String> namingColumnsOf(Predicate<Role> roles) {
        return actions().stream()
                .flatMap(action -> action.by().stream())
                .flatMap(who -> who instanceof Who.Named(var role, var column) && roles.test(role)
                        ? Stream.of(column)
                        : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The roles in which others than the one named in that column act as named. */
    String[] partsBeside(String column) {
        return actions().stream()
                .flatMap(action -> action.by().stream())
                .flatMap(who -> who instanceof Who.Named(var role, var other)
                                && !other.equals(column)
                                && !namingColumnsOf(role::equals).contains(column)
                        ? Stream.of(role.name())
                        : Stream.empty())
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    java.util.Optional<String> expiry(String clock) {
        return java.util.Optional.ofNullable(expiries.get(clock));
    }

    boolean isOfStep(String clock) {
        return states.values().stream()
                .anyMatch(s -> s.clock() != null && s.clock().name().equals(clock));
    }

    /** Clocks whose due is the matter's. */
    List<String> mainClocks() {
        return mainClocks;
    }
}

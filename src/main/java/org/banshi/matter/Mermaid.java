package org.banshi.matter;

import java.util.List;
import java.util.stream.Collectors;

/** Draws a lifecycle from its declaration, so that picture and course cannot differ. */
public final class Mermaid {
    private Mermaid() {}

    /** A state diagram in Mermaid's language. */
    public static String diagram(Lifecycle lifecycle) {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n");
        text.append("    [*] --> ").append(lifecycle.first().name()).append('\n');
        for (State from : lifecycle.states()) {
            for (State to : lifecycle.states()) {
                List<String> ways = lifecycle.actions().stream()
                        .filter(action -> action.from().contains(from.name())
                                && action.to().contains(to.name()))
                        .map(Action::name)
                        .distinct()
                        .toList();
                if (!ways.isEmpty()) {
                    text.append("    ")
                            .append(from.name())
                            .append(" --> ")
                            .append(to.name())
                            .append(": ")
                            .append(String.join(", ", ways))
                            .append('\n');
                }
            }
        }
        lifecycle.states().stream()
                .filter(State::end)
                .forEach(state -> text.append("    ").append(state.name()).append(" --> [*]\n"));
        return text.toString();
    }

    /** A table of all actions: where, by whom, to where, with what form. */
    public static String table(Lifecycle lifecycle) {
        return "| action | in | by | leads to | form |\n|---|---|---|---|---|\n"
                + lifecycle.actions().stream()
                        .map(action -> "| " + action.name() + " | " + sorted(action.from()) + " | "
                                + action.by().stream().map(Mermaid::who).collect(Collectors.joining(", ")) + " | "
                                + sorted(action.to()) + " | "
                                + action.fields().stream()
                                        .map(f -> f.name() + (f.required() ? "*" : ""))
                                        .collect(Collectors.joining(", "))
                                + " |")
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String sorted(java.util.Set<String> states) {
        return states.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String who(Who who) {
        return switch (who) {
            case Who.TheRaiser _ -> "raiser";
            case Who.TheProxy _ -> "proxy";
            case Who.TheHouse _ -> "the house";
            case Who.OfRole(var role) -> role.name();
            case Who.OfUnit(var role, var relation) ->
                role.name() + " of the " + relation.name().toLowerCase(java.util.Locale.ROOT) + " unit";
            case Who.Signer(var role, var relation) ->
                role.name() + " who signs for the " + relation.name().toLowerCase(java.util.Locale.ROOT) + " unit";
            case Who.Named(var role, var column) -> role.name() + " named as " + column;
        };
    }
}

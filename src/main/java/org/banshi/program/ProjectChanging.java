package org.banshi.program;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** How what was decided about a project is changed or stopped: by another decision, made as the first one was (R-J02). */
@Component
final class ProjectChanging {
    private final ProjectDeciding deciding;

    ProjectChanging(ProjectDeciding deciding) {
        this.deciding = deciding;
    }

    Field[] changeForm() {
        return Stream.concat(
                        Stream.of(
                                Field.text("target"),
                                Field.decimal("quantity"),
                                Field.text("quantityUnit").upTo(20)),
                        Stream.of(stopForm()))
                .toArray(Field[]::new);
    }

    Field[] stopForm() {
        return new Field[] {
            Field.text("reason").need(),
            Field.text("body").need().upTo(200),
            Field.text("decider").upTo(60),
            Field.date("day").need(),
            Field.integer("votesFor", 0, ProjectDeciding.MOST_VOTES),
            Field.integer("votesAgainst", 0, ProjectDeciding.MOST_VOTES),
            Field.integer("votesAbstained", 0, ProjectDeciding.MOST_VOTES),
            Field.text("record").need()
        };
    }

    void change(Situation s, Change c) {
        if (s.form().text("target").isEmpty() && s.form().decimal("quantity").isEmpty()) {
            throw Problem.invalid("target", "required");
        }
        boolean hasUnit = s.form().text("quantityUnit").isPresent()
                || s.ownText("quantity_unit").isPresent();
        if (s.form().decimal("quantity").isPresent() && !hasUnit) {
            throw Problem.invalid("quantityUnit", "required");
        }
        deciding.record(s, c, "changed", way(s), true);
        s.form().text("target").ifPresent(target -> c.own("target", target));
        s.form().decimal("quantity").ifPresent(quantity -> c.own("quantity", quantity));
        s.form().text("quantityUnit").ifPresent(unit -> c.own("quantity_unit", unit));
    }

    /** What was promised and is given up stays on the list as not done; those who asked for it are told. */
    void stop(Situation s, Change c) {
        deciding.record(s, c, "stopped", way(s), true);
        c.end("terminated", Outcome.REJECTED);
        c.tellSources("program.tell.stopped", s.form().need("reason"));
    }

    /** What was voted upon is changed by a vote, what somebody decided by somebody named; the form must have what that needs. */
    private static String way(Situation s) {
        String way = s.ownText("decided_way").orElseThrow();
        List<String> needed =
                way.equals("vote") ? List.of("votesFor", "votesAgainst", "votesAbstained") : List.of("decider");
        needed.stream()
                .filter(field -> !s.form().values().containsKey(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Problem.invalid(field, "required");
                });
        return way;
    }
}

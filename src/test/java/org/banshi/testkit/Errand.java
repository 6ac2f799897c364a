package org.banshi.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.calendar.Limit;
import org.banshi.matter.Action;
import org.banshi.matter.Field;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Outcome;
import org.banshi.matter.Owner;
import org.banshi.matter.Situation;
import org.banshi.matter.State;
import org.banshi.matter.Timed;
import org.springframework.stereotype.Component;

/**
 * A kind that exists only in the tests. It must show up in inbox, API, search and documents although no other file
 * knows of it: that is how we know that the engine is general.
 */
@Component
public final class Errand implements Kind {
    private final Lifecycle lifecycle = Lifecycle.of(
            "errand",
            List.of(),
            Map.of(),
            List.of(
                    State.open("wanted", new Owner.Pool(Role.OPERATOR))
                            .clock("run", s -> new Timed(limit(s), "test.errand", 1)),
                    State.end("done")),
            List.of(Action.named("run")
                    .from("wanted")
                    .to("done")
                    .by(Role.OPERATOR)
                    .form(Field.text("what").need())
                    .then((s, c) -> c.end("done", Outcome.SILENT))));

    /** Long ones are counted by the calendar. */
    private static Limit limit(Situation s) {
        return "long".equals(s.matter().type()) ? Limit.workingDays(10) : Limit.hours(1);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.OPERATOR);
    }
}

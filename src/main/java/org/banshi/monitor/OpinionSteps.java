package org.banshi.monitor;

import static org.banshi.access.Role.SUPERVISOR;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.banshi.access.Actor;
import org.banshi.calendar.Limit;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Publishing;
import org.banshi.matter.Situation;
import org.banshi.matter.Timed;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is done with a finding. */
@Component
final class OpinionSteps {
    static final int MOST = 2000;

    private static final int REASON = 500;

    private final Rules rules;
    private final ObjectProvider<Matters> matters;
    private final ObjectProvider<Publishing> publishing;

    /** What knows all kinds comes later than each of them. */
    OpinionSteps(Rules rules, ObjectProvider<Matters> matters, ObjectProvider<Publishing> publishing) {
        this.rules = rules;
        this.matters = matters;
        this.publishing = publishing;
    }

    Function<Situation, Timed> by(Function<MonitorLimits, Limit> part) {
        return _ -> {
            Versioned<MonitorLimits> version = rules.current(MonitorLimits.RULE);
            return new Timed(part.apply(version.value()), MonitorLimits.RULE.name(), version.version());
        };
    }

    Field[] answerForm() {
        return new Field[] {Field.text("done").need().upTo(MOST)};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need().upTo(REASON)};
    }

    Field[] concludeForm() {
        return new Field[] {
            Field.bool("solved").need(), Field.text("found").need().upTo(MOST)
        };
    }

    Field[] noteForm() {
        return new Field[] {Field.text("text").need()};
    }

    /** The monitor reads it, so it names nobody and gives away nothing of who raised the matter. */
    void answer(Situation s, Change c) {
        masked(s, "done");
        c.go("answered").noteTo(monitor(s), "monitor.tell.answered");
    }

    private void masked(Situation s, String field) {
        String words = s.form().text(field).orElse("");
        if (PersonalData.standsIn(words)) {
            throw Problem.invalid(field, "monitor.personal");
        }
        Matters known = matters.getObject();
        String number = known.numberOf(((Number) Objects.requireNonNull(s.own().get("about"))).longValue())
                .orElseThrow();
        if (s.actor() instanceof Actor.Staff staff
                && !publishing
                        .getObject()
                        .traces(known.hold(number).orElseThrow(), List.of(words), staff)
                        .isEmpty()) {
            throw Problem.invalid(field, "monitor.givesAway");
        }
    }

    private static long monitor(Situation s) {
        return ((Number) Objects.requireNonNull(s.own().get(OpinionLifecycle.MONITOR))).longValue();
    }

    void suffices(Situation s, Change c) {
        c.own("open", false);
        c.set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff");
        c.end("closed", Outcome.VERDICT);
    }

    /** Once the unit answers again; then somebody who stands above both concludes. */
    void insufficient(Situation s, Change c) {
        int rounds = s.ownInt("rounds") + 1;
        c.own("rounds", rounds);
        if (rounds == 1) {
            c.go("written").tellOwner("monitor.tell.insufficient", s.matter().number());
        } else {
            c.go("disputed")
                    .noteTo(SUPERVISOR, "monitor.tell.disputed", s.matter().number());
        }
    }

    void lapse(Situation s, Change c) {
        c.own("open", false);
        c.end("closed", Outcome.SILENT);
    }

    void conclude(Situation s, Change c) {
        masked(s, "found");
        c.own("open", false);
        c.set(Fact.SOLVED, s.form().yes("solved")).set(Fact.VERDICT_BY, "staff");
        c.end("closed", Outcome.VERDICT).noteTo(monitor(s), "monitor.tell.concluded");
    }

    void withdraw(Situation s, Change c) {
        c.own("open", false);
        c.end("withdrawn", Outcome.WITHDRAWN);
    }
}

package org.banshi.monitor;

import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.LAY_MONITOR;
import static org.banshi.access.Role.SUPERVISOR;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a finding: written, answered by the unit, and judged by the monitor who wrote it. */
final class OpinionLifecycle {
    static final String MONITOR = "monitor";

    private OpinionLifecycle() {}

    static Lifecycle declare(OpinionSteps opinion) {
        return Lifecycle.of(
                Opinions.NAME,
                List.of(),
                Map.of(),
                List.of(
                        State.open("written", new Owner.OfUnit(LEAD))
                                .clock("answer", opinion.by(MonitorLimits::answer)),
                        State.open("answered", new Owner.Pool(SUPERVISOR))
                                .until("judge", opinion.by(MonitorLimits::judge), "lapse"),
                        State.open("disputed", new Owner.Pool(SUPERVISOR))
                                .clock("conclude", opinion.by(MonitorLimits::conclude)),
                        State.end("closed"),
                        State.end("withdrawn")),
                List.of(
                        Action.named("answer")
                                .from("written")
                                .to("answered")
                                .byUnit(HANDLER, LEAD)
                                .duty(Duty.WORK)
                                .form(opinion.answerForm())
                                .then(opinion::answer),
                        Action.named("suffices")
                                .from("answered")
                                .to("closed")
                                .byNamed(LAY_MONITOR, MONITOR)
                                .duty(Duty.JUDGE)
                                .then(opinion::suffices),
                        Action.named("insufficient")
                                .from("answered")
                                .to("written", "disputed")
                                .byNamed(LAY_MONITOR, MONITOR)
                                .duty(Duty.JUDGE)
                                .form(opinion.reasonForm())
                                .then(opinion::insufficient),
                        Action.named("lapse")
                                .from("answered")
                                .to("closed")
                                .byHouse()
                                .then(opinion::lapse),
                        Action.named("conclude")
                                .from("disputed")
                                .to("closed")
                                .by(SUPERVISOR)
                                .duty(Duty.JUDGE)
                                .form(opinion.concludeForm())
                                .then(opinion::conclude),
                        Action.named("withdraw")
                                .from("written", "answered", "disputed")
                                .to("withdrawn")
                                .byNamed(LAY_MONITOR, MONITOR)
                                .form(opinion.reasonForm())
                                .then(opinion::withdraw),
                        Action.named("note")
                                .from("written", "answered", "disputed")
                                .by(SUPERVISOR)
                                .byUnit(HANDLER, LEAD)
                                .form(opinion.noteForm())
                                .asRemark()
                                .inside()));
    }
}

package org.banshi.program;

import static org.banshi.access.Role.GROUP;
import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.matter.Relation.CHECKER;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a deed (办实事): 登记, 办成, 确认. The whole of it can be read here. */
final class DeedLifecycle {
    private DeedLifecycle() {}

    static Lifecycle declare(DeedSteps steps, ProgramTimes times) {
        return Lifecycle.of(
                Deed.NAME,
                List.of(ProgramTimes.END),
                Map.of(),
                List.of(
                        State.open("registered", new Owner.OfUnit(LEAD)),
                        State.open("done", new Owner.Pool(OFFICE)).clock("confirm", times.by(ProgramLimits::confirm)),
                        State.end("confirmed"),
                        State.end("withdrawn")),
                List.of(
                        Action.named("done")
                                .from("registered")
                                .to("done")
                                .byNamed(HANDLER, "doer")
                                .byUnit(HANDLER, LEAD)
                                .duty(Duty.WORK)
                                .form(steps.doneForm())
                                .then(steps::done),
                        Action.named("verdict")
                                .from("done")
                                .to("confirmed", "registered")
                                .byRaiser()
                                .form(steps.judgeForm())
                                .then(steps::judge),
                        Action.named("confirm")
                                .from("done")
                                .to("confirmed", "registered")
                                .by(OFFICE, GROUP)
                                .byUnit(HANDLER, CHECKER)
                                .duty(Duty.JUDGE)
                                .form(steps.judgeForm())
                                .when(steps::isNotTheirs, "deedIsYours")
                                .then(steps::judge),
                        Action.named("withdraw")
                                .from("registered", "done")
                                .to("withdrawn")
                                .byRaiser()
                                .by(OFFICE)
                                .byNamed(HANDLER, "doer")
                                .form(steps.reasonForm())
                                .then(steps::withdraw),
                        Action.named("reveal")
                                .from("done", "registered")
                                .by(OFFICE)
                                .form(steps.reasonForm())
                                .asRemark()
                                .inside()));
    }
}

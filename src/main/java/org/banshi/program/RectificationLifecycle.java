package org.banshi.program;

import static org.banshi.access.Role.GROUP;
import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.matter.Relation.CHECKER;
import static org.banshi.matter.Relation.ISSUER;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a rectification, from what was found to the round that passes it. */
final class RectificationLifecycle {
    private RectificationLifecycle() {}

    static Lifecycle declare(RectificationWork repair, TaskWork work, ProgramTimes times) {
        return Lifecycle.of(
                Rectifications.NAME,
                List.of(ProgramTimes.END),
                Map.of(),
                states(times),
                Stream.of(
                                screening(repair),
                                repairing(repair, work),
                                accepting(repair),
                                List.of(ItemActions.note(
                                        work, "found", "verified", "onLedger", "underRepair", "round")))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<State> states(ProgramTimes times) {
        return List.of(
                State.open("found", new Owner.OfUnit(CHECKER)).clock("verify", times.by(ProgramLimits::check)),
                State.open("verified", new Owner.OfUnit(ISSUER)).clock("book", times.by(ProgramLimits::step)),
                State.open("onLedger", new Owner.OfUnit(LEAD)).clock("receive", times.by(ProgramLimits::receive)),
                State.open("underRepair", new Owner.OfUnit(LEAD)),
                State.open("round", new Owner.OfUnit(CHECKER)).clock("check", times.by(ProgramLimits::check)),
                State.end("passed"),
                State.end("dropped"));
    }

    private static List<Action> screening(RectificationWork repair) {
        return List.of(
                Action.named("verify")
                        .from("found")
                        .to("verified")
                        .byUnit(GROUP, CHECKER)
                        .form(repair.verifyForm())
                        .when(repair::isAnotherThanTheFinder, "finderVerifies")
                        .then(repair::verify),
                Action.named("drop")
                        .from("found")
                        .to("dropped")
                        .byUnit(GROUP, CHECKER)
                        .form(repair.dropForm())
                        .when(repair::isAnotherThanTheFinder, "finderVerifies")
                        .then(repair::drop),
                Action.named("book")
                        .from("verified")
                        .to("onLedger")
                        .byUnit(OFFICE, ISSUER)
                        .form(repair.bookForm())
                        .then(repair::book));
    }

    private static List<Action> repairing(RectificationWork repair, TaskWork work) {
        return List.of(
                Action.named("receive")
                        .from("onLedger")
                        .to("underRepair")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.receiveForm())
                        .then(repair::receive),
                Action.named("redate")
                        .from("underRepair")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.redateForm())
                        .then(work::redate),
                Action.named("askRound")
                        .from("underRepair")
                        .to("round")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(repair.askForm())
                        .then(repair::ask));
    }

    /** To fail a round is a judgement too, so that the same member may see the next round. */
    private static List<Action> accepting(RectificationWork repair) {
        return List.of(
                Action.named("pass")
                        .from("round")
                        .to("passed")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.JUDGE)
                        .form(repair.passForm())
                        .then(repair::pass),
                Action.named("fail")
                        .from("round")
                        .to("underRepair")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.JUDGE)
                        .form(repair.failForm())
                        .then(repair::fail),
                Action.named("rebound")
                        .from("passed")
                        .to("underRepair")
                        .byUnit(OFFICE, ISSUER)
                        .byUnit(GROUP, CHECKER)
                        .form(repair.reboundForm())
                        .then(repair::rebound));
    }
}

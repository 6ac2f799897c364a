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

/** The course of a finding, from the group that opens it to the recheck that closes it, or the review that lifts it. */
final class FindingLifecycle {
    private FindingLifecycle() {}

    static Lifecycle declare(FindingWork finding, TaskWork work, ProgramTimes times) {
        return Lifecycle.of(
                Findings.NAME,
                List.of(ProgramTimes.END),
                Map.of(),
                states(times),
                Stream.of(
                                answering(finding, work),
                                objecting(finding),
                                List.of(ItemActions.note(work, "opened", "answered", "objected")))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<State> states(ProgramTimes times) {
        return List.of(
                State.open("opened", new Owner.OfUnit(LEAD)),
                State.open("answered", new Owner.OfUnit(CHECKER)).clock("check", times.by(ProgramLimits::check)),
                State.open("objected", new Owner.OfUnit(ISSUER)).clock("review", times.by(ProgramLimits::review)),
                State.end("closed"),
                State.end("lifted"));
    }

    /** Either word of the recheck is a judgement, so that the same member may look again after the next answer. */
    private static List<Action> answering(FindingWork finding, TaskWork work) {
        return List.of(
                Action.named("answer")
                        .from("opened")
                        .to("answered")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(finding.answerForm())
                        .then(finding::answer),
                Action.named("recheck")
                        .from("answered")
                        .to("closed")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.JUDGE)
                        .form(finding.recheckForm())
                        .then(finding::recheck),
                Action.named("sendBack")
                        .from("answered")
                        .to("opened")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.JUDGE)
                        .form(finding.sendBackForm())
                        .then(finding::sendBack),
                Action.named("redate")
                        .from("opened")
                        .byUnit(GROUP, CHECKER)
                        .form(work.redateForm())
                        .then(work::redate));
    }

    private static List<Action> objecting(FindingWork finding) {
        return List.of(
                Action.named("object")
                        .from("opened", "answered")
                        .to("objected")
                        .byUnit(HANDLER, LEAD)
                        .form(finding.objectForm())
                        .when(finding::isTheFirstObjection, "findingObjected")
                        .when(finding::isInTimeToObject, "objectionTooLate")
                        .then(finding::object),
                Action.named("uphold")
                        .from("objected")
                        .to("opened")
                        .byUnit(OFFICE, ISSUER)
                        .duty(Duty.JUDGE)
                        .form(finding.reviewForm())
                        .when(finding::tookNoPart, "reviewerTookPart")
                        .then(finding::uphold),
                Action.named("lift")
                        .from("objected")
                        .to("lifted")
                        .byUnit(OFFICE, ISSUER)
                        .duty(Duty.JUDGE)
                        .form(finding.reviewForm())
                        .when(finding::tookNoPart, "reviewerTookPart")
                        .then(finding::lift));
    }
}

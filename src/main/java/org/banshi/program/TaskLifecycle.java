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

/** The course of a task, from the list to the second signature that strikes it off. The whole of it can be read here. */
final class TaskLifecycle {
    private static final String[] RUNNING = {"issued", "underWay", "longRunning", "strikeOffAsked", "checked"};

    private TaskLifecycle() {}

    static Lifecycle declare(TaskDrafting drafting, TaskWork work, TaskStrikeOff strikeOff, ProgramTimes times) {
        return Lifecycle.of(
                Tasks.NAME,
                List.of(ProgramTimes.END, ProgramTimes.REVIEW),
                Map.of(),
                states(times),
                Stream.of(
                                drafting(drafting),
                                ItemActions.laying(drafting, "drafted", "underWay"),
                                working(work),
                                ItemActions.going(work, "underWay", "longRunning"),
                                dating(work),
                                strikingOff(strikeOff),
                                List.of(
                                        ItemActions.fund(drafting, "drafted", "issued", "underWay", "longRunning"),
                                        ItemActions.cite(drafting, "drafted", "issued", "underWay", "longRunning"),
                                        ItemActions.note(work, RUNNING)))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<State> states(ProgramTimes times) {
        return List.of(
                State.open("drafted", new Owner.OfUnit(ISSUER)).clock("draft", times.by(ProgramLimits::draft)),
                State.open("issued", new Owner.OfUnit(LEAD)).clock("receive", times.by(ProgramLimits::receive)),
                State.open("underWay", new Owner.OfUnit(LEAD)),
                State.open("longRunning", new Owner.OfUnit(LEAD)),
                State.open("strikeOffAsked", new Owner.OfUnit(CHECKER)).clock("check", times.by(ProgramLimits::check)),
                State.open("checked", new Owner.OfUnit(ISSUER)).clock("sign", times.by(ProgramLimits::sign)),
                State.end("struckOff"),
                State.end("cancelled"));
    }

    private static List<Action> drafting(TaskDrafting drafting) {
        return List.of(
                Action.named("plan")
                        .from("drafted")
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.planForm())
                        .then(drafting::plan),
                Action.named("appoint")
                        .from("drafted")
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.appointForm())
                        .then(drafting::appoint),
                Action.named("issue")
                        .from("drafted")
                        .to("issued")
                        .byUnit(OFFICE, ISSUER)
                        .when(drafting::hasRoadMap, "noRoadMap")
                        .when(drafting::hasDates, "noDates")
                        .when(drafting::hasTarget, "noTarget")
                        .when(drafting::hasSomebodyAnswerable, "nobodyAnswerable")
                        .then(drafting::issue),
                Action.named("cancel")
                        .from("drafted")
                        .to("cancelled")
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.reasonForm())
                        .then(drafting::cancel));
    }

    private static List<Action> working(TaskWork work) {
        return List.of(
                Action.named("receive")
                        .from("issued")
                        .to("underWay")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.receiveForm())
                        .then(work::receive),
                ItemActions.followUp(work, "underWay", "longRunning", "strikeOffAsked", "checked"));
    }

    private static List<Action> dating(TaskWork work) {
        return List.of(
                Action.named("redate")
                        .from("underWay")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.redateForm())
                        .then(work::redate),
                Action.named("makeLongRunning")
                        .from("underWay")
                        .to("longRunning")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.longRunningForm())
                        .then(work::makeLongRunning),
                Action.named("review")
                        .from("longRunning")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.reviewForm())
                        .then(work::review),
                Action.named("resume")
                        .from("longRunning")
                        .to("underWay")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.resumeForm())
                        .then(work::resume));
    }

    private static List<Action> strikingOff(TaskStrikeOff strikeOff) {
        return List.of(
                Action.named("askStrikeOff")
                        .from("underWay")
                        .to("strikeOffAsked")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(strikeOff.askForm())
                        .when(strikeOff::allMilestonesAreAccepted, "milestonesOpen")
                        .then(strikeOff::ask),
                Action.named("word")
                        .from("strikeOffAsked", "checked")
                        .byUnit(GROUP, CHECKER)
                        .form(strikeOff.wordForm())
                        .then(strikeOff::word),
                Action.named("check")
                        .from("strikeOffAsked")
                        .to("checked")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.CHECK)
                        .form(strikeOff.checkForm())
                        .then(strikeOff::check),
                Action.named("sendBack")
                        .from("strikeOffAsked")
                        .to("underWay")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.CHECK)
                        .form(strikeOff.sendBackForm())
                        .then(strikeOff::sendBack),
                Action.named("sendBack")
                        .from("checked")
                        .to("underWay")
                        .byUnit(OFFICE, ISSUER)
                        .form(strikeOff.sendBackForm())
                        .then(strikeOff::sendBack),
                Action.named("sign")
                        .from("checked")
                        .to("struckOff")
                        .byUnit(OFFICE, ISSUER)
                        .duty(Duty.JUDGE)
                        .form(strikeOff.signForm())
                        .when(strikeOff::theirWordIsHeard, "noWordYet")
                        .when(strikeOff::theirWordIsYes, "wordIsNo")
                        .then(strikeOff::sign),
                Action.named("rebound")
                        .from("struckOff")
                        .to("underWay")
                        .byUnit(OFFICE, ISSUER)
                        .byUnit(GROUP, CHECKER)
                        .form(strikeOff.reboundForm())
                        .then(strikeOff::rebound));
    }
}

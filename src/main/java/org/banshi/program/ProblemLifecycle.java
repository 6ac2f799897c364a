package org.banshi.program;

import static org.banshi.access.Role.APPRAISER;
import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.HELPER;
import static org.banshi.access.Role.LEADER;
import static org.banshi.access.Role.MONITOR;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a hard problem (领办难题): 开题, 选题, 定题, 解题, 评估, 公示. The whole of it can be read here. */
final class ProblemLifecycle {
    private ProblemLifecycle() {}

    static Lifecycle declare(ProblemChoosing choosing, ProblemSolving solving, ProblemForms forms, ProgramTimes times) {
        return Lifecycle.of(
                HardProblem.NAME,
                List.of(ProgramTimes.END),
                Map.of(ProblemSolving.PROCESS_CHECK, "openCheck"),
                states(times),
                Stream.of(choosing(choosing, forms), people(choosing), solving(solving, forms), judging(solving, forms))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<State> states(ProgramTimes times) {
        return List.of(
                State.open("opened", new Owner.Pool(OFFICE)).clock("choose", times.by(ProgramLimits::step)),
                State.open("chosen", new Owner.OfUnit(LEAD)).clock("fix", times.by(ProgramLimits::step)),
                State.open("fixed", new Owner.Pool(OFFICE)).clock("start", times.by(ProgramLimits::step)),
                State.open("solving", new Owner.OfUnit(LEAD)),
                State.open("evaluated", new Owner.Pool(OFFICE)).clock("evaluate", times.by(ProgramLimits::step)),
                State.open("onNotice", new Owner.Pool(OFFICE))
                        .until("notice", times.by(ProgramLimits::notice), "close"),
                State.end("closed"),
                State.end("dropped"));
    }

    private static List<Action> choosing(ProblemChoosing choosing, ProblemForms forms) {
        return List.of(
                Action.named("choose")
                        .from("opened")
                        .to("chosen")
                        .by(OFFICE)
                        .form(choosing.chooseForm())
                        .then(choosing::choose),
                Action.named("fillNeed")
                        .from("chosen", "fixed", "solving")
                        .byNamed(HELPER, ProblemPeople.HELPER)
                        .duty(Duty.WORK)
                        .form(forms.needForm())
                        .then(choosing::fillNeed),
                Action.named("fix")
                        .from("chosen")
                        .to("fixed")
                        .byNamed(LEADER, ProblemPeople.LEADER)
                        .duty(Duty.WORK)
                        .form(choosing.fixForm())
                        .when(forms::hasNeed, "needFormMissing")
                        .then(choosing::fix),
                Action.named("sendBack")
                        .from("fixed")
                        .to("chosen")
                        .by(OFFICE)
                        .form(choosing.reasonForm())
                        .then(choosing::sendBack),
                Action.named("start")
                        .from("fixed")
                        .to("solving")
                        .by(OFFICE)
                        .form(choosing.startForm())
                        .when(choosing::endIsAhead, "endIsPast")
                        .then(choosing::start));
    }

    private static List<Action> people(ProblemChoosing choosing) {
        return List.of(
                Action.named("makeKey")
                        .from("chosen", "fixed", "solving")
                        .by(OFFICE)
                        .when(choosing::isNotKey, "isKeyProblem")
                        .when(choosing::leaderIsFree, "leaderHasKeyProblem")
                        .then(choosing::makeKey),
                Action.named("replace")
                        .from("chosen", "fixed", "solving", "evaluated")
                        .by(OFFICE)
                        .form(choosing.replaceForm())
                        .then(choosing::replace),
                Action.named("move")
                        .from("chosen", "fixed", "solving")
                        .by(OFFICE)
                        .form(choosing.moveForm())
                        .then(choosing::move),
                Action.named("redate")
                        .from("solving")
                        .by(OFFICE)
                        .form(choosing.redateForm())
                        .then(choosing::redate),
                Action.named("drop")
                        .from("opened", "chosen", "fixed")
                        .to("dropped")
                        .by(OFFICE)
                        .form(choosing.reasonForm())
                        .then(choosing::drop));
    }

    private static List<Action> solving(ProblemSolving solving, ProblemForms forms) {
        return List.of(
                Action.named("progress")
                        .from("solving")
                        .byNamed(LEADER, ProblemPeople.LEADER)
                        .byNamed(HELPER, ProblemPeople.HELPER)
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(solving.progressForm()),
                Action.named("openCheck").from("solving").byHouse().then(solving::openCheck),
                Action.named("fillProcess")
                        .from("solving")
                        .byNamed(MONITOR, ProblemPeople.MONITOR)
                        .duty(Duty.CHECK)
                        .form(forms.processForm())
                        .then(solving::fillProcess),
                Action.named("finish")
                        .from("solving")
                        .to("evaluated")
                        .byNamed(LEADER, ProblemPeople.LEADER)
                        .duty(Duty.WORK)
                        .form(solving.progressForm())
                        .when(forms::hasProcess, "processFormMissing")
                        .when(solving::noCheckIsOpen, "checkIsOpen")
                        .then(solving::finish));
    }

    private static List<Action> judging(ProblemSolving solving, ProblemForms forms) {
        return List.of(
                Action.named("evaluate")
                        .from("evaluated")
                        .to("solving")
                        .byNamed(APPRAISER, ProblemPeople.APPRAISER)
                        .duty(Duty.JUDGE)
                        .form(forms.resultForm())
                        .when(solving::isNotEvaluated, "evaluatedAlready")
                        .then(solving::evaluate),
                Action.named("publish")
                        .from("evaluated")
                        .to("onNotice")
                        .by(OFFICE)
                        .form(solving.publishForm())
                        .when(forms::hasAll, "formsMissing")
                        .when(solving::isEvaluated, "notEvaluated")
                        .then(solving::publish),
                Action.named("object")
                        .from("onNotice")
                        .to("solving")
                        .by(OFFICE)
                        .form(solving.objectForm())
                        .when(solving::noticeStands, "windowOver")
                        .then(solving::object),
                Action.named("close")
                        .from("onNotice")
                        .to("closed")
                        .byHouse()
                        .when(forms::hasAll, "formsMissing")
                        .when(solving::isEvaluated, "notEvaluated")
                        .then(solving::close));
    }
}

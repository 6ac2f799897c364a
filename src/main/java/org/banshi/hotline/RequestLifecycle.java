package org.banshi.hotline;

import static org.banshi.access.Role.CALLER;
import static org.banshi.access.Role.DISPATCHER;
import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OPERATOR;
import static org.banshi.access.Role.REVIEWER;
import static org.banshi.matter.Relation.CO;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a request, from the resident's words to the resident's verdict. The whole of it can be read here. */
final class RequestLifecycle {
    private static final String[] OPEN = {
        "raised",
        "accepted",
        "dispatched",
        "returned",
        "working",
        "promised",
        "drafted",
        "replied",
        "approved",
        "disputed",
        "answered",
        "merged",
        "objected"
    };

    private RequestLifecycle() {}

    static Lifecycle declare(
            Intake intake, Dispatching dispatching, Handling handling, Judging judging, Remarks remarks, Times times) {
        List<Action> actions = new java.util.ArrayList<>();
        actions.addAll(intake(intake));
        actions.addAll(dispatching(dispatching));
        actions.addAll(handling(handling));
        actions.addAll(decisions(handling));
        actions.addAll(judging(judging));
        actions.addAll(afterwards(judging, intake));
        actions.addAll(remarks(remarks));
        return Lifecycle.of(
                Requests.NAME,
                List.of(Times.HANDLE, Times.PROMISE),
                Map.of(Times.PROMISE_NOTE, "promiseNote"),
                states(times),
                actions);
    }

    private static List<State> states(Times times) {
        return List.of(
                State.open("raised", new Owner.Pool(OPERATOR)).clock("accept", times.by(RequestLimits::accept)),
                State.open("accepted", new Owner.Pool(DISPATCHER))
                        .clock("dispatch", times.byGrade(RequestLimits::dispatch)),
                State.open("dispatched", new Owner.OfUnit(LEAD)).clock("sign", times.byGrade(RequestLimits::sign)),
                State.open("returned", new Owner.Pool(DISPATCHER)).clock("ruling", times.by(RequestLimits::ruling)),
                State.open("working", new Owner.OfUnit(LEAD)),
                State.open("promised", new Owner.OfUnit(LEAD)),
                State.open("drafted", new Owner.OfUnit(LEAD)),
                State.open("replied", new Owner.Pool(REVIEWER)).clock("review", times.by(RequestLimits::review)),
                State.open("approved", new Owner.Pool(CALLER)).clock("callBack", times.by(RequestLimits::callBack)),
                State.open("disputed", new Owner.Pool(REVIEWER)).clock("dispute", times.by(RequestLimits::dispute)),
                State.open("answered", new Owner.Pool(OPERATOR))
                        .until("silence", times.by(RequestLimits::silence), "fallSilent"),
                State.open("merged", new Owner.OfMain()),
                State.open("objected", new Owner.Pool(REVIEWER)).clock("objection", times.by(RequestLimits::objection)),
                State.end("closed"),
                State.end("rejected"),
                State.end("withdrawn"));
    }

    private static List<Action> intake(Intake intake) {
        return List.of(
                Action.named("accept")
                        .from("raised")
                        .to("accepted")
                        .by(OPERATOR)
                        .form(intake.acceptForm())
                        .then(intake::accept),
                Action.named("reject")
                        .from("raised")
                        .to("rejected")
                        .by(OPERATOR)
                        .form(intake.rejectForm())
                        .then(intake::reject),
                Action.named("answer")
                        .from("raised")
                        .to("answered")
                        .by(OPERATOR)
                        .duty(Duty.WORK)
                        .form(intake.answerForm())
                        .then(intake::answer),
                Action.named("classify")
                        .from("raised")
                        .by(OPERATOR)
                        .form(intake.classifyForm())
                        .inside()
                        .then(intake::classify),
                Action.named("classify")
                        .from("accepted")
                        .by(DISPATCHER)
                        .form(intake.classifyForm())
                        .inside()
                        .then(intake::classify),
                Action.named("reword")
                        .from("raised")
                        .by(OPERATOR)
                        .form(intake.rewordForm())
                        .inside()
                        .then(intake::reword),
                Action.named("reword")
                        .from("accepted")
                        .by(DISPATCHER)
                        .form(intake.rewordForm())
                        .inside()
                        .then(intake::reword),
                Action.named("merge")
                        .from("raised")
                        .to("merged")
                        .by(OPERATOR)
                        .form(intake.mergeForm())
                        .inside()
                        .then(intake::merge),
                Action.named("merge")
                        .from("accepted")
                        .to("merged")
                        .by(DISPATCHER, OPERATOR)
                        .form(intake.mergeForm())
                        .inside()
                        .then(intake::merge),
                Action.named("unmerge")
                        .from("merged")
                        .to("raised", "accepted")
                        .by(OPERATOR, DISPATCHER, REVIEWER)
                        .byHouse()
                        .when(intake::mayUnmerge, "unmergeNotYours")
                        .inside()
                        .then(intake::unmerge),
                Action.named("followMain")
                        .from("merged")
                        .to("approved")
                        .byHouse()
                        .then(intake::followMain));
    }

    private static List<Action> dispatching(Dispatching dispatching) {
        return List.of(
                Action.named("dispatch")
                        .from("accepted")
                        .to("dispatched")
                        .by(DISPATCHER)
                        .form(dispatching.dispatchForm())
                        .when(dispatching::reportIsClassified, "reportNotClassified")
                        .when(dispatching::secretIsReworded, "notReworded")
                        .forUnits()
                        .ahead(dispatching::advised)
                        .then(dispatching::dispatch),
                Action.named("rule")
                        .from("returned")
                        .to("dispatched")
                        .by(DISPATCHER)
                        .form(dispatching.ruleForm())
                        .forUnits()
                        .then(dispatching::rule),
                Action.named("handDown")
                        .from("dispatched")
                        .to("dispatched")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(dispatching.handDownForm())
                        .then(dispatching::handDown),
                Action.named("sign")
                        .from("dispatched")
                        .to("working")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(dispatching.signForm())
                        .then(dispatching::sign),
                Action.named("assign")
                        .from("dispatched", "working", "promised")
                        .byUnit(HANDLER, LEAD)
                        .form(dispatching.assignForm())
                        .inside()
                        .then(dispatching::assign),
                Action.named("return")
                        .from("dispatched")
                        .to("returned")
                        .byUnit(HANDLER, LEAD)
                        .form(dispatching.returnForm())
                        .when(dispatching::mayReturn, "returnFinal")
                        .when(dispatching::withinSignLimit, "returnTooLate")
                        .then(dispatching::giveBack),
                Action.named("addCoHandler")
                        .from("dispatched", "working")
                        .by(DISPATCHER)
                        .byUnit(HANDLER, LEAD)
                        .form(dispatching.coHandlerForm())
                        .forUnits()
                        .then(dispatching::addCoHandler),
                Action.named("releaseCoHandler")
                        .from("dispatched", "working", "promised")
                        .by(DISPATCHER)
                        .byUnit(HANDLER, LEAD)
                        .form(dispatching.releaseForm())
                        .forUnits()
                        .then(dispatching::releaseCoHandler));
    }

    private static List<Action> handling(Handling handling) {
        return List.of(
                Action.named("reply")
                        .from("working", "promised")
                        .to("replied", "drafted")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(handling.replyForm())
                        .then(handling::reply),
                Action.named("signOff")
                        .from("drafted")
                        .to("replied")
                        .bySigner(HANDLER, LEAD)
                        .duty(Duty.SIGN)
                        .form(handling.signOffForm())
                        .then(handling::signOff),
                Action.named("redraft")
                        .from("drafted")
                        .to("working", "promised")
                        .byUnit(HANDLER, LEAD)
                        .form(handling.reasonForm())
                        .inside()
                        .then(handling::redraft),
                Action.named("coReply")
                        .from("dispatched", "working", "promised")
                        .byUnit(HANDLER, CO)
                        .duty(Duty.WORK)
                        .form(handling.coReplyForm())
                        .when(handling::coReplyIsDue, "coReplied")
                        .inside()
                        .then(handling::coReply),
                Action.named("ask")
                        .from("working")
                        .byUnit(HANDLER, LEAD)
                        .form(handling.askForm())
                        .when(s -> !s.ownYes("asked"), "askedBefore")
                        .then(handling::ask),
                Action.named("requestPause")
                        .from("working")
                        .byUnit(HANDLER, LEAD)
                        .form(handling.pauseForm())
                        .when(s -> s.ownYes("asked"), "pauseOnlyAfterAsking")
                        .when(handling::nothingIsAsked, "decisionPending")
                        .inside()
                        .then(handling::requestPause),
                Action.named("extend")
                        .from("working")
                        .byUnit(HANDLER, LEAD)
                        .form(handling.extendForm())
                        .when(s -> s.ownText("extension").isEmpty(), "extendedBefore")
                        .when(handling::hasDayLimit, "noExtensionOfHours")
                        .when(handling::beforeDue, "extensionTooLate")
                        .when(handling::nothingIsAsked, "decisionPending")
                        .inside()
                        .then(handling::extend),
                Action.named("promise")
                        .from("working")
                        .byUnit(HANDLER, LEAD)
                        .form(handling.promiseForm())
                        .when(handling::nothingIsAsked, "decisionPending")
                        .inside()
                        .then(handling::promise),
                Action.named("resume")
                        .from("promised")
                        .to("working")
                        .byUnit(HANDLER, LEAD)
                        .then(handling::resume),
                Action.named("promiseNote")
                        .from("promised", "drafted")
                        .byHouse()
                        .then(handling::promiseNote));
    }

    private static List<Action> decisions(Handling handling) {
        return List.of(
                Action.named("approvePause")
                        .from("working")
                        .by(DISPATCHER)
                        .when(handling::pauseIsAsked, "nothingAsked")
                        .forUnits()
                        .then(handling::approvePause),
                Action.named("refusePause")
                        .from("working")
                        .by(DISPATCHER)
                        .form(handling.reasonForm())
                        .when(handling::pauseIsAsked, "nothingAsked")
                        .inside()
                        .forUnits()
                        .then(handling::refusePause),
                Action.named("grantExtension")
                        .from("working")
                        .by(DISPATCHER)
                        .when(handling::extensionIsAsked, "nothingAsked")
                        .forUnits()
                        .then(handling::grantExtension),
                Action.named("refuseExtension")
                        .from("working")
                        .by(DISPATCHER)
                        .form(handling.reasonForm())
                        .when(handling::extensionIsAsked, "nothingAsked")
                        .inside()
                        .forUnits()
                        .then(handling::refuseExtension),
                Action.named("approvePromise")
                        .from("working")
                        .to("promised")
                        .by(DISPATCHER)
                        .when(handling::promiseIsAsked, "nothingAsked")
                        .forUnits()
                        .then(handling::approvePromise),
                Action.named("refusePromise")
                        .from("working")
                        .by(DISPATCHER)
                        .form(handling.reasonForm())
                        .when(handling::promiseIsAsked, "nothingAsked")
                        .inside()
                        .forUnits()
                        .then(handling::refusePromise));
    }

    private static List<Action> judging(Judging judging) {
        return List.of(
                Action.named("approve")
                        .from("replied")
                        .to("approved")
                        .by(REVIEWER)
                        .duty(Duty.CHECK)
                        .form(judging.approveForm())
                        .then(judging::approve),
                Action.named("sendBack")
                        .from("replied")
                        .to("working")
                        .by(REVIEWER)
                        .duty(Duty.CHECK)
                        .form(judging.reasonForm())
                        .forUnits()
                        .then(judging::sendBack),
                Action.named("sendBack")
                        .from("disputed")
                        .to("working")
                        .by(REVIEWER)
                        .duty(Duty.CHECK)
                        .form(judging.reasonForm())
                        .when(judging::didNotApprove, "approvedItYourself")
                        .forUnits()
                        .then(judging::sendBack),
                Action.named("callBack")
                        .from("approved")
                        .to("closed", "working", "disputed", "approved")
                        .by(CALLER)
                        .duty(Duty.JUDGE)
                        .form(judging.callBackForm())
                        .when(judging::isAnotherDay, "calledTodayAlready")
                        .then(judging::callBack),
                Action.named("verdict")
                        .from("approved")
                        .to("closed", "working", "disputed")
                        .byRaiser()
                        .form(judging.verdictForm())
                        .then(judging::verdict),
                Action.named("verdict")
                        .from("answered")
                        .to("closed", "accepted")
                        .byRaiser()
                        .form(judging.verdictForm())
                        .then(judging::verdictOnAnswer),
                Action.named("close")
                        .from("approved")
                        .to("closed")
                        .by(CALLER)
                        .duty(Duty.JUDGE)
                        .when(s -> s.ownInt("attempts") >= 2, "notTriedTwice")
                        .then(judging::closeUnreached),
                Action.named("close")
                        .from("disputed")
                        .to("closed")
                        .by(REVIEWER)
                        .form(judging.groundForm())
                        .when(judging::didNotApprove, "approvedItYourself")
                        .then(judging::closeDisputed),
                Action.named("fallSilent")
                        .from("answered")
                        .to("closed")
                        .byHouse()
                        .then(judging::fallSilent));
    }

    private static List<Action> afterwards(Judging judging, Intake intake) {
        return List.of(
                Action.named("reopen")
                        .from("answered")
                        .to("accepted")
                        .byRaiser()
                        .byProxy()
                        .by(OPERATOR)
                        .form(judging.reopenForm())
                        .then(judging::reopenAnswered),
                Action.named("reopen")
                        .from("closed")
                        .to("dispatched", "accepted")
                        .byRaiser()
                        .byProxy()
                        .by(OPERATOR)
                        .form(judging.reopenForm())
                        .when(s -> s.ownInt("reopened") == 0, "reopenedBefore")
                        .when(judging::withinReopenWindow, "windowOver")
                        .then(judging::reopen),
                Action.named("object")
                        .from("rejected", "withdrawn")
                        .to("objected")
                        .byRaiser()
                        .byProxy()
                        .by(OPERATOR)
                        .form(judging.objectForm())
                        .when(s -> !s.ownYes("objected"), "objectedBefore")
                        .when(judging::withinObjectionWindow, "windowOver")
                        .then(judging::object),
                Action.named("uphold")
                        .from("objected")
                        .to("rejected", "withdrawn")
                        .by(REVIEWER)
                        .form(judging.reasonForm())
                        .then(judging::uphold),
                Action.named("overturn")
                        .from("objected")
                        .to("accepted")
                        .by(REVIEWER)
                        .form(judging.reasonForm())
                        .then(judging::overturn),
                Action.named("withdraw")
                        .from(OPEN)
                        .to("withdrawn")
                        .byRaiser()
                        .by(OPERATOR)
                        .form(intake.withdrawForm())
                        .then(intake::withdraw));
    }

    private static List<Action> remarks(Remarks remarks) {
        return List.of(
                Action.named("addFact")
                        .from(OPEN)
                        .byRaiser()
                        .byProxy()
                        .by(OPERATOR)
                        .form(remarks.factForm())
                        .asRemark()
                        .then(remarks::addFact),
                Action.named("remind")
                        .from(OPEN)
                        .byRaiser()
                        .byProxy()
                        .by(OPERATOR)
                        .form(remarks.remindForm())
                        .asRemark()
                        .then(remarks::remind),
                Action.named("joinMatter")
                        .from("raised")
                        .byRaiser()
                        .form(remarks.joinForm())
                        .asRemark()
                        .then(remarks::join),
                Action.named("note")
                        .from(everywhere())
                        .byHouse()
                        .by(OPERATOR, DISPATCHER, REVIEWER, CALLER)
                        .byUnit(HANDLER, LEAD, CO)
                        .form(remarks.noteForm())
                        .asRemark()
                        .inside()
                        .then(remarks::note),
                Action.named("reveal")
                        .from(everywhere())
                        .by(OPERATOR, DISPATCHER, REVIEWER, CALLER)
                        .byUnit(HANDLER, LEAD)
                        .form(remarks.revealForm())
                        .when(remarks::mayReveal, "identityKeptApart")
                        .asRemark()
                        .inside());
    }

    private static String[] everywhere() {
        List<String> all = new java.util.ArrayList<>(List.of(OPEN));
        all.addAll(List.of("closed", "rejected", "withdrawn"));
        return all.toArray(String[]::new);
    }
}

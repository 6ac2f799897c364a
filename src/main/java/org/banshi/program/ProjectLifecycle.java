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
import org.springframework.stereotype.Component;

/** The course of a project, from what was called for to what its users say. What it shares with tasks is theirs. */
@Component
final class ProjectLifecycle {
    private static final String[] BEFORE_WORK = {"calledFor", "argued", "decided"};
    private static final String[] UNTIL_BUILT = {"calledFor", "argued", "decided", "setUp", "building"};

    private final ProjectDeciding deciding;
    private final ProjectConsents consents;
    private final ProjectChanging changing;
    private final ProjectUse use;
    private final TaskDrafting drafting;
    private final TaskWork work;
    private final TaskStrikeOff strikeOff;

    ProjectLifecycle(
            ProjectDeciding deciding,
            ProjectConsents consents,
            ProjectChanging changing,
            ProjectUse use,
            TaskDrafting drafting,
            TaskWork work,
            TaskStrikeOff strikeOff) {
        this.deciding = deciding;
        this.consents = consents;
        this.changing = changing;
        this.use = use;
        this.drafting = drafting;
        this.work = work;
        this.strikeOff = strikeOff;
    }

    Lifecycle declare(ProgramTimes times) {
        return Lifecycle.of(
                Projects.NAME,
                List.of(ProgramTimes.END),
                Map.of(),
                states(times),
                Stream.of(
                                arguing(),
                                decisions(),
                                settingUp(),
                                ItemActions.laying(drafting, "calledFor", "argued", "decided", "building"),
                                building(),
                                ItemActions.going(work, "building"),
                                using(),
                                beside())
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<State> states(ProgramTimes times) {
        return List.of(
                State.open("calledFor", new Owner.OfUnit(ISSUER)).clock("argue", times.by(ProgramLimits::step)),
                State.open("argued", new Owner.OfUnit(ISSUER)).clock("decide", times.by(ProgramLimits::step)),
                State.open("decided", new Owner.OfUnit(ISSUER)).clock("draft", times.by(ProgramLimits::draft)),
                State.open("setUp", new Owner.OfUnit(LEAD)).clock("receive", times.by(ProgramLimits::receive)),
                State.open("building", new Owner.OfUnit(LEAD)),
                State.open("acceptanceAsked", new Owner.OfUnit(CHECKER)).clock("check", times.by(ProgramLimits::check)),
                State.open("accepted", new Owner.OfUnit(LEAD)),
                State.open("inUse", new Owner.OfUnit(ISSUER)).clock("evaluate", times.by(ProgramLimits::step)),
                State.end("evaluated"),
                State.end("declined"),
                State.end("terminated"));
    }

    private List<Action> arguing() {
        return List.of(
                Action.named("test")
                        .from("calledFor", "argued")
                        .byUnit(OFFICE, ISSUER)
                        .form(deciding.testForm())
                        .then(deciding::test),
                Action.named("argue")
                        .from("calledFor")
                        .to("argued")
                        .byUnit(OFFICE, ISSUER)
                        .form(deciding.argueForm())
                        .then(deciding::argue),
                Action.named("register")
                        .from(UNTIL_BUILT)
                        .byUnit(OFFICE, ISSUER)
                        .byUnit(HANDLER, LEAD)
                        .form(consents.registerForm())
                        .then(consents::register),
                Action.named("consent")
                        .from(UNTIL_BUILT)
                        .byUnit(OFFICE, ISSUER)
                        .byUnit(HANDLER, LEAD)
                        .form(consents.consentForm())
                        .when(consents::hasRegister, "noRegister")
                        .then(consents::consent),
                Action.named("decline")
                        .from("calledFor", "argued")
                        .to("declined")
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.reasonForm())
                        .then(deciding::decline));
    }

    private List<Action> decisions() {
        return List.of(
                Action.named("vote")
                        .from("argued")
                        .to("decided", "declined")
                        .byUnit(OFFICE, ISSUER)
                        .form(deciding.voteForm())
                        .when(deciding::hasScope, "noScope")
                        .when(deciding::isTested, "testsMissing")
                        .when(deciding::hasPassed, "testFailed")
                        .then(deciding::vote),
                Action.named("decide")
                        .from("argued")
                        .to("decided")
                        .byUnit(OFFICE, ISSUER)
                        .form(deciding.decideForm())
                        .when(deciding::hasScope, "noScope")
                        .when(deciding::isTested, "testsMissing")
                        .when(deciding::hasPassed, "testFailed")
                        .then(deciding::decide),
                Action.named("changeScope")
                        .from("decided", "setUp", "building")
                        .byUnit(OFFICE, ISSUER)
                        .form(changing.changeForm())
                        .then(changing::change),
                Action.named("stop")
                        .from("decided", "setUp", "building", "accepted")
                        .to("terminated")
                        .byUnit(OFFICE, ISSUER)
                        .form(changing.stopForm())
                        .then(changing::stop));
    }

    private List<Action> settingUp() {
        return List.of(
                Action.named("plan")
                        .from("calledFor", "argued")
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.planForm())
                        .then(drafting::plan),
                Action.named("plan")
                        .from("decided")
                        .byUnit(OFFICE, ISSUER)
                        .form(deciding.decidedPlanForm())
                        .then(drafting::plan),
                Action.named("appoint")
                        .from(BEFORE_WORK)
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.appointForm())
                        .then(drafting::appoint),
                Action.named("setUp")
                        .from("decided")
                        .to("setUp")
                        .byUnit(OFFICE, ISSUER)
                        .when(drafting::hasRoadMap, "noRoadMap")
                        .when(drafting::hasDates, "noDates")
                        .when(drafting::hasTarget, "noTarget")
                        .when(drafting::hasSomebodyAnswerable, "nobodyAnswerable")
                        .then(use::setUp));
    }

    private List<Action> building() {
        return List.of(
                Action.named("receive")
                        .from("setUp")
                        .to("building")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.receiveForm())
                        .then(use::receive),
                Action.named("redate")
                        .from("building")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.redateForm())
                        .then(work::redate),
                ItemActions.followUp(work, "building", "acceptanceAsked", "accepted"));
    }

    private List<Action> beside() {
        return List.of(
                ItemActions.fund(drafting, "calledFor", "argued", "decided", "setUp", "building", "accepted"),
                ItemActions.cite(drafting, UNTIL_BUILT),
                ItemActions.note(work, "decided", "setUp", "building", "acceptanceAsked", "accepted", "inUse"));
    }

    private List<Action> using() {
        return List.of(
                Action.named("askAcceptance")
                        .from("building")
                        .to("acceptanceAsked")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(strikeOff.askForm())
                        .when(strikeOff::allMilestonesAreAccepted, "notAllReached")
                        .then(use::askAcceptance),
                Action.named("accept")
                        .from("acceptanceAsked")
                        .to("accepted")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.CHECK)
                        .form(strikeOff.checkForm())
                        .then(use::accept),
                Action.named("sendBack")
                        .from("acceptanceAsked")
                        .to("building")
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.CHECK)
                        .form(drafting.reasonForm())
                        .then(use::notAccepted),
                Action.named("putIntoUse")
                        .from("accepted")
                        .to("inUse")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(use.intoUseForm())
                        .then(use::intoUse),
                Action.named("rate")
                        .from("inUse")
                        .byUnit(GROUP, CHECKER)
                        .form(use.rateForm())
                        .then(use::rate),
                Action.named("evaluate")
                        .from("inUse")
                        .to("evaluated")
                        .byUnit(OFFICE, ISSUER)
                        .duty(Duty.JUDGE)
                        .form(strikeOff.signForm())
                        .when(strikeOff::theirWordIsHeard, "noWordYet")
                        .when(strikeOff::theirWordIsYes, "usersSayNo")
                        .then(use::evaluate),
                Action.named("sendBack")
                        .from("inUse")
                        .to("building")
                        .byUnit(OFFICE, ISSUER)
                        .form(strikeOff.sendBackForm())
                        .then(use::sendBack));
    }
}

package org.banshi.oversight;

import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.matter.Relation.ISSUER;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/**
 * The course of a raised matter: asked, accepted or refused in writing, and the answer down the same way to the unit that
 * asked, which says whether it helped.
 */
final class RaisingLifecycle {
    private RaisingLifecycle() {}

    static Lifecycle declare(RaisingSteps steps, OversightTimes times) {
        return Lifecycle.of(
                Raisings.NAME,
                List.of(OversightTimes.END),
                Map.of(),
                List.of(
                        State.open("asked", new Owner.OfUnit(LEAD)).clock("screen", times.by(OversightLimits::screen)),
                        State.open("accepted", new Owner.OfUnit(LEAD)),
                        State.open("down", new Owner.OfUnit(LEAD))
                                .clock("handDown", times.by(OversightLimits::handDown)),
                        State.open("back", new Owner.OfUnit(ISSUER))
                                .clock("receive", times.by(OversightLimits::handDown)),
                        State.end("answered"),
                        State.end("turnedDown"),
                        State.end("withdrawn"),
                        State.end("lapsed")),
                List.of(
                        upper("accept")
                                .from("asked")
                                .to("accepted")
                                .form(steps.acceptForm())
                                .then(steps::accept),
                        upper("refuse")
                                .from("asked")
                                .to("back", "accepted")
                                .form(steps.reasonForm())
                                .then(steps::refuse),
                        upper("raiseFurther")
                                .from("accepted")
                                .to("asked")
                                .form(steps.furtherForm())
                                .when(steps::hasUpper, "oversight.noTierAbove")
                                .when(steps::hasNoOpenParts, "oversight.partsOpen")
                                .then(steps::raiseFurther),
                        upper("answer")
                                .from("accepted")
                                .to("back", "down")
                                .duty(Duty.WORK)
                                .form(steps.answerForm())
                                .when(steps::hasNoOpenParts, "oversight.partsOpen")
                                .then(steps::answer),
                        upper("passDown")
                                .from("down")
                                .to("back", "down")
                                .form(steps.passForm())
                                .then(steps::passDown),
                        Action.named("close")
                                .from("back")
                                .to("answered", "turnedDown")
                                .byUnit(HANDLER, ISSUER)
                                .duty(Duty.JUDGE)
                                .form(steps.closeForm())
                                .then(steps::close),
                        Action.named("withdraw")
                                .from("asked", "accepted")
                                .to("withdrawn")
                                .byUnit(HANDLER, ISSUER)
                                .form(steps.reasonForm())
                                .when(steps::hasNoOpenParts, "oversight.partsOpen")
                                .then(steps::withdraw),
                        Action.named("lapse")
                                .from("asked", "accepted", "down", "back")
                                .to("lapsed")
                                .byHouse()
                                .when(steps::isMoot, "oversight.raisingNeeded")
                                .when(steps::hasNoOpenParts, "oversight.partsOpen")
                                .then(steps::lapse),
                        Action.named("note")
                                .from("asked", "accepted", "down", "back")
                                .byUnit(HANDLER, LEAD, ISSUER)
                                .byUnit(OFFICE, LEAD)
                                .form(steps.noteForm())
                                .asRemark()));
    }

    /** By the unit that has it now, whether it handles or is an office. */
    private static Action upper(String name) {
        return Action.named(name).byUnit(HANDLER, LEAD).byUnit(OFFICE, LEAD);
    }
}

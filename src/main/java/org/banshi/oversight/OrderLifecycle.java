package org.banshi.oversight;

import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.access.Role.SUPERVISOR;
import static org.banshi.matter.Relation.ISSUER;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of an order: given out, taken up, answered, and closed by who looked at what was done. */
final class OrderLifecycle {
    private OrderLifecycle() {}

    static Lifecycle declare(OrderSteps order, OversightTimes times) {
        return Lifecycle.of(
                Orders.NAME,
                List.of(OversightTimes.END),
                Map.of(),
                List.of(
                        State.open("issued", new Owner.OfUnit(LEAD)).clock("receive", times::receive),
                        State.open("working", new Owner.OfUnit(LEAD)),
                        State.open("answered", new Owner.Pool(SUPERVISOR))
                                .clock("check", times.by(OversightLimits::check)),
                        State.end("closed"),
                        State.end("withdrawn")),
                List.of(
                        Action.named("receive")
                                .from("issued")
                                .to("working")
                                .byUnit(HANDLER, LEAD)
                                .duty(Duty.WORK)
                                .then(order::receive),
                        Action.named("answer")
                                .from("working")
                                .to("answered")
                                .byUnit(HANDLER, LEAD)
                                .duty(Duty.WORK)
                                .form(order.answerForm())
                                .when(order::isNothingAsked, "decisionPending")
                                .then(order::answer),
                        Action.named("extend")
                                .from("working")
                                .byUnit(HANDLER, LEAD)
                                .form(order.extendForm())
                                .when(order::isFirstDelay, "extendedBefore")
                                .when(order::isInTime, "extensionTooLate")
                                .when(order::isNothingAsked, "decisionPending")
                                .then(order::extend),
                        Action.named("grantExtension")
                                .from("working")
                                .by(SUPERVISOR)
                                .when(order::isAsked, "nothingAsked")
                                .then(order::grant),
                        Action.named("refuseExtension")
                                .from("working")
                                .by(SUPERVISOR)
                                .form(order.reasonForm())
                                .when(order::isAsked, "nothingAsked")
                                .then(order::refuse),
                        Action.named("close")
                                .from("answered")
                                .to("closed")
                                .by(SUPERVISOR)
                                .byUnit(HANDLER, ISSUER)
                                .byUnit(OFFICE, ISSUER)
                                .duty(Duty.JUDGE)
                                .form(order.closeForm())
                                .then(order::close),
                        Action.named("sendBack")
                                .from("answered")
                                .to("working")
                                .by(SUPERVISOR)
                                .byUnit(HANDLER, ISSUER)
                                .byUnit(OFFICE, ISSUER)
                                .duty(Duty.JUDGE)
                                .form(order.sendBackForm())
                                .then(order::sendBack),
                        Action.named("withdraw")
                                .from("issued", "working", "answered")
                                .to("withdrawn")
                                .by(SUPERVISOR)
                                .byUnit(HANDLER, ISSUER)
                                .byUnit(OFFICE, ISSUER)
                                .form(order.reasonForm())
                                .then(order::withdraw),
                        Action.named("note")
                                .from("issued", "working", "answered")
                                .by(SUPERVISOR)
                                .byUnit(HANDLER, LEAD)
                                .form(order.noteForm())
                                .asRemark()));
    }
}

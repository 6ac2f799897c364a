package org.banshi.rates;

import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.LEADER;
import static org.banshi.access.Role.SUPERVISOR;
import static org.banshi.matter.Relation.ISSUER;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of an exclusion: decided by a supervisor, on appeal by a leader, never by anybody of the unit. */
final class ExclusionLifecycle {
    private ExclusionLifecycle() {}

    static Lifecycle declare(ExclusionSteps steps) {
        return Lifecycle.of(
                Exclusions.NAME,
                List.of(),
                Map.of(),
                List.of(
                        State.open("asked", new Owner.Pool(SUPERVISOR))
                                .clock("decide", steps.by(ExclusionRule::decide)),
                        State.open("declined", new Owner.OfUnit(ISSUER))
                                .until("appeal", steps.by(ExclusionRule::appeal), "letStand"),
                        State.open("appealed", new Owner.Pool(LEADER)).clock("decide", steps.by(ExclusionRule::decide)),
                        State.end("leftOut"),
                        State.end("counted"),
                        State.end("withdrawn")),
                List.of(
                        Action.named("grant")
                                .from("asked")
                                .to("leftOut")
                                .by(SUPERVISOR)
                                .duty(Duty.JUDGE)
                                .form(steps.reasonForm())
                                .when(steps::isApart, "rates.notApart")
                                .when(steps::isAnother, "rates.notAnother")
                                .then(steps::grant),
                        Action.named("decline")
                                .from("asked")
                                .to("declined")
                                .by(SUPERVISOR)
                                .duty(Duty.JUDGE)
                                .form(steps.reasonForm())
                                .when(steps::isApart, "rates.notApart")
                                .then(steps::decline),
                        Action.named("appeal")
                                .from("declined")
                                .to("appealed")
                                .byUnit(HANDLER, ISSUER)
                                .form(steps.reasonForm())
                                .then(steps::appeal),
                        Action.named("letStand")
                                .from("declined")
                                .to("counted")
                                .byHouse()
                                .then(steps::letStand),
                        Action.named("overturn")
                                .from("appealed")
                                .to("leftOut")
                                .by(LEADER)
                                .duty(Duty.JUDGE)
                                .form(steps.reasonForm())
                                .when(steps::isApart, "rates.notApart")
                                .when(steps::isAnother, "rates.notAnother")
                                .then(steps::grant),
                        Action.named("uphold")
                                .from("appealed")
                                .to("counted")
                                .by(LEADER)
                                .duty(Duty.JUDGE)
                                .form(steps.reasonForm())
                                .when(steps::isApart, "rates.notApart")
                                .when(steps::isAnother, "rates.notAnother")
                                .then(steps::letStand),
                        Action.named("withdraw")
                                .from("asked", "declined", "appealed")
                                .to("withdrawn")
                                .byUnit(HANDLER, ISSUER)
                                .then(steps::withdraw),
                        Action.named("evidence")
                                .from("asked", "declined", "appealed")
                                .byUnit(HANDLER, ISSUER)
                                .form(steps.evidenceForm())
                                .asRemark()));
    }
}

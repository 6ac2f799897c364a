package org.banshi.proposal;

import static org.banshi.access.Role.OFFICE;
import static org.banshi.matter.Relation.ISSUER;

import java.util.List;
import java.util.Map;
import org.banshi.matter.Action;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a proposal (群众出题): 征集, 归并, 告知. The whole of it can be read here. */
final class ProposalLifecycle {
    /** The clock of the answer: it runs out on the day that the call has promised. */
    static final String ANSWER = "answer";

    private ProposalLifecycle() {}

    static Lifecycle declare(ProposalSteps steps) {
        return Lifecycle.of(
                Proposals.NAME,
                List.of(ANSWER),
                Map.of(),
                List.of(
                        State.open("received", new Owner.OfUnit(ISSUER)),
                        State.open("gathered", new Owner.OfMain()),
                        State.end("selected"),
                        State.end("handedOn"),
                        State.end("notTaken"),
                        State.end("withdrawn")),
                List.of(
                        Action.named("merge")
                                .from("received")
                                .to("gathered")
                                .byUnit(OFFICE, ISSUER)
                                .form(steps.mergeForm())
                                .inside()
                                .then(steps::merge),
                        Action.named("unmerge")
                                .from("gathered")
                                .to("received")
                                .byUnit(OFFICE, ISSUER)
                                .byHouse()
                                .inside()
                                .then(steps::unmerge),
                        Action.named("select")
                                .from("received")
                                .to("selected")
                                .byUnit(OFFICE, ISSUER)
                                .form(steps.selectForm())
                                .when(steps::isScored, "proposal.twoScore")
                                .then(steps::select),
                        Action.named("handOn")
                                .from("received")
                                .to("handedOn")
                                .byUnit(OFFICE, ISSUER)
                                .form(steps.handOnForm())
                                .when(steps::isAgreed, "proposal.noConsent")
                                .when(steps::standsAlone, "proposal.othersMerged")
                                .then(steps::handOn),
                        Action.named("decline")
                                .from("received")
                                .to("notTaken")
                                .byUnit(OFFICE, ISSUER)
                                .form(steps.declineForm())
                                .then(steps::decline),
                        Action.named("followMain")
                                .from("gathered")
                                .to("selected", "notTaken")
                                .byHouse()
                                .then(steps::followMain),
                        Action.named("withdraw")
                                .from("received", "gathered")
                                .to("withdrawn")
                                .byRaiser()
                                .form(steps.withdrawForm())
                                .then(steps::withdraw),
                        Action.named("reveal")
                                .from("received", "gathered")
                                .byUnit(OFFICE, ISSUER)
                                .form(steps.revealForm())
                                .asRemark()
                                .inside()));
    }
}

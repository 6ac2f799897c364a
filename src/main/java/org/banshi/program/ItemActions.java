package org.banshi.program;

import static org.banshi.access.Role.GROUP;
import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.matter.Relation.CHECKER;
import static org.banshi.matter.Relation.CO;
import static org.banshi.matter.Relation.ISSUER;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;

/** The actions that several kinds of item have alike; each kind says in which of its states. */
final class ItemActions {
    private ItemActions() {}

    /** The office lays the road map down. */
    static List<Action> laying(TaskDrafting drafting, String... states) {
        return List.of(
                Action.named("milestone")
                        .from(states)
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.milestoneForm())
                        .then(drafting::milestone),
                Action.named("dropMilestone")
                        .from(states)
                        .byUnit(OFFICE, ISSUER)
                        .form(drafting.dropForm())
                        .when(drafting::hasOpenMilestones, "noMilestone")
                        .then(drafting::drop));
    }

    /** A unit reaches a milestone; only what the group accepts counts. */
    static List<Action> going(TaskWork work, String... states) {
        return List.of(
                Action.named("reach")
                        .from(states)
                        .byUnit(HANDLER, LEAD, CO)
                        .duty(Duty.WORK)
                        .form(work.reachForm())
                        .when(work::hasMilestoneToReach, "noMilestone")
                        .then(work::reach),
                Action.named("acceptMilestone")
                        .from(states)
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.CHECK)
                        .form(work.acceptForm())
                        .when(work::hasMilestoneToAccept, "noMilestone")
                        .then(work::accept),
                Action.named("declineMilestone")
                        .from(states)
                        .byUnit(GROUP, CHECKER)
                        .duty(Duty.CHECK)
                        .form(work.declineForm())
                        .when(work::hasMilestoneToAccept, "noMilestone")
                        .then(work::decline));
    }

    /** The unit says twice a month what is new, also that nothing is. */
    static Action followUp(TaskWork work, String... states) {
        return Action.named("followUp")
                .from(states)
                .byUnit(HANDLER, LEAD)
                .form(work.followUpForm())
                .when(work::hasOpenSlot, "noOpenSlot")
                .asRemark()
                .then(work::followUp);
    }

    static Action fund(TaskDrafting drafting, String... states) {
        return Action.named("fund")
                .from(states)
                .byUnit(OFFICE, ISSUER)
                .byUnit(HANDLER, LEAD)
                .form(drafting.fundForm())
                .then(drafting::fund);
    }

    static Action cite(TaskDrafting drafting, String... states) {
        return Action.named("cite")
                .from(states)
                .byUnit(OFFICE, ISSUER)
                .form(drafting.citeForm())
                .then(drafting::cite);
    }

    static Action note(TaskWork work, String... states) {
        return Action.named("note")
                .from(states)
                .byUnit(OFFICE, ISSUER)
                .byUnit(GROUP, CHECKER)
                .byUnit(HANDLER, LEAD, CO)
                .form(work.noteForm())
                .asRemark()
                .inside();
    }
}

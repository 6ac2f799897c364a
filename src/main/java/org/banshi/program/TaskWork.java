package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Situation;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** What happens to a task while it is under way: milestones, follow-ups, other dates. */
@Component
final class TaskWork {
    /** Why something is not done in time (R-D06b). */
    static final String[] REASONS = {"funds", "land", "policy", "dispute", "season", "contractor", "other"};

    private final Milestones milestones;
    private final Slots slots;
    private final ProgramTimes times;
    private final Messages messages;

    TaskWork(Milestones milestones, Slots slots, ProgramTimes times, Messages messages) {
        this.messages = messages;
        this.milestones = milestones;
        this.slots = slots;
        this.times = times;
    }

    Field[] receiveForm() {
        return new Field[] {Field.text("note")};
    }

    Field[] reachForm() {
        return new Field[] {
            Field.choice("milestone", s -> choices(s, milestone -> !milestone.isReached()))
                    .need(),
            Field.text("evidence").need(),
            Field.file("file")
        };
    }

    Field[] acceptForm() {
        return new Field[] {
            Field.choice("milestone", s -> choices(s, TaskWork::isToBeAccepted)).need(), Field.text("found")
        };
    }

    Field[] declineForm() {
        return new Field[] {
            Field.choice("milestone", s -> choices(s, TaskWork::isToBeAccepted)).need(),
            Field.text("reason").need()
        };
    }

    /** What has changed since the last one is filled in already; that nothing has is one tap. */
    Field[] followUpForm() {
        return new Field[] {
            Field.bool("nothingNew")
                    .need()
                    .startingWith(s -> Optional.of(Boolean.toString(changed(s).isEmpty()))),
            Field.text("text").startingWith(s -> Optional.of(changed(s)).filter(text -> !text.isEmpty()))
        };
    }

    /** The milestones that were reached or accepted since the last follow-up, in words. */
    private String changed(Situation s) {
        Instant since = slots.of(s.matter().id()).stream()
                .map(Slot::filledAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return milestones.of(s.matter().id()).stream()
                .flatMap(milestone -> news(milestone, since).stream())
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> news(Milestone milestone, Instant since) {
        String what = milestone.acceptedAt() != null && milestone.acceptedAt().isAfter(since)
                ? "program.slot.accepted"
                : milestone.reachedAt() != null && milestone.reachedAt().isAfter(since) ? "program.slot.reached" : null;
        return what == null ? Optional.empty() : Optional.of(messages.text(Language.ZH, what, milestone.title()));
    }

    Field[] noteForm() {
        return new Field[] {Field.text("text").need()};
    }

    Field[] redateForm() {
        return new Field[] {
            Field.date("ends").need(),
            Field.choice("reasonClass", REASONS).need(),
            Field.text("missing").need(),
            Field.text("giver").need()
        };
    }

    Field[] longRunningForm() {
        return new Field[] {
            Field.choice("reasonClass", REASONS).need(),
            Field.text("reason").need(),
            Field.text("yearlyTarget").need(),
            Field.date("nextReview").need()
        };
    }

    Field[] reviewForm() {
        return new Field[] {
            Field.text("reached").need(),
            Field.text("yearlyTarget").need(),
            Field.date("nextReview").need()
        };
    }

    Field[] resumeForm() {
        return new Field[] {Field.date("ends").need(), Field.text("reason").need()};
    }

    private static boolean isToBeAccepted(Milestone milestone) {
        return milestone.isReached() && !milestone.isAccepted();
    }

    private List<Field.Option> choices(Situation s, Predicate<Milestone> which) {
        return milestones.of(s.matter().id()).stream()
                .filter(which)
                .map(TaskDrafting::option)
                .toList();
    }

    boolean hasMilestoneToReach(Situation s) {
        return milestones.of(s.matter().id()).stream().anyMatch(milestone -> !milestone.isReached());
    }

    boolean hasMilestoneToAccept(Situation s) {
        return milestones.of(s.matter().id()).stream().anyMatch(TaskWork::isToBeAccepted);
    }

    private Milestone chosen(Situation s) {
        return TaskDrafting.require(
                milestones.of(s.matter().id()), Integer.parseInt(s.form().need("milestone")));
    }

    void receive(Situation s, Change c) {
        c.go("underWay");
    }

    /** Its clock stops; whether it counts is for the group to say. */
    void reach(Situation s, Change c) {
        Milestone milestone = chosen(s);
        Map<String, Object> values = new LinkedHashMap<>(TaskDrafting.values(milestone));
        values.put("reached_at", s.now());
        values.put("evidence", s.form().need("evidence"));
        c.row(Milestones.TABLE, Milestones.key(milestone.nr()), values);
        c.stopFor(Integer.toString(milestone.nr()), ProgramTimes.MILESTONE);
    }

    /** Progress is made of accepted milestones and of nothing else. */
    void accept(Situation s, Change c) {
        Milestone milestone = chosen(s);
        Map<String, Object> values = new LinkedHashMap<>(TaskDrafting.values(milestone));
        values.put("accepted_at", s.now());
        values.put("accepted_by", ((Actor.Staff) s.actor()).id());
        c.row(Milestones.TABLE, Milestones.key(milestone.nr()), values);
        int accepted = milestones.of(s.matter().id()).stream()
                .filter(Milestone::isAccepted)
                .mapToInt(Milestone::weight)
                .sum();
        c.own("done_weight", accepted + milestone.weight());
    }

    /** Back to the unit, with time to mend it. */
    void decline(Situation s, Change c) {
        Milestone milestone = chosen(s);
        Map<String, Object> values = new LinkedHashMap<>(TaskDrafting.values(milestone));
        values.put("reached_at", null);
        values.put("evidence", null);
        c.row(Milestones.TABLE, Milestones.key(milestone.nr()), values);
        c.startFor(Integer.toString(milestone.nr()), ProgramTimes.MILESTONE, times.timed(ProgramLimits::remedy));
        c.tellOwner("program.tell.declined", s.matter().title());
    }

    boolean hasOpenSlot(Situation s) {
        return slots.open(s.matter().id(), s.now()).isPresent();
    }

    void followUp(Situation s, Change c) {
        boolean nothing = s.form().yes("nothingNew");
        String text = s.form().text("text").orElse(null);
        if (!nothing && text == null) {
            throw Problem.invalid("text", "required");
        }
        Slot slot = slots.open(s.matter().id(), s.now()).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("due", slot.due());
        values.put("filled_at", s.now());
        values.put("filled_by", ((Actor.Staff) s.actor()).id());
        values.put("nothing_new", nothing);
        values.put("text", text);
        c.row(Slots.TABLE, Map.of("opens", slot.opens()), values);
    }

    /** A new date needs its reason, what is missing and who can give it (R-D06b); the date first told stays. */
    void redate(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("ends", ends).own("reason_class", s.form().need("reasonClass"));
        c.own("missing", s.form().need("missing")).own("giver", s.form().need("giver"));
        c.stop(ProgramTimes.END).startAt(ProgramTimes.END, times.endOf(ends));
        c.tellOwner("program.tell.redated", s.matter().title(), ends.toString());
    }

    /** Long-running: approved, with a target for the year and a date to look again; never counted as done. */
    void makeLongRunning(Situation s, Change c) {
        LocalDate next = times.future(s, "nextReview");
        c.own("reason_class", s.form().need("reasonClass")).own("approver", ((Actor.Staff) s.actor()).id());
        c.own("yearly_target", s.form().need("yearlyTarget")).own("next_review", next);
        c.stop(ProgramTimes.END).startAt(ProgramTimes.REVIEW, times.endOf(next));
        c.go("longRunning").tellOwner("program.tell.longRunning", s.matter().title());
    }

    void review(Situation s, Change c) {
        LocalDate next = times.future(s, "nextReview");
        c.own("yearly_target", s.form().need("yearlyTarget")).own("next_review", next);
        c.stop(ProgramTimes.REVIEW).startAt(ProgramTimes.REVIEW, times.endOf(next));
    }

    void resume(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("ends", ends).own("next_review", null);
        c.stop(ProgramTimes.REVIEW).startAt(ProgramTimes.END, times.endOf(ends));
        c.go("underWay").tellOwner("program.tell.redated", s.matter().title(), ends.toString());
    }
}

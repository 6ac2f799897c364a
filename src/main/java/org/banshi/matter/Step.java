package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;

/** Works out what one action makes of one matter, before anything is written. */
final class Step {
    final Kind kind;
    final Action action;
    final Situation before;
    final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    final Map<String, @Nullable Object> own = new LinkedHashMap<>();
    final List<LiveClock> clocks;
    final List<Effect> partyEffects = new ArrayList<>();
    final List<Effect.Tell> tells = new ArrayList<>();
    final List<Effect.Note> notes = new ArrayList<>();
    final List<Effect.Pass> passes = new ArrayList<>();
    final List<Effect.PutRow> rows = new ArrayList<>();
    final List<Effect.AddRow> added = new ArrayList<>();
    final List<Long> cited = new ArrayList<>();
    private final Map<Fact, Object> facts = new EnumMap<>(Fact.class);
    private final Timekeeper timekeeper;
    private State state;

    Step(Kind kind, Action action, Situation before, List<LiveClock> clocks, State state, Timekeeper timekeeper) {
        this.kind = kind;
        this.action = action;
        this.before = before;
        this.clocks = new ArrayList<>(clocks);
        this.state = state;
        this.timekeeper = timekeeper;
    }

    /** Enters the first state, for a matter just raised. */
    Step begin() {
        enter(kind.lifecycle().first(), null, false);
        return this;
    }

    Step apply(Change change) {
        change.effects().forEach(this::apply);
        duties();
        dueOfMatter();
        return this;
    }

    /** What is written beside the matter stands on its timeline too, so that nobody changes it unseen. */
    void noteRows(Map<String, Object> payload) {
        if (!rows.isEmpty()) {
            payload.put("rows", rows);
        }
        if (!cited.isEmpty()) {
            payload.put("cited", cited);
        }
    }

    State state() {
        return state;
    }

    private void apply(Effect effect) {
        Instant now = before.now();
        switch (effect) {
            case Effect.Go go -> go(go);
            case Effect.Start start -> clocks.add(timekeeper.start(start.clock(), start.unit(), start.limit(), now));
            case Effect.StartAt at -> clocks.add(timekeeper.startAt(at.clock(), at.unit(), at.due(), now));
            case Effect.Stop stop -> stop(stop.clock(), stop.unit());
            case Effect.Resume resume ->
                lastStopped(resume.clock())
                        .ifPresentOrElse(
                                clock -> clocks.add(timekeeper.resume(clock, resume.atLeast(), now)),
                                () -> clocks.add(timekeeper.start(resume.clock(), null, resume.atLeast(), now)));
            case Effect.Extend extend -> running(extend.clock()).ifPresent(c -> timekeeper.extend(c, extend.by(), now));
            case Effect.Hold hold -> running(hold.clock()).ifPresent(c -> timekeeper.hold(c, hold.until(), now));
            case Effect.Tell tell -> tells.add(tell);
            case Effect.Note note -> notes.add(note);
            case Effect.Pass pass -> passes.add(pass);
            case Effect.Link link -> columns.put("main_id", link.main());
            case Effect.Assign assign -> assign(assign);
            case Effect.Unassign unassign -> unassign(unassign);
            case Effect.AssignPerson person -> columns.put("owner_person", person.staff());
            case Effect.Ask ask ->
                columns.put("asked_role", ask.role() == null ? null : ask.role().name());
            case Effect.Set set -> {
                columns.put(set.fact().column(), set.value());
                if (set.value() != null) {
                    facts.put(set.fact(), set.value());
                }
            }
            case Effect.SetOwn set -> own.put(set.column(), set.value());
            case Effect.PutRow row -> rows.add(row);
            case Effect.AddRow row -> added.add(row);
            case Effect.Cite cite -> cited.add(cite.source());
        }
    }

    private void go(Effect.Go go) {
        if (!action.to().contains(go.state())) {
            throw new IllegalStateException(action.name() + " is not declared to lead to " + go.state());
        }
        enter(kind.lifecycle().state(go.state()), go.outcome(), go.again());
    }

    private void enter(State next, @Nullable Outcome outcome, boolean again) {
        if (next.end() != (outcome != null)) {
            throw new IllegalStateException("an end needs an outcome, and only an end: " + next.name());
        }
        State.StepClock left = state.clock();
        if (left != null) {
            stop(left.name(), null);
        }
        state = next;
        columns.put("state", next.name());
        columns.put("outcome", outcome == null ? null : outcome.code());
        columns.put("closed_at", outcome == null ? null : before.now());
        owner(next);
        if (next.end()) {
            List.copyOf(clocks).stream()
                    .filter(LiveClock::isRunning)
                    .forEach(clock -> timekeeper.stop(clock, before.now()));
            columns.put("asked_role", null);
        } else if (next.clock() != null) {
            stepClock(next.clock(), again);
        }
    }

    private void stepClock(State.StepClock clock, boolean again) {
        Optional<LiveClock> stopped = again ? lastStopped(clock.name()) : Optional.empty();
        stopped.ifPresentOrElse(timekeeper::runOn, () -> {
            Timed timed = clock.limit().apply(before.knowing(facts));
            clocks.add(timekeeper.start(clock.name(), null, timed, before.now()));
        });
    }

    private void owner(State next) {
        columns.put(
                "owner_role",
                next.owner() instanceof Owner.Pool pool ? pool.role().name() : null);
        String unit = next.owner() instanceof Owner.OfUnit(var relation) ? unit(relation) : null;
        columns.put("owner_unit", unit);
        boolean stays = unit != null && unit.equals(before.matter().ownerUnit());
        columns.put("owner_person", stays ? before.matter().ownerPerson() : null);
    }

    /** The one unit that stands so after what was worked out so far. */
    private @Nullable String unit(Relation relation) {
        // What lived elsewhere before has a lead on its row, though it was never a party here.
        String unit = relation == Relation.LEAD
                ? before.matter().leadUnit()
                : before.unit(relation).orElse(null);
        for (Effect effect : partyEffects) {
            if (effect instanceof Effect.Assign(var assigned, var as) && as == relation) {
                unit = assigned;
            } else if (effect instanceof Effect.Unassign(var left, var as) && as == relation && left.equals(unit)) {
                unit = null;
            }
        }
        return unit;
    }

    private void assign(Effect.Assign assign) {
        partyEffects.add(assign);
        if (assign.relation() == Relation.LEAD) {
            columns.put("lead_unit", assign.unit());
        }
        // Whoever comes in beside the owner does not take it out of the hands of the owner's person.
        boolean owns = state.owner() instanceof Owner.OfUnit(var relation) && relation == assign.relation();
        if (owns && columns.containsKey("state")) {
            owner(state);
        }
    }

    private void unassign(Effect.Unassign unassign) {
        boolean leads = unassign.relation() == Relation.LEAD && unassign.unit().equals(unit(Relation.LEAD));
        partyEffects.add(unassign);
        if (leads) {
            columns.put("lead_unit", null);
        }
    }

    /** Who works, checks and judges is kept on the row, where the database holds them apart. */
    private void duties() {
        Long staff = before.actor() instanceof Actor.Staff actor ? actor.id() : null;
        switch (action.duty()) {
            case NONE -> {}
            case WORK -> {
                columns.put("doer", staff);
                columns.put("checker", null);
                columns.put("judge", null);
            }
            case SIGN, CHECK -> {
                columns.put("checker", staff);
                columns.put("judge", null);
            }
            case JUDGE -> columns.put("judge", staff);
        }
    }

    private void dueOfMatter() {
        Lifecycle lifecycle = kind.lifecycle();
        governing(lifecycle, clocks).ifPresent(clock -> {
            columns.put("due", clock.due);
            columns.put("due_stopped_at", clock.stoppedAt);
            // The first date of handling is the one told to the raiser; it stays, whatever comes.
            if (before.matter().toldDue() == null && lifecycle.mainClocks().contains(clock.name)) {
                columns.put("told_due", clock.due);
            }
        });
    }

    /** The clock whose due is the matter's: that of handling; before there is one, that of the current step. */
    static Optional<LiveClock> governing(Lifecycle lifecycle, List<LiveClock> clocks) {
        Comparator<LiveClock> newest =
                Comparator.comparing(LiveClock::isRunning).thenComparing(clock -> clock.startedAt);
        List<LiveClock> reversed = clocks.reversed();
        return reversed.stream()
                .filter(clock -> lifecycle.mainClocks().contains(clock.name))
                .max(newest)
                .or(() -> reversed.stream()
                        .filter(clock -> lifecycle.isOfStep(clock.name))
                        .max(newest));
    }

    private void stop(String name, @Nullable String unit) {
        clocks.stream()
                .filter(clock -> clock.isRunning() && clock.name.equals(name))
                .filter(clock -> unit == null || unit.equals(clock.unit))
                .forEach(clock -> timekeeper.stop(clock, before.now()));
    }

    private Optional<LiveClock> running(String name) {
        return clocks.stream()
                .filter(clock -> clock.isRunning() && clock.name.equals(name))
                .findFirst();
    }

    private Optional<LiveClock> lastStopped(String name) {
        return clocks.stream()
                .filter(clock -> !clock.isRunning() && clock.name.equals(name))
                .reduce((a, b) -> b);
    }

    /** What the timeline keeps of the clocks this action moved. */
    List<Map<String, Object>> clockNotes() {
        List<Map<String, Object>> notes = new ArrayList<>();
        clocks.stream().filter(clock -> clock.isNew() || clock.changed).forEach(clock -> {
            Map<String, Object> note = new HashMap<>();
            note.put("clock", clock.name);
            note.put("due", String.valueOf(clock.due));
            if (clock.rule != null) {
                note.put("rule", clock.rule + " v" + clock.ruleVersion);
            }
            if (clock.limit != null) {
                note.put("limit", clock.limit.number() + " " + clock.limit.unit());
            }
            if (clock.stoppedAt != null) {
                note.put("stopped", clock.stoppedAt.toString());
            }
            notes.add(note);
        });
        return notes;
    }
}

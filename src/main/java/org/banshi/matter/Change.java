package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Role;
import org.banshi.calendar.Limit;
import org.banshi.people.OnCall;
import org.jspecify.annotations.Nullable;

/** Collects what an action does, in the engine's few words; the engine carries it out in one statement. */
public final class Change {
    private final List<Effect> effects = new ArrayList<>();

    Change() {}

    /** Into another open state. */
    public Change go(String state) {
        return add(new Effect.Go(state, null, false));
    }

    /** Back into a state whose clock runs on as if it had never stopped. */
    public Change goBack(String state) {
        return add(new Effect.Go(state, null, true));
    }

    /** Into an end. */
    public Change end(String state, Outcome outcome) {
        return add(new Effect.Go(state, outcome, false));
    }

    /** Starts a clock. */
    public Change start(String clock, Timed limit) {
        return add(new Effect.Start(clock, limit, null));
    }

    /** Starts a clock that runs for one unit. */
    public Change startFor(String unit, String clock, Timed limit) {
        return add(new Effect.Start(clock, limit, unit));
    }

    /** Starts a clock that runs out at a set time. */
    public Change startAt(String clock, Instant due) {
        return add(new Effect.StartAt(clock, due, null));
    }

    /** Starts a clock of one unit that runs out at a set time. */
    public Change startAtFor(String unit, String clock, Instant due) {
        return add(new Effect.StartAt(clock, due, unit));
    }

    /** Stops a clock, if it runs; what is left is kept. */
    public Change stop(String clock) {
        return add(new Effect.Stop(clock, null));
    }

    /** Stops the clock of one unit. */
    public Change stopFor(String unit, String clock) {
        return add(new Effect.Stop(clock, unit));
    }

    /** Starts a clock again with what was left, but at least the given limit. */
    public Change resume(String clock, Timed atLeast) {
        return add(new Effect.Resume(clock, atLeast));
    }

    /** Gives a running clock more. */
    public Change extend(String clock, Limit by) {
        return add(new Effect.Extend(clock, by));
    }

    /** Holds a running clock until a set time (R-C03). */
    public Change hold(String clock, Instant until) {
        return add(new Effect.Hold(clock, until));
    }

    /** Tells the raiser, if a way to reach them is known. */
    public Change tellRaiser(String template, String... args) {
        return add(new Effect.Tell(Effect.Audience.RAISER, template, List.of(args)));
    }

    /** Tells the owner after this action. */
    public Change tellOwner(String template, String... args) {
        return add(new Effect.Tell(Effect.Audience.OWNER, template, List.of(args)));
    }

    /** Texts the phone of whoever is on call. */
    public Change callOut(OnCall line, String template, String... args) {
        return add(new Effect.Note("sms", line.recipient(), template, List.of(args)));
    }

    /** Leaves a note on the desks of everybody with a role. */
    public Change noteTo(Role role, String template, String... args) {
        return add(new Effect.Note("desk", "role:" + role.name(), template, List.of(args)));
    }

    /** Leaves a note on the desk of one member of the staff. */
    public Change noteTo(long staff, String template, String... args) {
        return add(new Effect.Note("desk", "staff:" + staff, template, List.of(args)));
    }

    /** Passes an action on to each matter merged into this one, in the same transaction. */
    public Change pass(String action, Map<String, Object> form) {
        return add(new Effect.Pass(action, form));
    }

    /** Makes this matter follow another one, until {@link #unlink()}. */
    public Change link(long main) {
        return add(new Effect.Link(main));
    }

    /** Lets this matter stand alone again. */
    public Change unlink() {
        return add(new Effect.Link(null));
    }

    /** Lets a unit take part; a new lead replaces the one before. */
    public Change assign(String unit, Relation relation) {
        return add(new Effect.Assign(unit, relation));
    }

    /** Lets a unit take part no longer. */
    public Change unassign(String unit, Relation relation) {
        return add(new Effect.Unassign(unit, relation));
    }

    /** Gives it to a person of the owning unit. */
    public Change assignPerson(long staff) {
        return add(new Effect.AssignPerson(staff));
    }

    /** Asks a pool for a decision while the owner and the clocks stay. */
    public Change ask(Role role) {
        return add(new Effect.Ask(role));
    }

    /** The decision is made. */
    public Change decided() {
        return add(new Effect.Ask(null));
    }

    /** Sets a fact of the matter. */
    public Change set(Fact fact, @Nullable Object value) {
        return add(new Effect.Set(fact, value));
    }

    /** Sets a column of the kind's own. */
    public Change own(String column, @Nullable Object value) {
        return add(new Effect.SetOwn(column, value));
    }

    /**
     * Writes a row of the kind's own beside the matter, such as a milestone; one with the same key is replaced.
     *
     * @param table one of {@link Kind#tables()}; its primary key is the matter and the key's columns
     * @param key what tells the rows of one matter apart
     * @param values the other columns
     */
    public Change row(String table, Map<String, ?> key, Map<String, ?> values) {
        return add(new Effect.PutRow(table, key, values));
    }

    /**
     * Adds a row of the kind's own beside the matter that nothing ever replaces, such as a form as it was filled in; the
     * table may be append-only.
     *
     * @param table one of {@link Kind#tables()}
     * @param values all columns but the matter
     */
    public Change append(String table, Map<String, ?> values) {
        return add(new Effect.AddRow(table, values));
    }

    /** Keeps another matter as a source of this one. */
    public Change cite(long source) {
        return add(new Effect.Cite(source));
    }

    /** Tells who raised the matters that this action cites; the first argument is the number of each, the others follow. */
    public Change tellCited(String template, String... args) {
        return add(new Effect.Tell(Effect.Audience.CITED, template, List.of(args)));
    }

    /**
     * Tells everybody who raised a source of this matter; the first argument is the number of each. No title goes to them:
     * nobody has masked it.
     */
    public Change tellSources(String template, String... args) {
        return add(new Effect.Tell(Effect.Audience.SOURCES, template, List.of(args)));
    }

    private Change add(Effect effect) {
        effects.add(effect);
        return this;
    }

    List<Effect> effects() {
        return effects;
    }
}

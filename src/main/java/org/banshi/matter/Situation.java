package org.banshi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Everything that guards, forms and effects may look at: one matter at one moment, and who acts.
 *
 * @param matter the matter as it stands
 * @param own the kind's own columns
 * @param clocks the running clocks
 * @param parties the units that take part now
 * @param doings who did what before
 * @param form what was filled in; empty while options are made
 * @param actor who acts
 * @param now the moment
 * @param learned facts that the action under way has just set
 * @param ahead what the action worked out before the matter was locked; absent where it is only tried
 */
public record Situation(
        Matter matter,
        Map<String, Object> own,
        List<RunningClock> clocks,
        List<Party> parties,
        List<Doing> doings,
        Form form,
        Actor actor,
        Instant now,
        Map<Fact, Object> learned,
        @Nullable Object ahead) {

    /**
     * A unit that takes part.
     *
     * @param unit its code
     * @param relation how it takes part
     */
    public record Party(String unit, Relation relation) {}

    /**
     * Something staff did to this matter before.
     *
     * @param action which action
     * @param staff who
     * @param unit for which unit
     */
    public record Doing(String action, long staff, @Nullable String unit) {}

    Situation with(Form filled) {
        return new Situation(matter, own, clocks, parties, doings, filled, actor, now, learned, ahead);
    }

    Situation foreknowing(@Nullable Object known) {
        return new Situation(matter, own, clocks, parties, doings, form, actor, now, learned, known);
    }

    Situation over(Matter shown) {
        return new Situation(shown, own, clocks, parties, doings, form, actor, now, learned, ahead);
    }

    Situation knowing(Map<Fact, Object> facts) {
        return new Situation(matter, own, clocks, parties, doings, form, actor, now, facts, ahead);
    }

    /** The grade, also when this very action has set it. */
    public String grade() {
        return learned.get(Fact.GRADE) instanceof String grade
                ? grade
                : java.util.Objects.requireNonNullElse(matter.grade(), "normal");
    }

    /** The type, also when this very action has set it; empty while unknown. */
    public String type() {
        return learned.get(Fact.TYPE) instanceof String type
                ? type
                : java.util.Objects.requireNonNullElse(matter.type(), "");
    }

    /** The running clock of that name, if any. */
    public Optional<RunningClock> clock(String name) {
        return clocks.stream().filter(clock -> clock.name().equals(name)).findFirst();
    }

    /** How often an action was done by staff or the house so far. */
    public boolean happened(String action) {
        return doings.stream().anyMatch(doing -> doing.action().equals(action));
    }

    /** Whether the acting member of the staff did one of these actions before. */
    public boolean didBefore(Set<String> actions) {
        return actor instanceof Actor.Staff staff
                && doings.stream().anyMatch(doing -> doing.staff() == staff.id() && actions.contains(doing.action()));
    }

    /** How the unit stands to the matter. */
    public boolean stands(@Nullable String unit, Relation relation) {
        return unit != null && parties.stream().anyMatch(p -> p.unit().equals(unit) && p.relation() == relation);
    }

    /** Whether a column of the kind's own names that member of the staff. */
    public boolean names(String column, Actor.Staff staff) {
        return own.get(column) instanceof Number number && number.longValue() == staff.id();
    }

    /** The unit that stands so to the matter, if one does. */
    public Optional<String> unit(Relation relation) {
        return parties.stream()
                .filter(party -> party.relation() == relation)
                .map(Party::unit)
                .findFirst();
    }

    /** A number of the kind's own. */
    public int ownInt(String column) {
        return own.get(column) instanceof Number number ? number.intValue() : 0;
    }

    /** A yes or no of the kind's own. */
    public boolean ownYes(String column) {
        return Boolean.TRUE.equals(own.get(column));
    }

    /** Words of the kind's own. */
    public Optional<String> ownText(String column) {
        return Optional.ofNullable(own.get(column)).map(Object::toString);
    }
}

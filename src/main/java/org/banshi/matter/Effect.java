package org.banshi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Role;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/** What an action does. The set is closed: whatever a kind wants must be said in these words. */
sealed interface Effect {

    /** Into another state, with an outcome if it is an end; again: its clock runs on as if it had never stopped. */
    record Go(String state, @Nullable Outcome outcome, boolean again) implements Effect {}

    /** Start a clock by a limit. */
    record Start(String clock, Timed limit, @Nullable String unit) implements Effect {}

    /** Start a clock that runs out at a set time. */
    record StartAt(String clock, Instant due, @Nullable String unit) implements Effect {}

    /** Stop a clock, of one unit if named. */
    record Stop(String clock, @Nullable String unit) implements Effect {}

    /** Start a clock again with what was left when it last stopped, at least some limit. */
    record Resume(String clock, Timed atLeast) implements Effect {}

    /** Give a running clock more. A breach that came meanwhile is void. */
    record Extend(String clock, Limit by) implements Effect {}

    /** Hold a running clock until a set time. */
    record Hold(String clock, Instant until) implements Effect {}

    /** Tell somebody outside the transaction's reach. */
    record Tell(Audience audience, String template, List<String> args) implements Effect {}

    /** Text a phone of an on-call list, or leave a note on a desk. */
    record Note(String channel, String recipient, String template, List<String> args) implements Effect {}

    /** Pass an action on to the matters merged into this one. */
    record Pass(String action, Map<String, Object> form) implements Effect {}

    /** Make this one follow another, or no other. */
    record Link(@Nullable Long main) implements Effect {}

    /** Let a unit take part. The lead replaces the lead before. */
    record Assign(String unit, Relation relation) implements Effect {}

    /** Let a unit take part no longer. */
    record Unassign(String unit, Relation relation) implements Effect {}

    /** Give it to a person of the owning unit. */
    record AssignPerson(long staff) implements Effect {}

    /** Ask a pool for a decision while the owner stays; nobody when the decision is made. */
    record Ask(@Nullable Role role) implements Effect {}

    /** Set a fact of the matter. */
    record Set(Fact fact, @Nullable Object value) implements Effect {}

    /** Set a column of the kind's own. */
    record SetOwn(String column, @Nullable Object value) implements Effect {}

    /** Write a row of the kind's own beside the matter, replacing the one with the same key. */
    record PutRow(String table, Map<String, ?> key, Map<String, ?> values) implements Effect {}

    /** Write one more row of the kind's own beside the matter, which nothing replaces. */
    record AddRow(String table, Map<String, ?> values) implements Effect {}

    /** Keep another matter as a source of this one: who raised it is told what becomes of this one. */
    record Cite(long source) implements Effect {}

    /** Whom a message is for. */
    enum Audience {
        RAISER,
        OWNER,
        /** Who raised what this action cites. */
        CITED,
        /** Who raised what was cited before. */
        SOURCES
    }
}

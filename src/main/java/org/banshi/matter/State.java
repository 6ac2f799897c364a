package org.banshi.matter;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One state of a lifecycle.
 *
 * @param name its name
 * @param owner who owns it; absent for ends
 * @param clock the clock of the step, started on entering and stopped on leaving
 * @param end whether matters end here; they carry an outcome
 */
public record State(
        String name, @Nullable Owner owner, @Nullable StepClock clock, boolean end) {

    /**
     * The clock of a step.
     *
     * @param name its name
     * @param limit how long, in this situation
     * @param expiry the action the house does when it runs out; absent for a breach
     */
    public record StepClock(
            String name,
            Function<Situation, Timed> limit,
            @Nullable String expiry) {}

    /** An open state. */
    public static State open(String name, Owner owner) {
        return new State(name, owner, null, false);
    }

    /** A state that ends a matter. */
    public static State end(String name) {
        return new State(name, null, null, true);
    }

    /** The same state with the clock of its step; running out of it is a breach. */
    public State clock(String clockName, Function<Situation, Timed> limit) {
        return new State(name, owner, new StepClock(clockName, limit, null), end);
    }

    /** The same state with a clock that makes the house act when it has run out. */
    public State until(String clockName, Function<Situation, Timed> limit, String expiry) {
        return new State(name, owner, new StepClock(clockName, limit, expiry), end);
    }
}

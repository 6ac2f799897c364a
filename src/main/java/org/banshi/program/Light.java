package org.banshi.program;

/** How an item stands against its plan (R-D02); always shown with a word, never by colour alone. */
public enum Light {
    /** Struck off. */
    DONE,
    /** On plan. */
    GREEN,
    /** Some points behind. */
    YELLOW,
    /** Far behind, or past its end. */
    RED,
    /** Not given out yet, or long-running: there is no plan to be behind of. */
    NONE;

    /**
     * The light of an item.
     *
     * @param standing how it stands
     * @param limits from when it is yellow and red
     */
    static Light of(Standing standing, ProgramLimits limits) {
        if (standing.isDone()) {
            return DONE;
        }
        if (standing.overdue()) {
            return RED;
        }
        if (!standing.running() || standing.all() == 0) {
            return NONE;
        }
        int behind = (standing.planned() - standing.done()) * 100 / standing.all();
        return behind > limits.red() ? RED : behind >= limits.yellow() ? YELLOW : GREEN;
    }

    /**
     * What a light is made of.
     *
     * @param isDone whether it was struck off
     * @param running whether it is under way
     * @param overdue whether its end has passed
     * @param done weight of accepted milestones
     * @param planned weight of those whose date has passed
     * @param all weight of all
     */
    record Standing(boolean isDone, boolean running, boolean overdue, int done, int planned, int all) {}
}

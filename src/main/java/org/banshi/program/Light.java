package org.banshi.program;

/** How an item stands against its plan (R-D02), as {@link ItemRows} works it out; always shown with a word, never by colour alone. */
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
    NONE
}

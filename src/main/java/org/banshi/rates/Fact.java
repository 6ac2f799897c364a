package org.banshi.rates;

import java.util.Locale;

/**
 * What the ledger knows of a request that a rate may count. Each is a column of the view {@code rates_request}, which says
 * exactly what it means. Each is a bit of the view {@code rates_fact} by its place here: a new one comes last, with a migration
 * that puts it there and marks every request in {@code rates_stale}.
 */
public enum Fact {
    /** A unit had to sign for it. */
    SIGN_DUE,
    /** Each unit that had to signed for it in time. */
    SIGNED_IN_TIME,
    /** It has a due and was neither rejected nor withdrawn. */
    DATED,
    /** Handling was done by its due. */
    IN_TIME,
    /** Its due was put off. */
    EXTENDED,
    /** It ended with the verdict of those it is for: a valid call-back (R-K02). */
    JUDGED,
    /** They say that the unit was in touch. */
    CONTACTED,
    /** They say that it is solved. */
    SOLVED,
    /** They are satisfied: 4 or 5 of 5. */
    SATISFIED,
    /** They are fairly satisfied: 3 of 5. */
    FAIR,
    /** They say that it is solved, and it never came back to work (R-K05). */
    FIRST_TIME,
    /** A bad verdict or the raiser brought it back to work. */
    REDONE,
    /** It went to a unit. */
    DISPATCHED,
    /** A unit gave it back, and dispatch had to rule. Of each unit that it was sent to {@code rates_sent} tells whether it was that one. */
    RETURNED(true);

    private final boolean ofOneUnit;

    Fact() {
        this(false);
    }

    Fact(boolean ofOneUnit) {
        this.ofOneUnit = ofOneUnit;
    }

    /** Whether it is something that one of the units did to which a request was sent, and not the others. */
    boolean ofOneUnit() {
        return ofOneUnit;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}

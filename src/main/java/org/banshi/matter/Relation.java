package org.banshi.matter;

/** How a unit stands to a matter. */
public enum Relation {
    /** Leads the handling 主办. */
    LEAD,
    /** Helps the lead 协办. */
    CO,
    /** Handed it down and stays answerable. */
    UPPER,
    /** Gave the work out and keeps the list it is on 下达单位. */
    ISSUER,
    /** Checks what the lead has done, on the spot or by call 核验单位. */
    CHECKER;

    /** Whether a matter has at most one unit that stands so: a new one takes the place of the one before. */
    boolean isSingle() {
        return this == LEAD || this == ISSUER || this == CHECKER;
    }

    /** Whether such a unit does the work, and so can neither check nor judge it. */
    boolean isDoing() {
        return this == LEAD || this == CO || this == UPPER;
    }

    /** As the database writes it. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

package org.banshi.matter;

/** How a unit stands to a matter. */
public enum Relation {
    /** Leads the handling 主办. */
    LEAD,
    /** Helps the lead 协办. */
    CO,
    /** Handed it down and stays answerable. */
    UPPER;

    /** As the database writes it. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

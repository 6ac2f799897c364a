package org.banshi.rates;

/** What puts a request into a period. */
public enum Moment {
    /** When it was raised. */
    RAISED("%s", "raised_at"),
    /**
     * When it was due, as far as that has come; open ones count, so that leaving it open helps nobody. Said of open ones
     * and of the others: each has its index.
     */
    DUE("(outcome is null and %1$s or outcome is not null and %1$s)", "due_at"),
    /** When it ended. */
    CLOSED("outcome is not null and %s", "closed_at");

    private final String condition;
    private final String column;

    Moment(String condition, String column) {
        this.condition = condition;
        this.column = column;
    }

    /**
     * Takes the first moment, the one after the last, and the cut-off, each {@link #times()}. A limit in days ends with its
     * last day, which is the first moment of the next one: what is due then is due in the month that ends.
     */
    String within() {
        String period = this == DUE ? " > ? and " + column + " <= ?" : " >= ? and " + column + " < ?";
        return condition.formatted(column + period + " and " + column + " <= ?");
    }

    /** How often it takes them. */
    int times() {
        return this == DUE ? 2 : 1;
    }
}

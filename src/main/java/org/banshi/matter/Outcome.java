package org.banshi.matter;

import java.util.Locale;

/** How a matter ended. */
public enum Outcome {
    /** With the verdict of those it is for. */
    VERDICT,
    /** Nobody could be reached to give one (R-K03). */
    UNREACHABLE,
    /** Answered, and nobody objected in time; counted apart. */
    SILENT,
    /** Not accepted, with the ground and the right road told (R-H04). */
    REJECTED,
    /** What was put forward has been taken up or handed on, and its raiser told; there is nothing to judge (M30). */
    ANSWERED,
    /** Taken back by the raiser. */
    WITHDRAWN,
    /** Ended before it came to this ledger. */
    IMPORTED;

    /** As the database and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

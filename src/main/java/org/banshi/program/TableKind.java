package org.banshi.program;

import java.util.Arrays;
import java.util.Optional;

/** The kinds whose items go in and out of a list as a table. */
public enum TableKind {
    /** Tasks. */
    TASK(Tasks.NAME),
    /** What a screening found; only its list's office and the group that verifies it see it at first. */
    RECTIFICATION(Rectifications.NAME);

    private final String code;

    TableKind(String code) {
        this.code = code;
    }

    /** Name of the kind on the ledger. */
    public String code() {
        return code;
    }

    /** The one of this name. */
    public static Optional<TableKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}

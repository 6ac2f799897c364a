package org.banshi.hotline;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that an import takes. */
enum ImportColumn {
    OUTSIDE_NUMBER("outsideNumber", 200),
    TITLE("title", 200),
    TEXT("text", 10_000),
    TYPE("type", 200),
    CATEGORY("category", 500),
    UNIT("unit", 500),
    REGION("region", 200),
    ADDRESS("address", 300),
    CHANNEL("channel", 200),
    RAISER_KEY("raiserKey", 200),
    NAME("name", 100),
    PHONE("phone", 30),
    RAISED_AT("raisedAt", 100),
    DUE_AT("dueAt", 100),
    REPLIED_AT("repliedAt", 100),
    REPLY("reply", 10_000),
    REPLIED_BY("repliedBy", 500),
    CLOSED_AT("closedAt", 100),
    CONTACTED("contacted", 100),
    SOLVED("solved", 100),
    SATISFACTION("satisfaction", 100);

    private final String code;
    private final int most;

    ImportColumn(String code, int most) {
        this.code = code;
        this.most = most;
    }

    /** The name in a header or after {@code --map theirs=}. */
    String code() {
        return code;
    }

    /** The most characters it takes. */
    int most() {
        return most;
    }

    static Optional<ImportColumn> of(String name) {
        return Arrays.stream(values())
                .filter(column -> column.code.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** All names, for telling. */
    static String all() {
        return Arrays.stream(values()).map(ImportColumn::code).collect(Collectors.joining(", "));
    }
}

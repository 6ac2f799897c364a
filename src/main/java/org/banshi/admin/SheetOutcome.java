package org.banshi.admin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.banshi.web.Problem.FieldError;

/**
 * What becomes of the rows of a spreadsheet.
 *
 * @param rows those that add or change something
 * @param same how many are as the register has them
 * @param faults what is wrong; as long as there is anything, nothing is put in
 */
record SheetOutcome(List<Row> rows, int same, List<Fault> faults) {
    SheetOutcome {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** A row that does something. */
    record Row(long line, String subject, boolean fresh, List<Part> parts) {
        Row {
            parts = List.copyOf(parts);
        }
    }

    /** One thing that it changes. */
    record Part(String column, String before, String after) {}

    /** Something wrong in a line. */
    record Fault(long line, FieldError error) {}

    long fresh() {
        return rows.stream().filter(Row::fresh).count();
    }

    long changed() {
        return rows.size() - fresh();
    }

    /** Whether there is something to put in. */
    boolean ready() {
        return faults.isEmpty() && !rows.isEmpty();
    }

    /** By what is known whether it would still do what was looked at. */
    String mark() {
        return UUID.nameUUIDFromBytes(rows.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

package org.banshi.admin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.people.Because;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;

/** One reading of a spreadsheet into its register: on whose behalf, why, in earnest or not, and what becomes of the rows. */
final class SheetWork {
    private final Actor.Staff me;
    private final Because because;
    private final boolean earnest;
    private final List<SheetOutcome.Row> rows = new ArrayList<>();
    private final List<SheetOutcome.Fault> faults = new ArrayList<>();
    private final Map<String, Long> keys = new HashMap<>();
    private int same;

    SheetWork(Actor.Staff me, Because because, boolean earnest) {
        this.me = me;
        this.because = because;
        this.earnest = earnest;
    }

    Actor.Staff me() {
        return me;
    }

    Because because() {
        return because;
    }

    /** Whether it is to stay. */
    boolean earnest() {
        return earnest;
    }

    /** Whether nothing is wrong so far. */
    boolean sound() {
        return faults.isEmpty();
    }

    /** A row names something; two rows may not name the same. */
    boolean isFirst(Sheet.Line line, String column, String key) {
        Long before = keys.putIfAbsent(key, line.nr());
        if (before != null) {
            fault(line, List.of(FieldError.of(column, "sheet.twice", before)));
        }
        return before == null;
    }

    void same() {
        same++;
    }

    /** Something new, or something that changes. */
    void put(Sheet.Line line, String subject, boolean fresh, List<SheetOutcome.Part> parts) {
        rows.add(new SheetOutcome.Row(line.nr(), subject, fresh, parts));
    }

    void fault(Sheet.Line line, List<FieldError> errors) {
        errors.forEach(error -> faults.add(new SheetOutcome.Fault(line.nr(), error)));
    }

    /** Something that is not about a field is told of the column that names the row. */
    static List<FieldError> errors(Problem problem, String column) {
        return problem.errors().isEmpty()
                ? List.of(FieldError.of(column, problem.code(), problem.args().toArray()))
                : problem.errors();
    }

    /** What differs, in the order of the columns. */
    static List<SheetOutcome.Part> parts(List<String> columns, Map<String, String> before, Map<String, String> after) {
        return columns.stream()
                .filter(column -> !before.getOrDefault(column, "").equals(after.getOrDefault(column, "")))
                .map(column ->
                        new SheetOutcome.Part(column, before.getOrDefault(column, ""), after.getOrDefault(column, "")))
                .toList();
    }

    SheetOutcome outcome() {
        return new SheetOutcome(
                rows.stream()
                        .sorted(Comparator.comparingLong(SheetOutcome.Row::line))
                        .toList(),
                same,
                faults.stream()
                        .sorted(Comparator.comparingLong(SheetOutcome.Fault::line))
                        .toList());
    }
}

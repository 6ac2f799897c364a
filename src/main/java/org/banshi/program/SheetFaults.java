package org.banshi.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Component;

/** What is wrong with a row of a table, whichever kind it is. */
@Component
final class SheetFaults {
    private static final int ADDRESS = 300;
    private static final int NAME = 60;

    private final Items items;
    private final Lists lists;

    SheetFaults(Items items, Lists lists) {
        this.items = items;
        this.lists = lists;
    }

    List<Goal> goals(WorkList list) {
        return lists.goals(list.code());
    }

    Set<Integer> taken(WorkList list) {
        return items.taken(list.code());
    }

    /** The same with the list's own group where it names none. */
    SheetItem withChecker(WorkList list, SheetItem row) {
        return row.with(items.withChecker(list, row.item()));
    }

    /** Everything that is wrong with it, at once. */
    List<FieldError> of(WorkList list, SheetItem row, List<Goal> goals) {
        List<FieldError> faults = new ArrayList<>(items.common(list, row.item(), goals));
        Entries words = new Entries();
        words.text(ItemColumn.ADDRESS.code(), row.item().place().address(), ADDRESS);
        if (row.kind() == TableKind.RECTIFICATION) {
            words.text(ItemColumn.CAUSE.code(), row.fault().cause(), Entries.TEXT);
            words.text(ItemColumn.SPONSOR.code(), row.fault().sponsor(), NAME);
            words.text(ItemColumn.PERSON.code(), row.item().who().person(), NAME);
            checker(list, row, faults);
        } else if (!Tasks.TYPES.contains(row.item().type())) {
            faults.add(FieldError.of(ItemColumn.TYPE.code(), "notAChoice"));
        }
        faults.addAll(words.errors());
        return faults;
    }

    /** Somebody else than the office verifies what it found. */
    private static void checker(WorkList list, SheetItem row, List<FieldError> faults) {
        String named = row.item().who().checker();
        String checker = named == null ? list.checker() : named;
        if (checker == null || checker.equals(list.office())) {
            faults.add(FieldError.of(ItemColumn.CHECKER.code(), checker == null ? "required" : "checkerIsOffice"));
        }
    }
}

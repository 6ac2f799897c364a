package org.banshi.admin;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * A register as a spreadsheet.
 *
 * @param register which
 * @param why the reason that was typed
 * @param looked what a spreadsheet would do, absent for none
 * @param errors what is wrong with the form
 */
record SheetPage(
        SheetRegister register, String why, @Nullable Looked looked, FormErrors errors) implements Page {
    /** So many are shown; the numbers count all. */
    static final int SHOWN = 200;

    /**
     * What was looked at.
     *
     * @param outcome what it would do
     * @param unread columns that are not read
     * @param rows as they are sent along
     * @param moved whether the register has changed since it was looked at before
     */
    record Looked(SheetOutcome outcome, List<String> unread, String rows, boolean moved) {}

    static SheetPage empty(SheetRegister register, String why, FormErrors errors) {
        return new SheetPage(register, why, null, errors);
    }

    @Override
    public int status() {
        return errors.any() || looked != null && !looked.outcome().faults().isEmpty() ? 422 : 200;
    }

    String path() {
        return SheetsController.HERE + "/" + register.head().name();
    }

    String column(Ui ui, String column) {
        return ui.textOr("admin.sheet.col." + column, column);
    }

    /** The names of the columns. */
    String columns(Ui ui) {
        return String.join(
                ui.text("admin.sheet.comma"),
                register.head().columns().stream()
                        .filter(column -> !register.head().told().contains(column))
                        .map(column -> column(ui, column))
                        .toList());
    }

    String remedy(Ui ui, SheetOutcome.Fault fault) {
        return ui.textOr("remedy." + fault.error().code(), ui.text("admin.sheet.remedy"));
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.of(Field.Input.FILE, "file", ui.text("admin.sheet.file"))
                        .hint(ui.text("admin.sheet.file.hint"))
                        .accept(".xlsx,.csv,.txt,.tsv")
                        .required(),
                why(ui));
    }

    List<Field> confirming(Ui ui, Looked seen) {
        return List.of(
                Field.of(Field.Input.HIDDEN, "rows", "").value(seen.rows()),
                Field.of(Field.Input.HIDDEN, "seen", "").value(seen.outcome().mark()),
                why(ui));
    }

    private Field why(Ui ui) {
        return Field.text("why", ui.text("admin.change.why"))
                .value(why)
                .max(500)
                .required();
    }
}

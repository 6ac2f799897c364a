package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Retaining;
import org.banshi.matter.Retention;
import org.banshi.rule.Versioned;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * How long what is kept, and what would go tonight.
 *
 * @param night what would go
 * @param history of the rule, the newest first
 * @param names of who published
 * @param kinds whose matters can be emptied
 * @param typed what is in the form
 * @param writes whether the reader may change it
 * @param errors what is wrong in the form
 */
record RetentionPage(
        Retaining.Night night,
        List<Versioned<Retention>> history,
        Map<Long, String> names,
        List<String> kinds,
        Map<String, String> typed,
        boolean writes,
        FormErrors errors)
        implements Page {

    /** What a line is about, in words. */
    static String what(Ui ui, Retaining.Line line) {
        return line.what().startsWith("closed.")
                ? ui.text("admin.retention.closed", ui.text(line.what().substring(7) + ".name"))
                : ui.text("admin.retention." + line.what());
    }

    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        fields.add(months(ui, "outbox", ui.text("admin.retention.outbox"), Retention.LEAST_OUTBOX));
        fields.add(months(ui, "logs", ui.text("admin.retention.logs"), Retention.LEAST_LOGS));
        for (String kind : kinds) {
            fields.add(months(
                    ui,
                    "closed." + kind,
                    ui.text("admin.retention.closed", ui.text(kind + ".name")),
                    Retention.LEAST_CLOSED));
        }
        fields.add(Field.of(Field.Input.HIDDEN, "expectedVersion", "")
                .value(history.getFirst().version()));
        fields.add(Field.text("why", ui.text("admin.change.why"))
                .value(typed.getOrDefault("why", ""))
                .max(500)
                .required());
        return fields;
    }

    private Field months(Ui ui, String name, String label, int least) {
        return Field.of(Field.Input.NUMBER, name, label)
                .hint(ui.text("admin.retention.months", least))
                .value(typed.getOrDefault(name, ""));
    }
}

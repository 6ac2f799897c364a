package org.banshi.notice;

import java.time.LocalDate;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One pledge on the desk.
 *
 * @param pledge the pledge
 * @param today the day
 * @param mayFind whether the reader may write down what was found
 * @param done the day as typed
 * @param evidence as typed
 * @param errors what is wrong
 */
record PledgePage(
        Pledge pledge,
        LocalDate today,
        boolean mayFind,
        @Nullable String done,
        @Nullable String evidence,
        FormErrors errors)
        implements Page {
    List<Field> fields(Ui ui) {
        return List.of(
                Field.of(Field.Input.DATE, "done", ui.text("notice.pledge.done"))
                        .value(done)
                        .hint(ui.text("notice.pledge.doneHint")),
                Field.textarea("evidence", ui.text("notice.pledge.evidence"))
                        .value(evidence)
                        .required()
                        .max(NewPledge.MOST_PROOF));
    }
}

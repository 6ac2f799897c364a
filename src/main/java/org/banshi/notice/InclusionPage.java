package org.banshi.notice;

import java.util.List;
import org.banshi.matter.TimelineProof;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * Whether the own timeline is in the ledger that was published.
 *
 * @param number as typed
 * @param code as typed, when it was right: the file is asked for with it again
 * @param proof the proof, if it was asked for and there is one
 * @param errors what is wrong
 */
record InclusionPage(
        String number, @Nullable String code, @Nullable TimelineProof proof, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        return List.of(
                Field.text("number", ui.text("notice.ledger.number"))
                        .value(number)
                        .required()
                        .max(40)
                        .autocomplete("off"),
                Field.text("code", ui.text("notice.ledger.code"))
                        .required()
                        .max(40)
                        .autocomplete("off")
                        .hint(ui.text("notice.ledger.codeHint")));
    }

    /** Right number and code, and nothing of it in a closed day yet. */
    boolean isTooYoung() {
        return code != null && proof == null;
    }
}

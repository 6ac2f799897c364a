package org.banshi.notice;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The form by which anybody who is in a notice objects to it.
 *
 * @param entry the notice
 * @param typed as typed
 * @param errors what is wrong
 */
record ObjectionPage(PublicNotices.Entry entry, Typed typed, FormErrors errors) implements Page {
    /**
     * An objection as typed.
     *
     * @param ground privacy or result
     * @param words what is wrong
     * @param number the receipt's number; empty for somebody who is only named
     * @param code its code
     */
    record Typed(
            @Nullable String ground,
            @Nullable String words,
            @Nullable String number,
            @Nullable String code) {
        static final Typed BLANK = new Typed(null, null, null, null);
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.radio(
                                "ground",
                                ui.text("notice.object.ground"),
                                List.of(
                                        new Field.Option("privacy", ui.text("notice.ground.privacy")),
                                        new Field.Option("result", ui.text("notice.ground.result"))))
                        .value(typed.ground())
                        .required(),
                Field.textarea("words", ui.text("notice.object.words"))
                        .value(typed.words())
                        .required()
                        .max(Notices.MOST_WHY)
                        .hint(ui.text("notice.object.wordsHint")),
                Field.text("number", ui.text("notice.object.number"))
                        .value(typed.number())
                        .max(40)
                        .autocomplete("off")
                        .hint(ui.text("notice.object.numberHint")),
                Field.text("code", ui.text("notice.ledger.code")).max(40).autocomplete("off"));
    }
}

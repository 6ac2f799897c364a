package org.banshi.notice;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * The form by which anybody who is in a notice objects to it.
 *
 * @param entry the notice
 * @param typed as typed
 * @param errors what is wrong
 */
record ObjectionPage(PublicNotices.Entry entry, Objecting typed, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        return typed.fields(
                List.of(
                        new Field.Option("privacy", ui.text("notice.ground.privacy")),
                        new Field.Option("result", ui.text("notice.ground.result"))),
                ui);
    }
}

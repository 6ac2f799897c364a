package org.banshi.notice;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * The form that pledges.
 *
 * @param typed as typed
 * @param errors what is wrong
 */
record NewPledgePage(NewPledge typed, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        return List.of(
                Field.text("title", ui.text("notice.pledge.title"))
                        .value(typed.title())
                        .required()
                        .max(NoticeWords.MOST_TITLE),
                Field.textarea("words", ui.text("notice.pledge.words"))
                        .value(typed.words())
                        .required()
                        .max(NoticeWords.MOST_WORDS),
                Field.textarea("proof", ui.text("notice.pledge.proof"))
                        .value(typed.proof())
                        .required()
                        .max(NewPledge.MOST_PROOF)
                        .hint(ui.text("notice.pledge.proofHint")),
                Field.of(Field.Input.DATE, "due", ui.text("notice.pledge.due"))
                        .value(typed.due())
                        .required(),
                Field.text("leader", ui.text("notice.pledge.leader"))
                        .value(typed.leader())
                        .max(NewPledge.MOST_LEADER)
                        .hint(ui.text("notice.pledge.leaderHint")));
    }
}

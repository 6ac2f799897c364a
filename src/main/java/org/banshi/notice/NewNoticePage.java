package org.banshi.notice;

import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The form that masks a finished matter.
 *
 * @param number its number, as typed
 * @param typed the words; absent until there is a number
 * @param errors what is wrong
 */
record NewNoticePage(String number, @Nullable NoticeWords typed, FormErrors errors) implements Page {
    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        Field of = Field.text("number", ui.text("notice.number"))
                .value(number)
                .required()
                .max(40);
        fields.add(of);
        if (typed != null) {
            fields.addAll(words(typed, true, ui));
        }
        return fields;
    }

    static List<Field> words(NoticeWords typed, boolean answered, Ui ui) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.text("title", ui.text("notice.field.title"))
                        .value(typed.title())
                        .required()
                        .max(NoticeWords.MOST_TITLE),
                Field.textarea("words", ui.text("notice.field.words"))
                        .value(typed.words())
                        .required()
                        .max(NoticeWords.MOST_WORDS)));
        if (answered) {
            fields.add(Field.textarea("answer", ui.text("notice.field.answer"))
                    .value(typed.answer())
                    .max(NoticeWords.MOST_WORDS));
        }
        fields.add(Field.tick("confirmed", ui.text("notice.field.confirmed")).value(typed.isConfirmed()));
        return fields;
    }
}

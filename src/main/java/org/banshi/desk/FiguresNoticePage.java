package org.banshi.desk;

import java.util.List;
import org.banshi.notice.NoticeFigures;
import org.banshi.notice.NoticeWords;
import org.banshi.rates.Snapshot;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * The form that proposes a notice of published rates, or of published times.
 *
 * @param snapshot what was published
 * @param figures its rates, as they will be told
 * @param times or its times
 * @param typed title and words
 * @param errors what is wrong
 */
record FiguresNoticePage(
        Snapshot snapshot,
        List<NoticeFigures.Line> figures,
        List<NoticeFigures.Time> times,
        NoticeWords typed,
        FormErrors errors)
        implements Page {
    /** What is told, as addresses and messages write it. */
    String what() {
        return times.isEmpty() ? "figures" : "times";
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.text("title", ui.text("notice.field.title"))
                        .value(typed.title())
                        .required()
                        .max(100),
                Field.textarea("words", ui.text("notice.field.figureWords"))
                        .value(typed.words())
                        .required()
                        .max(2000));
    }
}

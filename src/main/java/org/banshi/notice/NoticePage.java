package org.banshi.notice;

import java.util.List;
import java.util.Map;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One notice on the desk.
 *
 * @param notice the notice
 * @param figures its rates
 * @param times or its times
 * @param steps what happened to it
 * @param names names of staff, by number
 * @param mayRelease whether the reader may release it
 * @param mayDecide whether the reader may decide on what was objected
 * @param typed the reason as typed
 * @param errors what is wrong with it
 */
record NoticePage(
        Notice notice,
        List<NoticeFigures.Line> figures,
        List<NoticeFigures.Time> times,
        List<NoticeRows.Step> steps,
        Map<Long, String> names,
        boolean mayRelease,
        boolean mayDecide,
        @Nullable String typed,
        FormErrors errors)
        implements Page {
    List<Field> why(Ui ui) {
        return List.of(Field.textarea("why", ui.text("notice.why"))
                .value(typed)
                .required()
                .max(Notices.MOST_WHY));
    }

    String name(@Nullable Long staff) {
        return staff == null ? "" : names.getOrDefault(staff, "");
    }
}

package org.banshi.notice;

import java.time.LocalDate;
import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One notice for everybody, or what is left of it.
 *
 * @param id which
 * @param entry the notice, if it is public
 * @param gone what is left otherwise
 * @param category name of its class
 * @param figures its rates
 * @param times or its times
 * @param kept why it stands although somebody objected
 * @param today the day
 */
record PublicNoticePage(
        long id,
        PublicNotices.@Nullable Entry entry,
        PublicNotices.@Nullable Gone gone,
        @Nullable String category,
        List<NoticeFigures.Line> figures,
        List<NoticeFigures.Time> times,
        List<String> kept,
        LocalDate today)
        implements Page {
    /** Whether its result may still be objected to. */
    boolean isOpenToObjections() {
        return entry != null && !today.isAfter(entry.until());
    }
}

package org.banshi.notice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notices for everybody, and the form by which whoever is in one objects to it. */
@Controller
@RequestMapping(NoticeConfiguration.PUBLIC)
final class PublicNoticeController {
    private static final int SIZE = 20;
    private static final String ONE = "/{id:[0-9]+}";

    private final PublicNotices published;
    private final Notices notices;
    private final Categories categories;
    private final Objectors objectors;
    private final CityClock clock;

    PublicNoticeController(
            PublicNotices published, Notices notices, Categories categories, Objectors objectors, CityClock clock) {
        this.published = published;
        this.notices = notices;
        this.categories = categories;
        this.objectors = objectors;
        this.clock = clock;
    }

    @GetMapping
    PublicNoticesPage list(@RequestParam(required = false) @Nullable String after, HttpServletResponse response) {
        fresh(response);
        return new PublicNoticesPage(published.page(before(after), SIZE));
    }

    static @Nullable Long before(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.invalid("after", "wrongType");
        }
        return Long.valueOf(after);
    }

    @GetMapping(ONE)
    PublicNoticePage one(@PathVariable long id, HttpServletResponse response) {
        fresh(response);
        PublicNotices.Entry entry = published.find(id).orElse(null);
        PublicNotices.Gone gone =
                entry != null ? null : published.gone(id).orElseThrow(() -> Problem.notFound("notice.noSuchNotice"));
        String category = entry == null ? null : entry.category();
        return new PublicNoticePage(
                id,
                entry,
                gone,
                category == null ? null : categories.fullName(category),
                entry == null || !entry.isFigures() ? List.of() : published.figures(id),
                entry == null || !entry.isTimes() ? List.of() : published.times(id),
                entry == null ? List.of() : published.kept(id),
                clock.today());
    }

    @GetMapping(ONE + "/object")
    ObjectionPage form(@PathVariable long id) {
        return new ObjectionPage(entry(id), Objecting.BLANK, FormErrors.NONE);
    }

    @PostMapping(ONE + "/object")
    Answer object(@PathVariable long id, Objecting typed, HttpServletRequest request) {
        PublicNotices.Entry entry = entry(id);
        try {
            Actor.Raiser raiser = objectors.raiser(typed, request.getRemoteAddr());
            notices.object(id, typed.chosen(), typed.words(), raiser);
            return new SeeOther(NoticeConfiguration.PUBLIC + "/" + id, "notice.objected." + typed.chosen());
        } catch (Problem refused) {
            if (refused.status() == 409) {
                return SeeOther.warning(NoticeConfiguration.PUBLIC + "/" + id, "notice.objectedBefore");
            }
            return new ObjectionPage(entry, typed, Objectors.wrong(refused));
        }
    }

    private PublicNotices.Entry entry(long id) {
        return published.find(id).orElseThrow(() -> Problem.notFound("notice.noSuchNotice"));
    }

    /** An objection takes a notice away at once: nobody may show an older copy. */
    private static void fresh(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}

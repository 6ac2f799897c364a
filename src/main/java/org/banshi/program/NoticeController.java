package org.banshi.program;

import jakarta.servlet.http.HttpServletResponse;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Public notices of hard problems, for everybody. */
@Controller
final class NoticeController {
    private static final int SIZE = 20;

    private final PublicNotices notices;
    private final CityClock clock;

    NoticeController(PublicNotices notices, CityClock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/notices")
    NoticesPage notices(@RequestParam(required = false) @Nullable String after, HttpServletResponse response) {
        PublicListController.fresh(response);
        return new NoticesPage(notices.page(after, SIZE), clock.instant());
    }

    @GetMapping("/notices/{number}")
    NoticePage notice(@PathVariable String number, HttpServletResponse response) {
        PublicNotice notice = notices.find(number).orElseThrow(() -> Problem.notFound("noSuchNotice", number));
        PublicListController.fresh(response);
        return new NoticePage(notice, clock.instant());
    }
}

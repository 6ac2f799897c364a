package org.banshi.program;

import jakarta.servlet.http.HttpServletResponse;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The city's year: its topics, month by month, for everybody. */
@Controller
final class PublicTopicController {
    private final TopicRows rows;
    private final CityClock clock;

    PublicTopicController(TopicRows rows, CityClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping("/topics")
    PublicTopicsPage year(@RequestParam(required = false) @Nullable String year, HttpServletResponse response) {
        PublicListController.cache(response);
        int asked = TopicController.year(year, clock);
        return new PublicTopicsPage(
                asked, TopicController.years(asked, rows, clock), rows.published(asked), clock.instant());
    }
}

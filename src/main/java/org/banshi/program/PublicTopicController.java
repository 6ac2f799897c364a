package org.banshi.program;

import jakarta.servlet.http.HttpServletResponse;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The city's year: its topics, month by month, and each of them, for everybody. */
@Controller
final class PublicTopicController {
    private final TopicRows rows;
    private final TopicTasks tasks;
    private final CityClock clock;

    PublicTopicController(TopicRows rows, TopicTasks tasks, CityClock clock) {
        this.rows = rows;
        this.tasks = tasks;
        this.clock = clock;
    }

    @GetMapping("/topics")
    PublicTopicsPage year(@RequestParam(required = false) @Nullable String year, HttpServletResponse response) {
        PublicListController.fresh(response);
        int asked = TopicController.year(year, clock);
        return new PublicTopicsPage(
                asked, TopicController.years(asked, rows, clock), rows.published(asked), clock.instant());
    }

    @GetMapping("/topics/{number}")
    PublicTopicPage topic(@PathVariable String number, HttpServletResponse response) {
        TopicSheet sheet = rows.published(number).orElseThrow(() -> Problem.notFound("noSuchTopic", number));
        PublicListController.fresh(response);
        return PublicTopicPage.of(sheet, tasks.published(sheet.view().matter().id()));
    }
}

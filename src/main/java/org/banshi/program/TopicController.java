package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Topics of the month on the desk: the year, the form that opens one, the page of one. */
@Controller
@RequestMapping("/desk/topics")
final class TopicController {
    private final MonthlyTopics topics;
    private final TopicRows rows;
    private final Looks looks;
    private final CityClock clock;

    TopicController(MonthlyTopics topics, TopicRows rows, Looks looks, CityClock clock) {
        this.topics = topics;
        this.rows = rows;
        this.looks = looks;
        this.clock = clock;
    }

    /** The form as it comes; without a theme, for only the theme's own page opens from one. */
    record Typed(
            @Nullable String title,
            @Nullable String text,
            @Nullable String month,
            @Nullable String category,
            @Nullable String region,
            @Nullable String words) {
        NewTopic topic() {
            return new NewTopic(title, text, month, category, region, words, null);
        }
    }

    @GetMapping
    TopicsPage year(@RequestParam(required = false) @Nullable String year, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        int asked = year(year, clock);
        return new TopicsPage(asked, years(asked), rows.of(asked, staff), clock.instant(), topics.mayOpen(staff));
    }

    /** The year that was asked for; this one where it is none. */
    static int year(@Nullable String asked, CityClock clock) {
        return asked != null && asked.matches("2[01]\\d\\d")
                ? Integer.parseInt(asked)
                : clock.today().getYear();
    }

    private List<Integer> years(int asked) {
        return years(asked, rows, clock);
    }

    static List<Integer> years(int asked, TopicRows rows, CityClock clock) {
        return Stream.concat(
                        rows.years().stream(), Stream.of(asked, clock.today().getYear()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @GetMapping("/new")
    NewTopicPage blank(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.LISTS_WRITE);
        return new NewTopicPage(topics.fields(NewTopic.BLANK, Language.of(request)), FormErrors.NONE);
    }

    @PostMapping("/new")
    Answer open(Typed typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.LISTS_WRITE);
        try {
            return new SeeOther(
                    "/desk/topics/" + topics.open(typed.topic(), staff).number(), "topic.opened");
        } catch (Problem refused) {
            return new NewTopicPage(topics.fields(typed.topic(), Language.of(request)), FormErrors.of(refused));
        }
    }

    /** Each page that is shown leaves a line about who looked. */
    @GetMapping("/{number}")
    TopicPage topic(@PathVariable String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        TopicSheet sheet = rows.sheet(number, staff);
        looks.record(staff, number, Looks.MATTER, null);
        return new TopicPage(sheet, Permissions.has(staff, Permission.THEMES_READ));
    }
}

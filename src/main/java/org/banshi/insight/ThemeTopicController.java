package org.banshi.insight;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.program.NewTopic;
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

/** The form that makes a theme the topic of a month. */
@Controller
@RequestMapping(InsightConfiguration.HERE + "/{id}/topic")
final class ThemeTopicController {
    private final ThemeTopics topics;
    private final Themes themes;

    ThemeTopicController(ThemeTopics topics, Themes themes) {
        this.topics = topics;
        this.themes = themes;
    }

    /** The form as it comes. */
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
    ThemeTopicPage blank(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        require(staff);
        Theme theme = themes.require(id);
        return new ThemeTopicPage(theme, topics.fields(topics.proposal(theme), Language.of(request)), FormErrors.NONE);
    }

    @PostMapping
    Answer open(@PathVariable long id, Typed typed, Actor.Staff staff, HttpServletRequest request) {
        require(staff);
        try {
            return new SeeOther(
                    "/desk/topics/" + topics.open(id, typed.topic(), staff).number(), "topic.opened");
        } catch (Problem refused) {
            return new ThemeTopicPage(
                    themes.require(id), topics.fields(typed.topic(), Language.of(request)), FormErrors.of(refused));
        }
    }

    private static void require(Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_READ);
        Permissions.require(staff, Permission.LISTS_WRITE);
    }
}

package org.banshi.insight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Themes on the desk: what many residents raise, and what people make of it. */
@Controller
@RequestMapping(InsightConfiguration.HERE)
final class ThemeController {
    private static final int SIZE = 30;

    private final Themes themes;
    private final ThemeSearch search;
    private final Searches searches;
    private final ThemeRows rows;
    private final ThemeSight sight;
    private final Rules rules;

    ThemeController(
            Themes themes, ThemeSearch search, Searches searches, ThemeRows rows, ThemeSight sight, Rules rules) {
        this.themes = themes;
        this.search = search;
        this.searches = searches;
        this.rows = rows;
        this.sight = sight;
        this.rules = rules;
    }

    @GetMapping
    ThemesPage list(@RequestParam(required = false) @Nullable Long after, Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_READ);
        Slice<Theme> found = Slice.of(rows.hottest(after, SIZE + 1), SIZE, theme -> Long.toString(theme.id()));
        return new ThemesPage(
                found.map(sight::row),
                rules.current(ThemeRule.RULE).value(),
                searches.last().orElse(null),
                Permissions.has(staff, Permission.THEMES_WRITE));
    }

    @PostMapping("/search")
    SeeOther search(Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_WRITE);
        return search.start()
                ? new SeeOther(InsightConfiguration.HERE)
                : SeeOther.warning(InsightConfiguration.HERE, "insight.search.runs");
    }

    @GetMapping("/{id}")
    ThemePage page(@PathVariable long id, @RequestParam(defaultValue = "0") int after, Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_READ);
        return sight.page(themes.require(id), after, FormErrors.NONE, Map.of(), List.of(), staff);
    }

    @PostMapping("/{id}/rename")
    Answer rename(@PathVariable long id, @RequestParam(defaultValue = "") String title, Actor.Staff staff) {
        return change(id, Map.of("title", title), List.of(), staff, "insight.renamed", () -> {
            themes.rename(id, title, staff);
            return id;
        });
    }

    @PostMapping("/{id}/join")
    Answer join(@PathVariable long id, @RequestParam(defaultValue = "0") long into, Actor.Staff staff) {
        return change(id, Map.of(), List.of(), staff, "insight.joined", () -> {
            themes.join(id, into, staff);
            return into;
        });
    }

    @PostMapping("/{id}/split")
    Answer split(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> numbers,
            Actor.Staff staff) {
        List<String> chosen = Objects.requireNonNullElse(numbers, List.of());
        return change(
                id, Map.of("name", name), chosen, staff, "insight.split", () -> themes.split(id, chosen, name, staff));
    }

    /** Shows the page again, with all that was typed, if it cannot be done. */
    private Answer change(
            long id,
            Map<String, String> typed,
            List<String> ticked,
            Actor.Staff staff,
            String notice,
            LongSupplier change) {
        Permissions.require(staff, Permission.THEMES_WRITE);
        try {
            return new SeeOther(InsightConfiguration.HERE + "/" + change.getAsLong(), notice);
        } catch (Problem refused) {
            return sight.page(themes.require(id), 0, FormErrors.of(refused), typed, ticked, staff);
        }
    }
}

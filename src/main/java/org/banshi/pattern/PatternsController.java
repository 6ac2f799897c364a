package org.banshi.pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Patterns at the desk. */
@Controller
@RequestMapping(PatternConfiguration.HERE)
final class PatternsController {
    private final PatternSight sight;

    PatternsController(PatternSight sight) {
        this.sight = sight;
    }

    @GetMapping
    PatternsPage all(@Nullable String month, Actor.Staff staff, HttpServletRequest request) {
        return sight.all(month, staff, Language.of(request));
    }

    @GetMapping("/{key}")
    PatternPage one(
            @PathVariable String key,
            @Nullable String month,
            @Nullable Long after,
            Actor.Staff staff,
            HttpServletRequest request) {
        return sight.one(key, month, after, staff, Language.of(request));
    }
}

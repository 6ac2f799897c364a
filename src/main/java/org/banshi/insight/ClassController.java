package org.banshi.insight;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How many matters of each class were raised, on the desk. */
@Controller
final class ClassController {
    private final ClassSight sight;

    ClassController(ClassSight sight) {
        this.sight = sight;
    }

    /**
     * What somebody asks for; what cannot be read asks for nothing.
     *
     * @param category the class to look into
     * @param region region code or name
     * @param from first month, such as 2026-03
     * @param until last month
     */
    record Asked(
            @Nullable String category,
            @Nullable String region,
            @Nullable String from,
            @Nullable String until) {}

    @GetMapping(InsightConfiguration.CLASSES)
    ClassesPage classes(Asked asked, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.THEMES_READ);
        return sight.page(asked, Language.of(request));
    }
}

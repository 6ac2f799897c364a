package org.banshi.brief;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.rates.Asked;
import org.banshi.rates.Rates;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The brief of a week or a month, and the list behind each of its numbers. */
@Controller
@RequestMapping(BriefConfiguration.HERE)
final class BriefController {
    private final BriefSight sight;
    private final BriefLists lists;
    private final Rates rates;
    private final CityClock clock;

    BriefController(BriefSight sight, BriefLists lists, Rates rates, CityClock clock) {
        this.sight = sight;
        this.lists = lists;
        this.rates = rates;
        this.clock = clock;
    }

    @GetMapping
    BriefPage brief(
            @RequestParam(required = false) @Nullable String week,
            @RequestParam(required = false) @Nullable String month,
            Actor.Staff staff,
            HttpServletRequest request) {
        return sight.page(span(week, month, staff), staff, Language.of(request));
    }

    @GetMapping("/list")
    BriefListPage list(
            @RequestParam(required = false) @Nullable String week,
            @RequestParam(required = false) @Nullable String month,
            BriefLists.Wanted wanted,
            Actor.Staff staff,
            HttpServletRequest request) {
        return lists.page(span(week, month, staff), wanted, staff, Language.of(request));
    }

    private Span span(@Nullable String week, @Nullable String month, Actor.Staff staff) {
        Permissions.require(staff, Permission.BRIEF_READ);
        return Span.of(week, month, clock.today(), each -> {
            Asked asked = rates.asked(each, each, Asked.By.UNIT, staff);
            return new Span.Days(asked.from(), asked.until());
        });
    }
}

package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Rates at the desk: of everything for who supervises, of the own unit for who handles. */
@Controller
@RequestMapping(RatesConfiguration.HERE)
final class RatesController {
    private final RateSight sight;
    private final TrendSight trends;

    RatesController(RateSight sight, TrendSight trends) {
        this.sight = sight;
        this.trends = trends;
    }

    /**
     * What somebody asks for; what cannot be read asks for the month before this one.
     *
     * @param from first month of account, such as 2026-03
     * @param until last month
     * @param by unit, category, region
     * @param sort code of the rate by which the lines are put in order
     */
    record Wanted(
            @Nullable String from,
            @Nullable String until,
            @Nullable String by,
            @Nullable String sort) {}

    /**
     * What of a rate is to be opened.
     *
     * @param rate its code
     * @param part counted, rest or all
     * @param line key of the line; everything where absent
     * @param after the last request of the page before
     */
    record Opened(
            @Nullable String rate,
            @Nullable String part,
            @Nullable String line,
            @Nullable Long after) {
        /** The page that begins behind a request. */
        Opened behind(long last) {
            return new Opened(rate, part, line, last);
        }
    }

    @GetMapping
    RatesPage rates(Wanted wanted, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        return sight.page(wanted, staff, Language.of(request));
    }

    @GetMapping("/trend")
    TrendPage trend(Wanted wanted, Opened opened, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        return trends.page(wanted, opened, staff, Language.of(request));
    }

    @GetMapping("/requests")
    RateRequestsPage requests(Wanted wanted, Opened opened, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        return sight.requests(wanted, opened, staff, Language.of(request));
    }
}

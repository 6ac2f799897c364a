package org.banshi.listed;

import jakarta.servlet.http.HttpServletResponse;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.region.Regions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Listed cases for everybody. */
@Controller
final class PublicListedController {
    private final ListedRows rows;
    private final Categories categories;
    private final Regions regions;
    private final CityClock clock;

    PublicListedController(ListedRows rows, Categories categories, Regions regions, CityClock clock) {
        this.rows = rows;
        this.categories = categories;
        this.regions = regions;
        this.clock = clock;
    }

    /** Never kept by anybody on the way: what was taken back is gone at once. */
    @GetMapping(ListedConfiguration.PUBLIC)
    PublicListedPage all(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache");
        return new PublicListedPage(rows.told().stream()
                .map(told -> new PublicListedPage.Line(
                        told,
                        told.category() == null ? null : categories.fullName(told.category()),
                        told.street() == null ? null : regions.fullName(told.street()),
                        told.offAt() == null && clock.today().isAfter(told.until())))
                .toList());
    }
}

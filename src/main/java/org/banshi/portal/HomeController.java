package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.banshi.hotline.Outage;
import org.banshi.hotline.Outages;
import org.banshi.knowledge.Categories;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
final class HomeController {
    private static final int MOST = 20;

    private final CityFigures figures;
    private final Outages outages;
    private final Categories categories;
    private final Places places;
    private final Messages messages;

    HomeController(CityFigures figures, Outages outages, Categories categories, Places places, Messages messages) {
        this.categories = categories;
        this.places = places;
        this.figures = figures;
        this.outages = outages;
        this.messages = messages;
    }

    @GetMapping("/")
    Answer home(HttpServletRequest request) {
        Language language = Language.of(request);
        CityFigures.Counted now = figures.now();
        return new HomePage(
                now.months().stream()
                        .map(each -> new HomePage.Month(Months.name(messages, language, each.month()), each))
                        .toList(),
                outages.published().stream()
                        .limit(MOST)
                        .map(outage -> new HomePage.Notice(outage, where(outage, language)))
                        .toList(),
                now.cutOff());
    }

    /** What it is about and where, so that readers know whether it is theirs. */
    private String where(Outage outage, Language language) {
        String region = outage.region() == null
                ? messages.text(language, "portal.home.outageCity")
                : Objects.requireNonNullElse(places.street(outage.region()), "");
        String place = (region + " " + Objects.requireNonNullElse(outage.street(), "")).strip();
        return categories.fullName(outage.category()) + " · " + place;
    }
}

package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.hotline.Outages;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
final class HomeController {
    private final CityFigures figures;
    private final Outages outages;
    private final Messages messages;

    HomeController(CityFigures figures, Outages outages, Messages messages) {
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
                outages.current(),
                now.cutOff());
    }
}

package org.banshi.brief;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.banshi.web.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the city does, for everybody. */
@Controller
final class CityController {
    private final CitySight sight;

    CityController(CitySight sight) {
        this.sight = sight;
    }

    @GetMapping(BriefConfiguration.PUBLIC)
    CityPage city(
            @RequestParam(defaultValue = "off") String wall, HttpServletRequest request, HttpServletResponse response) {
        // What was told in public and is objected to may not be shown from an older copy.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return sight.page(wall.equals("on"), Language.of(request));
    }
}

package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Matters;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What anybody may look at: category, place to the street, age and state; nobody's words (R-S11). */
@Controller
final class PublicController {
    private static final int SIZE = 20;

    private final Matters matters;
    private final Categories categories;
    private final Places places;
    private final Messages messages;

    PublicController(Matters matters, Categories categories, Places places, Messages messages) {
        this.matters = matters;
        this.categories = categories;
        this.places = places;
        this.messages = messages;
    }

    @GetMapping("/public")
    Answer list(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response) {
        String inCategory = categories.find(category).map(Category::code).orElse(null);
        String inRegion = Optional.of(region).filter(places::exists).orElse(null);
        Language language = Language.of(request);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue());
        List<Field.Option> classes = categories.children(null).stream()
                .filter(Category::active)
                .map(each -> new Field.Option(each.code(), each.name()))
                .toList();
        return new PublicPage(
                matters.published(inCategory, inRegion, after, SIZE).map(matter -> entry(matter, language)),
                classes,
                places.options(),
                inCategory,
                inRegion);
    }

    private PublicPage.Entry entry(Matters.Public matter, Language language) {
        String plain = "portal.short." + matter.state();
        String state = matter.kind().equals(Requests.NAME) && messages.has(language, plain)
                ? plain
                : matter.kind() + ".state." + matter.state();
        String region = matter.region();
        return new PublicPage.Entry(
                matter.category(),
                matter.category() == null ? null : categories.fullName(matter.category()),
                region == null || region.length() <= 9 ? region : region.substring(0, 9),
                places.street(region),
                state,
                matter.outcome() == null,
                matter.raisedAt());
    }
}

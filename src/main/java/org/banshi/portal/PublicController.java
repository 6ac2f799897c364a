package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Published;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.MapTiles;
import org.banshi.web.Messages;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What anybody may look at, as a list or on a map: category, place to the street, age and state; nobody's words (R-S11). */
@Controller
final class PublicController {
    private static final int SIZE = 20;
    private static final int MONTHS = 24;

    private final Published published;
    private final PublicEntries entries;
    private final Categories categories;
    private final Places places;
    private final Messages messages;
    private final MapTiles tiles;
    private final MapLines lines;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // what is published, and the words and the ground for it
    PublicController(
            Published published,
            PublicEntries entries,
            Categories categories,
            Places places,
            Messages messages,
            MapTiles tiles,
            MapLines lines,
            CityClock clock) {
        this.lines = lines;
        this.published = published;
        this.entries = entries;
        this.categories = categories;
        this.places = places;
        this.messages = messages;
        this.tiles = tiles;
        this.clock = clock;
    }

    /** What the list is to be narrowed to, as it stands in the address; empty for what is not. */
    record Asked(String category, String region, String month, String stage) {
        @SuppressWarnings("NullAway") // what is missing in an address comes as null
        Asked {
            category = Objects.requireNonNullElse(category, "");
            region = Objects.requireNonNullElse(region, "");
            month = Objects.requireNonNullElse(month, "");
            stage = Objects.requireNonNullElse(stage, "");
        }
    }

    @GetMapping("/public")
    Answer list(
            Asked asked,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response) {
        Published.Filter filter = new Published.Filter(
                categories.find(asked.category()).map(Category::code).orElse(null),
                Optional.of(asked.region()).filter(places::exists).orElse(null),
                month(asked.month()),
                stage(asked.stage()));
        boolean map = PublicPage.MAP.equals(view);
        if (map) {
            tiles.allowOn(response);
        }
        Language language = Language.of(request);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue());
        Slice<Published.Entry> found = map ? published.placed(filter) : published.page(filter, after, SIZE);
        return new PublicPage(
                found.map(matter -> entries.of(matter, language)),
                choices(language),
                filter,
                map ? tiles : null,
                map && lines.lines().rough());
    }

    private PublicPage.Choices choices(Language language) {
        List<Field.Option> classes = categories.children(null).stream()
                .filter(Category::active)
                .map(each -> new Field.Option(each.code(), each.name()))
                .toList();
        YearMonth now = YearMonth.from(clock.today());
        List<Field.Option> months = Stream.iterate(now, month -> month.minusMonths(1))
                .limit(MONTHS)
                .map(month -> new Field.Option(month.toString(), Months.name(messages, language, month)))
                .toList();
        return new PublicPage.Choices(classes, places.options(), months);
    }

    private static @Nullable YearMonth month(String told) {
        try {
            return told.matches("\\d{4}-\\d{2}") ? YearMonth.parse(told) : null;
        } catch (DateTimeException noMonth) {
            return null;
        }
    }

    private static Published.@Nullable Stage stage(String told) {
        return Stream.of(Published.Stage.values())
                .filter(stage -> PublicPage.code(stage).equals(told))
                .findFirst()
                .orElse(null);
    }
}

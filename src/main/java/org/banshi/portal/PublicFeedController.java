package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Published;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What anybody may know, as Atom feeds (RFC 4287): of one matter, and of what is new by category and place. */
@Controller
final class PublicFeedController {
    private static final int ENTRIES = 50;

    private final Published published;
    private final PublicEntries entries;
    private final Categories categories;
    private final Places places;
    private final Messages messages;

    PublicFeedController(
            Published published, PublicEntries entries, Categories categories, Places places, Messages messages) {
        this.published = published;
        this.entries = entries;
        this.categories = categories;
        this.places = places;
        this.messages = messages;
    }

    /** The steps of one matter, the newest first. */
    @GetMapping("/public/matters/{handle}/feed.atom")
    void matter(@PathVariable String handle, HttpServletRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        Language language = Language.of(request);
        Published.Entry found = published.find(handle).orElseThrow(() -> Problem.notFound("notFound"));
        PublicPage.Entry shown = entries.of(found, language);
        String title = title(shown, language);
        String address = base(request) + PublicMatterController.page(handle);
        String author = messages.text(language, "web.brand");
        Atom.Entry first = new Atom.Entry(
                address + "#0", title, messages.text(language, "portal.short.raised"), address, found.raisedAt());
        List<Published.Step> steps = published.steps(handle);
        List<Atom.Entry> lines = new java.util.ArrayList<>(List.of(first));
        for (Published.Step step : steps) {
            String state = messages.text(language, entries.stateKey(found.kind(), step.state(), language));
            lines.add(new Atom.Entry(address + "#" + lines.size(), title, state, address, step.at()));
        }
        send(new Atom.Feed(title, author, address, address + "/feed.atom", lines.reversed()), response);
    }

    /** What was raised last of a category, in a place, or both; all of it without either. */
    @GetMapping("/public/feed.atom")
    void list(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String region,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, XMLStreamException {
        Language language = Language.of(request);
        Category of = category == null || category.isEmpty()
                ? null
                : categories.find(category).orElseThrow(() -> Problem.notFound("notFound"));
        if (region != null && !region.isEmpty() && !places.exists(region)) {
            throw Problem.notFound("notFound");
        }
        String in = region == null || region.isEmpty() ? null : region;
        List<Atom.Entry> lines = published
                .page(new Published.Filter(of == null ? null : of.code(), in, null, null), null, ENTRIES)
                .items()
                .stream()
                .map(found -> line(found, base(request), language))
                .toList();
        String title = messages.text(language, "portal.public.title")
                + (of == null ? "" : " · " + of.name())
                + (in == null ? "" : " · " + places.street(in));
        StringBuilder query = new StringBuilder();
        if (of != null) {
            query.append("?category=").append(of.code());
        }
        if (in != null) {
            query.append(query.isEmpty() ? '?' : '&').append("region=").append(in);
        }
        send(
                new Atom.Feed(
                        title,
                        messages.text(language, "web.brand"),
                        base(request) + "/public" + query,
                        base(request) + "/public/feed.atom" + query,
                        lines),
                response);
    }

    private Atom.Entry line(Published.Entry found, String base, Language language) {
        PublicPage.Entry shown = entries.of(found, language);
        String address = base + PublicMatterController.page(found.handle());
        return new Atom.Entry(
                address, title(shown, language), messages.text(language, shown.state()), address, found.raisedAt());
    }

    private String title(PublicPage.Entry shown, Language language) {
        String what = shown.categoryName() == null
                ? messages.text(language, "portal.public.noCategory")
                : shown.categoryName();
        return shown.place() == null ? what : what + " · " + shown.place();
    }

    private static String base(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }

    private static void send(Atom.Feed feed, HttpServletResponse response) throws IOException, XMLStreamException {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue());
        response.setContentType("application/atom+xml;charset=UTF-8");
        Atom.write(feed, response.getOutputStream());
    }
}

package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.banshi.access.Actor;
import org.banshi.web.Language;
import org.banshi.web.MapTiles;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The lists that residents may see: what was promised, by whom, by when, how far it is. */
@Controller
final class PublicListController {
    private static final int SIZE = 30;
    private static final Actor ANYONE = new Actor.Anyone();

    private final Lists lists;
    private final ItemRows rows;
    private final ListFeed feed;
    private final MapTiles tiles;

    PublicListController(Lists lists, ItemRows rows, ListFeed feed, MapTiles tiles) {
        this.lists = lists;
        this.rows = rows;
        this.feed = feed;
        this.tiles = tiles;
    }

    @GetMapping("/lists")
    PublicListsPage lists(HttpServletResponse response) {
        fresh(response);
        return new PublicListsPage(lists.visible(ANYONE).stream()
                .map(list -> new ListsPage.Line(list, rows.figures(list, ANYONE)))
                .toList());
    }

    @GetMapping("/lists/{code}")
    PublicListPage list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String view,
            HttpServletResponse response) {
        fresh(response);
        WorkList list = require(code);
        Light light = Stream.of(Light.values())
                .filter(each -> each.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        ItemFilter filter = new ItemFilter(null, null, null, null, null, light, ItemFilter.Sort.NR);
        boolean map = ListPage.MAP.equals(view);
        if (map) {
            tiles.allowOn(response);
        }
        return new PublicListPage(
                list,
                rows.figures(list, ANYONE),
                light,
                map,
                map ? rows.placed(list, filter, ANYONE) : rows.page(list, filter, ANYONE, after, SIZE),
                tiles);
    }

    @GetMapping("/lists/{code}/feed.atom")
    void feed(@PathVariable String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException, XMLStreamException {
        WorkList list = require(code);
        fresh(response);
        response.setContentType("application/atom+xml;charset=UTF-8");
        String base =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        feed.write(list, base, Language.of(request), response.getOutputStream());
    }

    private WorkList require(String code) {
        return lists.findPublic(code).orElseThrow(() -> Problem.notFound("noSuchList", code));
    }

    /** Asked for again each time: what somebody objects to is away at once. */
    static void fresh(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
    }

    /** The lights a resident may ask for. */
    static List<Light> lights() {
        return List.of(Light.DONE, Light.GREEN, Light.YELLOW, Light.RED);
    }
}

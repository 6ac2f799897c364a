package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Language;
import org.banshi.web.MapTiles;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One list on the desk. */
@Controller
@RequestMapping("/desk/lists")
final class ListController {
    private static final int SIZE = 50;
    private static final int MANY = 300;

    private final Lists lists;
    private final ItemRows rows;
    private final ListFilters filters;
    private final MapTiles tiles;
    private final Inspections inspections;
    private final CityClock clock;

    ListController(
            Lists lists, ItemRows rows, ListFilters filters, MapTiles tiles, Inspections inspections, CityClock clock) {
        this.lists = lists;
        this.rows = rows;
        this.filters = filters;
        this.tiles = tiles;
        this.inspections = inspections;
        this.clock = clock;
    }

    /**
     * What is asked for on the page of a list.
     *
     * @param q words or number
     * @param state state
     * @param unit unit that leads
     * @param aspect aspect of the list
     * @param goal goal of its tree
     * @param light how it stands
     * @param sort order
     * @param view table, board, chart, map
     */
    record Asked(
            @Nullable String q,
            @Nullable String state,
            @Nullable String unit,
            @Nullable String aspect,
            @Nullable String goal,
            @Nullable String light,
            @Nullable String sort,
            @Nullable String view) {
        ItemFilter filter() {
            return new ItemFilter(
                    blank(q),
                    blank(state),
                    blank(unit),
                    blank(aspect),
                    blank(goal),
                    one(Light.values(), light),
                    Objects.requireNonNullElse(one(ItemFilter.Sort.values(), sort), ItemFilter.Sort.NR));
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
            return Stream.of(values)
                    .filter(value -> value.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping("/{code}")
    ListPage list(
            @PathVariable String code,
            Asked asked,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request,
            HttpServletResponse response) {
        Permissions.require(staff, Permission.MATTERS_READ);
        WorkList list = lists.require(code, staff);
        String view = asked.view() != null && ListPage.VIEWS.contains(asked.view()) ? asked.view() : ListPage.TABLE;
        if (view.equals(ListPage.MAP)) {
            tiles.allowOn(response);
        }
        ItemFilter filter = asked.filter();
        ListFigures figures = rows.figures(list, staff);
        return new ListPage(
                list,
                figures,
                view,
                filter,
                filters.fields(asked, list, figures, Language.of(request)),
                found(list, filter, view, after, staff),
                rows.count(list, filter, staff),
                Permissions.has(staff, Permission.LISTS_WRITE) && list.office().equals(staff.unit()),
                tiles,
                inspections.mayInspect(list, staff),
                clock.today());
    }

    private Slice<ItemRow> found(
            WorkList list, ItemFilter filter, String view, @Nullable String after, Actor.Staff staff) {
        return view.equals(ListPage.MAP)
                ? rows.placed(list, filter, staff)
                : rows.page(list, filter, staff, after, view.equals(ListPage.TABLE) ? SIZE : MANY);
    }
}

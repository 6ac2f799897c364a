package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.MapTiles;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists on the desk. */
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
    private final Units units;
    private final Messages messages;
    private final CityClock clock;

    ListController(
            Lists lists,
            ItemRows rows,
            ListFilters filters,
            MapTiles tiles,
            Inspections inspections,
            Units units,
            Messages messages,
            CityClock clock) {
        this.lists = lists;
        this.rows = rows;
        this.filters = filters;
        this.tiles = tiles;
        this.inspections = inspections;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What the form for a new list holds.
     *
     * @param code short name
     * @param name name
     * @param year year
     * @param level whose it is
     * @param checker group that checks
     * @param published whether residents may see it
     */
    record ListForm(
            @Nullable String code,
            @Nullable String name,
            @Nullable String year,
            @Nullable String level,
            @Nullable String checker,
            @Nullable String published) {}

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

    @GetMapping
    Answer lists(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return page(staff, new ListForm(null, null, null, null, null, null), FormErrors.NONE, Language.of(request));
    }

    @PostMapping
    Answer make(ListForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.LISTS_WRITE);
        try {
            WorkList made = lists.make(
                    new WorkList(
                            text(form.code()),
                            text(form.name()),
                            form.year() != null && form.year().matches("\\d{4}") ? Integer.parseInt(form.year()) : 0,
                            text(form.level()),
                            null,
                            Objects.requireNonNullElse(staff.unit(), ""),
                            Asked.blank(form.checker()),
                            "true".equals(form.published())),
                    staff);
            return new SeeOther("/desk/lists/" + made.code(), "program.list.made");
        } catch (Problem problem) {
            return page(staff, form, FormErrors.of(problem), Language.of(request));
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private ListsPage page(Actor.Staff staff, ListForm form, FormErrors errors, Language language) {
        List<ListsPage.Line> lines = lists.visible(staff).stream()
                .map(list -> new ListsPage.Line(list, rows.figures(list, staff)))
                .toList();
        boolean mayMake = Permissions.has(staff, Permission.LISTS_WRITE) && staff.unit() != null;
        return new ListsPage(lines, mayMake ? fields(form, language) : List.of(), errors);
    }

    private List<Field> fields(ListForm form, Language language) {
        String year = form.year() == null ? Integer.toString(clock.today().getYear()) : form.year();
        return List.of(
                Field.text("name", messages.text(language, "program.list.name"))
                        .value(form.name())
                        .required()
                        .max(200),
                Field.text("code", messages.text(language, "program.list.code"))
                        .value(form.code())
                        .required()
                        .max(40)
                        .hint(messages.text(language, "program.list.codeHint")),
                Field.of(Field.Input.NUMBER, "year", messages.text(language, "program.list.year"))
                        .value(year)
                        .required(),
                Field.radio(
                                "level",
                                messages.text(language, "program.list.level"),
                                Stream.of("city", "county", "unit")
                                        .map(level -> new Field.Option(
                                                level, messages.text(language, "program.level." + level)))
                                        .toList())
                        .value(form.level() == null ? "city" : form.level())
                        .required(),
                Field.select("checker", messages.text(language, "program.list.checker"), groups())
                        .value(form.checker()),
                Field.tick("published", messages.text(language, "program.list.published"))
                        .value(form.published()));
    }

    private List<Field.Option> groups() {
        return units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.OFFICE)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
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

package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
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
    private final Units units;
    private final Messages messages;
    private final CityClock clock;

    ListController(Lists lists, ItemRows rows, Units units, Messages messages, CityClock clock) {
        this.lists = lists;
        this.rows = rows;
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
     * @param view table, board, chart
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
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        WorkList list = lists.require(code, staff);
        String view = asked.view() != null && List.of("board", "chart").contains(asked.view()) ? asked.view() : "table";
        ItemFilter filter = asked.filter();
        ListFigures figures = rows.figures(list, staff);
        return new ListPage(
                list,
                figures,
                view,
                filter,
                filters(asked, list, figures, Language.of(request)),
                rows.page(list, filter, staff, after, view.equals("table") ? SIZE : MANY),
                rows.count(list, filter, staff),
                Permissions.has(staff, Permission.LISTS_WRITE) && list.office().equals(staff.unit()),
                clock.today());
    }

    private List<Field> filters(Asked asked, WorkList list, ListFigures figures, Language language) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Input.SEARCH, "q", messages.text(language, "program.filter.q"))
                .value(asked.q())
                .max(100));
        fields.add(Field.select(
                        "state",
                        messages.text(language, "program.filter.state"),
                        figures.states().keySet().stream()
                                .map(state -> new Field.Option(state, state(language, state)))
                                .toList())
                .value(asked.state()));
        fields.add(Field.select(
                        "light",
                        messages.text(language, "program.filter.light"),
                        Stream.of(Light.values())
                                .map(light -> light.name().toLowerCase(Locale.ROOT))
                                .map(light ->
                                        new Field.Option(light, messages.text(language, "program.light." + light)))
                                .toList())
                .value(asked.light()));
        fields.addAll(sorting(asked, list, language));
        fields.add(Field.select("unit", messages.text(language, "program.filter.unit"), handling())
                .value(asked.unit()));
        fields.add(Field.select(
                        "sort",
                        messages.text(language, "program.filter.sort"),
                        Stream.of("nr", "due", "progress")
                                .map(sort -> new Field.Option(sort, messages.text(language, "program.sort." + sort)))
                                .toList())
                .value(asked.sort()));
        return fields;
    }

    /** How a list is sorted into aspects and goals, where it is. */
    private List<Field> sorting(Asked asked, WorkList list, Language language) {
        List<Field> fields = new ArrayList<>();
        List<Field.Option> aspects = rows.aspects(list).stream()
                .map(aspect -> new Field.Option(aspect, aspect))
                .toList();
        if (!aspects.isEmpty()) {
            fields.add(Field.select("aspect", messages.text(language, "task.field.aspect"), aspects)
                    .value(asked.aspect()));
        }
        List<Goal> goals = lists.goals(list.code());
        if (!goals.isEmpty()) {
            List<Field.Option> options = Stream.concat(
                            goals.stream().map(goal -> new Field.Option(goal.code(), goal.code() + " " + goal.name())),
                            Stream.of(new Field.Option(
                                    ItemFilter.NO_GOAL, messages.text(language, "program.goals.rest"))))
                    .toList();
            fields.add(Field.select("goal", messages.text(language, "program.goal"), options)
                    .value(asked.goal()));
        }
        return fields;
    }

    private String state(Language language, String state) {
        return ProgramWords.LISTED.stream()
                .map(kind -> kind + ".state." + state)
                .filter(key -> messages.has(language, key))
                .map(key -> messages.text(language, key))
                .findFirst()
                .orElse(state);
    }

    private List<Field.Option> handling() {
        return units.all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.HANDLING)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
    }
}

package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
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
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** All lists that somebody may see, and the form that makes one. */
@Controller
@RequestMapping("/desk/lists")
final class ListIndexController {
    private final Lists lists;
    private final ItemRows rows;
    private final Units units;
    private final Messages messages;
    private final CityClock clock;

    ListIndexController(Lists lists, ItemRows rows, Units units, Messages messages, CityClock clock) {
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
                            text(form.checker()).isEmpty() ? null : text(form.checker()),
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
}

package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds matters by words, number and everything that sorts them. */
@Controller
final class MattersController {
    private static final int SIZE = 30;

    /** No such region: a code that nothing lies in, so that a name nobody has finds nothing rather than everything. */
    private static final String NOWHERE = "x";

    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final Messages messages;
    private final Names names;

    MattersController(
            Matters matters,
            Kinds kinds,
            Units units,
            Categories categories,
            Regions regions,
            Messages messages,
            Names names) {
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.messages = messages;
        this.names = names;
    }

    @GetMapping("/desk/matters")
    Page matters(
            Filters filters,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Voice voice = Voice.of(messages, request);
        Query query = filters.query(region(filters.region()));
        return new MattersPage(
                filters,
                fields(filters, voice),
                matters.list(query, staff, after, SIZE).map(matter -> Row.of(matter, voice, names)),
                matters.count(query, staff, false));
    }

    private @Nullable String region(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        return regions.normalise(asked)
                .orElseGet(() -> regions.search(asked, null, 1).stream()
                        .map(Region::code)
                        .findFirst()
                        .orElse(NOWHERE));
    }

    private List<Field> fields(Filters filters, Voice voice) {
        return List.of(
                Field.of(Field.Input.SEARCH, "q", voice.text("desk.matters.q"))
                        .value(filters.q())
                        .max(200),
                Field.select("state", voice.text("desk.matters.state"), states(voice))
                        .value(filters.state()),
                Field.select("type", voice.text("desk.matters.type"), types(voice))
                        .value(filters.type()),
                Field.select("unit", voice.text("desk.matters.unit"), units()).value(filters.unit()),
                Field.select("category", voice.text("desk.matters.category"), categories())
                        .value(filters.category()),
                Field.text("region", voice.text("desk.matters.region"))
                        .value(filters.region())
                        .max(60),
                Field.tick("open", voice.text("desk.matters.open")).value(filters.open()),
                Field.tick("overdue", voice.text("desk.matters.overdue")).value(filters.overdue()));
    }

    private List<Field.Option> states(Voice voice) {
        return kinds.all().stream()
                .flatMap(kind -> kind.lifecycle().states().stream()
                        .map(state -> new Field.Option(
                                kind.name() + "." + state.name(), voice.state(kind.name(), state.name()))))
                .toList();
    }

    private List<Field.Option> types(Voice voice) {
        return kinds.all().stream()
                .flatMap(kind -> kind.types().stream()
                        .map(type -> new Field.Option(kind.name() + "." + type, voice.type(kind.name(), type))))
                .toList();
    }

    private List<Field.Option> units() {
        return units.all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.HANDLING)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
    }

    private List<Field.Option> categories() {
        return categories.all().stream()
                .map(category -> new Field.Option(category.code(), categories.fullName(category.code())))
                .toList();
    }
}

package org.banshi.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.Search;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Initials;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.text.Sought;
import org.banshi.text.Tokens;
import org.banshi.web.Count;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the list of matters together: what is asked for, the form that asks, the views that are kept. */
@Component
final class MatterLists {
    private static final int SIZE = 30;
    private static final int MOST_PLACES = 60;

    /** No such region: a code that nothing lies in, so that a name nobody has finds nothing rather than everything. */
    private static final String NOWHERE = "x";

    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final Names names;
    private final SavedViews views;
    private final Search search;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // a list of matters tells what several rooms know
    MatterLists(
            Matters matters,
            Kinds kinds,
            Units units,
            Categories categories,
            Regions regions,
            Names names,
            SavedViews views,
            Search search,
            CityClock clock) {
        this.search = search;
        this.clock = clock;
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.names = names;
        this.views = views;
    }

    MattersPage page(Filters filters, @Nullable String after, Actor.Staff staff, Voice voice) {
        Query query = query(filters);
        if (filters.isRanked()) {
            return searched(query, filters, after, staff, voice);
        }
        return new MattersPage(
                filters,
                fields(filters, voice),
                looks(filters, voice),
                tabs(staff, filters),
                matters.list(query, staff, after, SIZE).map(matter -> Row.of(matter, voice, names)),
                matters.count(query, staff, false),
                Batch.buttons(kinds, staff, voice),
                Map.of(),
                null,
                Permissions.has(staff, Permission.OVERSEE),
                "",
                FormErrors.NONE);
    }

    /** Words without an order of their own: the best first, and what was looked for marked. */
    private MattersPage searched(Query query, Filters filters, @Nullable String after, Actor.Staff staff, Voice voice) {
        Search.Found found = search.find(query, staff, after, SIZE);
        Sought sought = Sought.of(Objects.requireNonNullElse(filters.q(), ""));
        List<String> marked = found.fit() != Search.Fit.ALL
                ? sought.words().stream()
                        .flatMap(word -> Tokens.bigrams(word).stream())
                        .filter(word -> word.length() > 1)
                        .toList()
                : sought.words();
        Slice<Row> rows = found.page().map(matter -> Row.of(matter, voice, names));
        Map<String, Pieces.Hit> hits = rows.items().stream()
                .collect(Collectors.toMap(
                        row -> row.matter().number(), row -> Pieces.Hit.of(row.matter(), row.title(), marked)));
        String told = switch (sought.sense()) {
            case NOTHING -> "desk.search.nothing";
            case ONLY_WITHOUT -> "desk.search.onlyWithout";
            case PLAIN ->
                switch (found.fit()) {
                    case MOST -> "desk.search.most";
                    case MIXED -> "desk.search.mixed";
                    case ALL -> sought.cut() ? "desk.search.cut" : found.whole() ? null : "desk.search.newest";
                };
        };
        return new MattersPage(
                filters,
                fields(filters, voice),
                looks(filters, voice),
                tabs(staff, filters),
                rows,
                found.total(),
                Batch.buttons(kinds, staff, voice),
                hits,
                told,
                Permissions.has(staff, Permission.OVERSEE),
                "",
                FormErrors.NONE);
    }

    /** What was asked for, as the ledger understands it. */
    Query query(Filters filters) {
        String q = filters.q();
        Query query = filters.query(region(filters.region()), clock.getZone());
        return q == null ? query : query.meaning(meant(Sought.of(q)));
    }

    /** Letters may stand for the names of places and units, by the first sound of each character. */
    private Map<String, Query.Meant> meant(Sought sought) {
        Map<String, Query.Meant> meant = new HashMap<>();
        for (String word : sought.words()) {
            if (word.matches("[a-z]{2,12}")) {
                List<String> places = regions.search(word, null, MOST_PLACES).stream()
                        .map(Region::code)
                        .filter(code -> code.length() > 2)
                        .toList();
                List<String> named = units.all().stream()
                        .filter(unit -> Initials.of(unit.name()).contains(" " + word))
                        .map(Unit::code)
                        .toList();
                meant.put(word, new Query.Meant(places, named));
            }
        }
        return meant;
    }

    /** The views of the reader with their numbers, in one question to the database. */
    List<ViewTab> tabs(Actor.Staff staff, @Nullable Filters shown) {
        List<SavedView> kept = views.of(staff);
        List<Count> counts =
                matters.counts(kept.stream().map(view -> query(view.filters())).toList(), staff);
        String here = shown == null ? null : shown.address();
        List<ViewTab> tabs = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            SavedView view = kept.get(i);
            tabs.add(new ViewTab(view, counts.get(i), view.filters().address().equals(here)));
        }
        return tabs;
    }

    /** What was asked for, in words: label and value of each condition. */
    String told(Filters filters, Voice voice) {
        List<String> parts = new ArrayList<>();
        for (Field field : fields(filters, voice)) {
            String value = field.first();
            if (field.input() == Field.Input.SEARCH) {
                // The words may be somebody's name, and a file goes anywhere.
                if (!value.isEmpty()) {
                    parts.add(voice.text("desk.export.words"));
                }
            } else if (field.input() == Field.Input.TICK && value.equals("true")) {
                parts.add(field.label());
            } else if (field.input() != Field.Input.TICK && !value.isEmpty()) {
                String label = field.options().stream()
                        .filter(option -> option.value().equals(value))
                        .map(Field.Option::label)
                        .findFirst()
                        .orElse(value);
                parts.add(voice.text("desk.filled", field.label(), label));
            }
        }
        return parts.isEmpty() ? voice.text("desk.export.everything") : String.join("; ", parts);
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
                Field.select("category", voice.text("desk.matters.category"), categories(filters.category(), voice))
                        .value(filters.category()),
                Field.text("region", voice.text("desk.matters.region"))
                        .value(filters.region())
                        .max(60),
                Field.of(Field.Input.DATE, "from", voice.text("desk.matters.from"))
                        .value(filters.from()),
                Field.of(Field.Input.DATE, "until", voice.text("desk.matters.until"))
                        .value(filters.until()),
                Field.tick("openly", voice.text("desk.matters.openly")).value(filters.openly()),
                Field.tick("mine", voice.text("desk.matters.mine")).value(filters.mine()),
                Field.tick("open", voice.text("desk.matters.open")).value(filters.open()),
                Field.tick("overdue", voice.text("desk.matters.overdue")).value(filters.overdue()));
    }

    private static List<Field> looks(Filters filters, Voice voice) {
        List<Field.Option> orders = Arrays.stream(Query.Sort.values())
                .map(order -> order.name().toLowerCase(Locale.ROOT))
                .map(code -> new Field.Option(code, voice.text("desk.order." + code)))
                .toList();
        List<Field.Option> columns = Arrays.stream(Column.values())
                .map(column -> new Field.Option(column.code(), voice.text("desk.row." + column.code())))
                .toList();
        return List.of(
                Field.select("sort", voice.text("desk.matters.sort"), orders)
                        .value(
                                filters.order().isPresent()
                                        ? Objects.requireNonNull(filters.sort()).toLowerCase(Locale.ROOT)
                                        : null),
                Field.checkboxes("col", voice.text("desk.matters.columns"), columns)
                        .values(filters.columns().stream().map(Column::code).toList()));
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
                .flatMap(kind -> Stream.concat(
                        Stream.of(new Field.Option(kind.name(), voice.kind(kind.name()))),
                        kind.types().stream()
                                .map(type ->
                                        new Field.Option(kind.name() + "." + type, voice.type(kind.name(), type)))))
                .toList();
    }

    private List<Field.Option> units() {
        return units.all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.HANDLING)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
    }

    /** All of them, each with those below it; and one alone, or none at all, where that was asked for. */
    private List<Field.Option> categories(@Nullable String asked, Voice voice) {
        Stream<Field.Option> alone = asked == null || !asked.startsWith("=")
                ? Stream.empty()
                : Stream.of(new Field.Option(
                        asked,
                        asked.equals("=")
                                ? voice.text("desk.matters.noCategory")
                                : voice.text("desk.matters.categoryAlone", categories.fullName(asked.substring(1)))));
        return Stream.concat(
                        alone,
                        categories.all().stream()
                                .map(category ->
                                        new Field.Option(category.code(), categories.fullName(category.code()))))
                .toList();
    }
}

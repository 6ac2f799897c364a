package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Kind;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where an office picks the requests that an item is opened from, among those that it may read. */
@Controller
final class SourcesController {
    private static final int SIZE = 20;

    /** What this room itself brings is promised work, not what asks for it. */
    private static final Set<String> OWN = Stream.concat(
                    ProgramWords.LISTED.stream(), Stream.of(HardProblem.NAME, Deed.NAME))
            .collect(Collectors.toUnmodifiableSet());

    private final Lists lists;
    private final Kinds kinds;
    private final Matters matters;
    private final Categories categories;
    private final Regions regions;
    private final ProgramChoices choices;
    private final Messages messages;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // what asks for it is shown with what other rooms know of it
    SourcesController(
            Lists lists,
            Kinds kinds,
            Matters matters,
            Categories categories,
            Regions regions,
            ProgramChoices choices,
            Messages messages,
            CityClock clock) {
        this.lists = lists;
        this.kinds = kinds;
        this.matters = matters;
        this.categories = categories;
        this.regions = regions;
        this.choices = choices;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param of kind of matter
     * @param q words or number
     * @param category category
     * @param region region, code or name
     * @param days raised within so many days
     * @param source numbers that were ticked before
     * @param after key of the page before
     */
    record Asked(
            @Nullable String of,
            @Nullable String q,
            @Nullable String category,
            @Nullable String region,
            @Nullable String days,
            @Nullable List<String> source,
            @Nullable String after) {

        List<String> chosen() {
            return source == null
                    ? List.of()
                    : source.stream().distinct().limit(Origins.MOST_SOURCES).toList();
        }

        Map<String, String> again() {
            Map<String, String> again = new LinkedHashMap<>();
            put(again, "of", of);
            put(again, "q", q);
            put(again, "category", category);
            put(again, "region", region);
            put(again, "days", days);
            return again;
        }

        private static void put(Map<String, String> again, String name, @Nullable String value) {
            String given = given(value);
            if (given != null) {
                again.put(name, given);
            }
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping("/desk/lists/{code}/sources")
    SourcesPage pick(@PathVariable String code, Asked asked, Actor.Staff staff, HttpServletRequest request) {
        WorkList list = lists.require(code, staff);
        Lists.requireOffice(list.office(), staff);
        Language language = Language.of(request);
        Map<String, String> chosen = asked.chosen().isEmpty() ? Map.of() : matters.titles(asked.chosen(), staff);
        List<String> sorts = asking();
        return new SourcesPage(
                list,
                filters(asked, sorts, language),
                asked.again(),
                target(list, staff, language),
                chosen,
                matters.list(query(asked, sorts), staff, asked.after(), SIZE).map(matter -> row(matter, language)));
    }

    /** From the ticked ones to the form of a new item. */
    @GetMapping("/desk/items/new")
    SeeOther open(
            @RequestParam String list,
            @RequestParam(defaultValue = Tasks.NAME) String kind,
            @RequestParam(required = false) @Nullable List<String> source,
            Actor.Staff staff) {
        WorkList target = lists.require(list, staff);
        return new SeeOther(UriComponentsBuilder.fromPath("/desk/lists/{list}/new")
                .queryParam("kind", "{kind}")
                .queryParam("sources", "{sources}")
                .build(false)
                .expand(target.code(), kind, String.join(" ", source == null ? List.of() : source))
                .encode()
                .toUriString());
    }

    /** Kinds that others raise; of those that anybody raises the first comes first. */
    private List<String> asking() {
        return kinds.all().stream()
                .filter(kind -> !OWN.contains(kind.name()))
                .sorted((a, b) -> Boolean.compare(b.isPublished(), a.isPublished()))
                .map(Kind::name)
                .toList();
    }

    private Query query(Asked asked, List<String> sorts) {
        String kind = sorts.contains(String.valueOf(asked.of())) ? asked.of() : sorts.getFirst();
        String region = choices.region(Asked.given(asked.region()));
        String days = Asked.given(asked.days());
        Query query = Query.all()
                .ofKind(kind)
                .inCategory(Asked.given(asked.category()))
                .inRegion(region == null ? null : regions.normalise(region).orElse("-"))
                .matching(Asked.given(asked.q()));
        return days == null || !days.matches("\\d{1,4}")
                ? query
                : query.since(clock.instant().minus(Duration.ofDays(Long.parseLong(days))));
    }

    private List<Field> filters(Asked asked, List<String> sorts, Language language) {
        List<Field> filters = new ArrayList<>();
        if (sorts.size() > 1) {
            filters.add(Field.select(
                            "of",
                            messages.text(language, "program.sources.kind"),
                            sorts.stream()
                                    .map(kind -> new Field.Option(kind, called(language, kind + ".name", kind)))
                                    .toList())
                    .value(asked.of()));
        }
        filters.add(Field.of(Field.Input.SEARCH, "q", messages.text(language, "program.filter.q"))
                .value(asked.q())
                .max(100));
        filters.add(
                Field.select("category", messages.text(language, "hardProblem.field.category"), choices.categories())
                        .value(asked.category()));
        filters.add(Field.text("region", messages.text(language, "program.new.field.region"))
                .value(asked.region())
                .max(60));
        filters.add(Field.select(
                        "days",
                        messages.text(language, "program.sources.days"),
                        Stream.of("7", "30", "90", "365")
                                .map(days ->
                                        new Field.Option(days, messages.text(language, "program.sources.within", days)))
                                .toList())
                .value(asked.days()));
        return filters;
    }

    /** On which of the own lists, and as what. */
    private List<Field> target(WorkList list, Actor.Staff staff, Language language) {
        List<Field.Option> own = lists.visible(staff).stream()
                .filter(each -> Permissions.has(staff, Permission.LISTS_WRITE)
                        && each.office().equals(staff.unit()))
                .map(each -> new Field.Option(each.code(), each.name()))
                .toList();
        return List.of(
                Field.select("list", messages.text(language, "program.sources.list"), own)
                        .value(list.code())
                        .required(),
                Field.radio(
                                "kind",
                                messages.text(language, "program.new.kinds"),
                                Stream.of(Tasks.NAME, Projects.NAME)
                                        .map(kind -> new Field.Option(kind, messages.text(language, kind + ".name")))
                                        .toList())
                        .value(Tasks.NAME)
                        .required());
    }

    private SourcesPage.Row row(Matter matter, Language language) {
        return new SourcesPage.Row(
                matter.number(),
                matter.title(),
                called(language, matter.kind() + ".name", matter.kind()),
                called(language, matter.kind() + ".state." + matter.state(), matter.state()),
                matter.category() == null ? "" : categories.fullName(matter.category()),
                matter.region() == null ? "" : regions.fullName(matter.region()),
                matter.raisedAt());
    }

    private String called(Language language, String key, String otherwise) {
        return messages.has(language, key) ? messages.text(language, key) : otherwise;
    }
}

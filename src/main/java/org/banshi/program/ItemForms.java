package org.banshi.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.matter.Matters;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms of new items, one for each kind. */
@Component
final class ItemForms {
    private final Units units;
    private final Lists lists;
    private final Visits visits;
    private final Origins origins;
    private final Matters matters;
    private final Messages messages;

    ItemForms(Units units, Lists lists, Visits visits, Origins origins, Matters matters, Messages messages) {
        this.units = units;
        this.lists = lists;
        this.visits = visits;
        this.origins = origins;
        this.matters = matters;
        this.messages = messages;
    }

    NewItemPage page(
            WorkList list,
            String kind,
            Map<String, String> typed,
            Drafts.@Nullable Kept draft,
            FormErrors errors,
            Actor.Staff staff,
            Language language) {
        Form form = new Form(list, kind, typed, language);
        List<String> sources = ItemReading.sources(typed.getOrDefault("sources", "")).stream()
                .limit(Origins.MOST_SOURCES)
                .toList();
        return new NewItemPage(
                list,
                kind,
                origins.kinds(list, staff),
                switch (kind) {
                    case Rectifications.NAME -> found(form);
                    case Findings.NAME -> held(form, staff);
                    default -> promised(form);
                },
                hasRoadMap(kind) ? steps(typed) : List.of(),
                hasRoadMap(kind) ? funds(typed) : List.of(),
                options(form, "task.option.source.", Arrays.asList(TaskDrafting.FUND_SOURCES)),
                sources.isEmpty() ? Map.of() : matters.titles(sources, staff),
                typed.getOrDefault("key", UUID.randomUUID().toString()),
                draft,
                errors);
    }

    static boolean hasRoadMap(String kind) {
        return kind.equals(Tasks.NAME) || kind.equals(Projects.NAME);
    }

    /** What one form is made of. */
    private record Form(WorkList list, String kind, Map<String, String> typed, Language language) {}

    private List<NewItemPage.Group> promised(Form form) {
        List<String> types = form.kind().equals(Tasks.NAME) ? Tasks.TYPES : Projects.TYPES;
        List<Field> what = new ArrayList<>();
        what.add(text(form, "title", Entries.TITLE).required());
        what.add(area(form, "text", Entries.TEXT));
        what.add(Field.radio("type", label(form, "type"), options(form, form.kind() + ".type.", types))
                .value(form.typed().getOrDefault("type", types.getFirst()))
                .required());
        what.add(text(form, "aspect", 60));
        List<Goal> goals = lists.goals(form.list().code());
        if (!goals.isEmpty()) {
            what.add(Field.select("goal", label(form, "goal"), leaves(goals))
                    .value(form.typed().get("goal")));
        }
        what.add(area(form, "sources", 0).hint(messages.text(form.language(), "program.new.sourcesHow")));
        return List.of(
                new NewItemPage.Group("program.new.what", what),
                new NewItemPage.Group(
                        "program.new.book",
                        List.of(
                                area(form, "target", 2000),
                                text(form, "quantity", 20),
                                text(form, "quantityUnit", 20),
                                area(form, "measures", 2000),
                                area(form, "criteria", 2000))),
                new NewItemPage.Group(
                        "program.new.who",
                        List.of(
                                lead(form),
                                text(form, "person", 60),
                                checker(form),
                                date(form, "begins"),
                                date(form, "ends"))),
                where(form));
    }

    private static List<Field.Option> leaves(List<Goal> goals) {
        return goals.stream()
                .filter(goal -> goals.stream().noneMatch(other -> goal.code().equals(other.parent())))
                .map(goal -> new Field.Option(goal.code(), goal.name()))
                .toList();
    }

    /** What a screening found: only the group that is to verify it must be known. */
    private List<NewItemPage.Group> found(Form form) {
        List<String> classes = Arrays.asList(RectificationWork.CLASSES);
        return List.of(
                new NewItemPage.Group(
                        "program.new.found",
                        List.of(
                                text(form, "title", Entries.TITLE).required(),
                                area(form, "text", Entries.TEXT),
                                checker(form).required())),
                new NewItemPage.Group(
                        "program.new.fault",
                        List.of(
                                Field.select(
                                                "faultClass",
                                                label(form, "faultClass"),
                                                options(form, "rectification.option.faultClass.", classes))
                                        .value(form.typed().get("faultClass")),
                                area(form, "cause", Entries.TEXT),
                                area(form, "measures", 2000),
                                text(form, "sponsor", 60))),
                where(form));
    }

    /** What a group holds against a unit: it has an owner and a date from the start. */
    private List<NewItemPage.Group> held(Form form, Actor.Staff staff) {
        List<Field.Option> made = visits.of(form.list().code(), staff).stream()
                .filter(visit -> visit.doneAt() != null && visit.group().equals(staff.unit()))
                .map(visit -> new Field.Option(
                        Long.toString(visit.id()),
                        visit.day() + " · "
                                + units.find(visit.target()).map(Unit::name).orElse(visit.target())))
                .toList();
        List<Field> who = new ArrayList<>(List.of(
                lead(form).required(),
                text(form, "person", 60),
                date(form, "ends").required()));
        if (!made.isEmpty()) {
            who.addFirst(Field.select("visit", label(form, "visit"), made)
                    .value(form.typed().get("visit"))
                    .hint(messages.text(form.language(), "program.new.visitHow")));
        }
        return List.of(
                new NewItemPage.Group(
                        "program.new.found",
                        List.of(text(form, "title", Entries.TITLE).required(), area(form, "text", Entries.TEXT))),
                new NewItemPage.Group("program.new.who", who),
                where(form));
    }

    private NewItemPage.Group where(Form form) {
        return new NewItemPage.Group(
                "program.new.where",
                List.of(
                        text(form, "region", 60).hint(messages.text(form.language(), "program.new.regionHow")),
                        text(form, "address", 300),
                        text(form, "lon", 14),
                        text(form, "lat", 14)));
    }

    private List<NewItemPage.Step> steps(Map<String, String> typed) {
        return IntStream.rangeClosed(1, ItemReading.STEPS)
                .mapToObj(nr -> new NewItemPage.Step(
                        nr,
                        typed.getOrDefault("step" + nr + "Title", ""),
                        typed.getOrDefault("step" + nr + "Weight", ""),
                        typed.getOrDefault("step" + nr + "Due", "")))
                .toList();
    }

    private List<NewItemPage.Fund> funds(Map<String, String> typed) {
        return IntStream.rangeClosed(1, ItemReading.FUNDS)
                .mapToObj(nr -> new NewItemPage.Fund(
                        nr,
                        typed.getOrDefault("fund" + nr + "Source", ""),
                        typed.getOrDefault("fund" + nr + "Planned", ""),
                        typed.getOrDefault("fund" + nr + "Arrived", ""),
                        typed.getOrDefault("fund" + nr + "Spent", "")))
                .toList();
    }

    private Field lead(Form form) {
        return Field.select("lead", label(form, "lead"), units(unit -> unit.kind() == Unit.Kind.HANDLING))
                .value(form.typed().get("lead"));
    }

    private Field checker(Form form) {
        String own = Objects.requireNonNullElse(form.list().checker(), "");
        Predicate<Unit> group = unit -> unit.kind() == Unit.Kind.OFFICE
                && !unit.code().equals(form.list().office());
        return Field.select("checker", label(form, "checker"), units(group))
                .value(form.typed().getOrDefault("checker", own));
    }

    private List<Field.Option> units(Predicate<Unit> which) {
        return units.all().stream()
                .filter(unit -> unit.active() && which.test(unit))
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
    }

    private List<Field.Option> options(Form form, String prefix, List<String> values) {
        return values.stream()
                .map(value -> new Field.Option(value, messages.text(form.language(), prefix + value)))
                .toList();
    }

    private Field date(Form form, String name) {
        return Field.of(Field.Input.DATE, name, label(form, name))
                .value(form.typed().get(name));
    }

    private Field area(Form form, String name, int most) {
        return Field.textarea(name, label(form, name))
                .value(form.typed().get(name))
                .max(most);
    }

    private Field text(Form form, String name, int most) {
        return Field.text(name, label(form, name)).value(form.typed().get(name)).max(most);
    }

    /** A field is called as in the form itself, else as on the page of its kind, else as a task calls it. */
    private String label(Form form, String name) {
        return List.of("program.new.field.", form.kind() + ".field.", "task.field.").stream()
                .map(prefix -> prefix + name)
                .filter(key -> messages.has(form.language(), key))
                .findFirst()
                .map(key -> messages.text(form.language(), key))
                .orElse(name);
    }
}

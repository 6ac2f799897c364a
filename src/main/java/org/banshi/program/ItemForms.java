package org.banshi.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.banshi.matter.NewMatter;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of a new item: what it shows, and what is read from it. */
@Component
final class ItemForms {
    private static final int STEPS = 6;

    private final Units units;
    private final Lists lists;
    private final Messages messages;

    ItemForms(Units units, Lists lists, Messages messages) {
        this.units = units;
        this.lists = lists;
        this.messages = messages;
    }

    NewItemPage page(WorkList list, Map<String, String> typed, FormErrors errors, Language language) {
        return new NewItemPage(
                list,
                List.of(
                        new NewItemPage.Group("program.new.what", what(list, typed, language)),
                        new NewItemPage.Group("program.new.book", book(typed, language)),
                        new NewItemPage.Group("program.new.who", who(list, typed, language))),
                IntStream.rangeClosed(1, STEPS)
                        .mapToObj(nr -> new NewItemPage.Step(
                                nr,
                                typed.getOrDefault("step" + nr + "Title", ""),
                                typed.getOrDefault("step" + nr + "Weight", ""),
                                typed.getOrDefault("step" + nr + "Due", "")))
                        .toList(),
                errors);
    }

    private List<Field> what(WorkList list, Map<String, String> typed, Language language) {
        List<Field> fields = new ArrayList<>();
        fields.add(text("title", typed, language).required().max(200));
        fields.add(Field.textarea("text", label("text", language))
                .value(typed.get("text"))
                .max(10_000));
        fields.add(Field.radio(
                        "type",
                        label("type", language),
                        Tasks.TYPES.stream()
                                .map(type -> new Field.Option(type, messages.text(language, "task.type." + type)))
                                .toList())
                .value(typed.getOrDefault("type", "dated"))
                .required());
        fields.add(text("aspect", typed, language).max(60));
        List<Goal> goals = lists.goals(list.code());
        if (!goals.isEmpty()) {
            fields.add(Field.select(
                            "goal",
                            label("goal", language),
                            goals.stream()
                                    .filter(goal -> goals.stream()
                                            .noneMatch(other -> goal.code().equals(other.parent())))
                                    .map(goal -> new Field.Option(goal.code(), goal.name()))
                                    .toList())
                    .value(typed.get("goal")));
        }
        return fields;
    }

    private List<Field> book(Map<String, String> typed, Language language) {
        return List.of(
                Field.textarea("target", label("target", language))
                        .value(typed.get("target"))
                        .max(2000),
                text("quantity", typed, language).max(20),
                text("quantityUnit", typed, language).max(20),
                Field.textarea("measures", label("measures", language))
                        .value(typed.get("measures"))
                        .max(2000),
                Field.textarea("criteria", label("criteria", language))
                        .value(typed.get("criteria"))
                        .max(2000));
    }

    private List<Field> who(WorkList list, Map<String, String> typed, Language language) {
        return List.of(
                Field.select("lead", label("lead", language), options(Unit.Kind.HANDLING))
                        .value(typed.get("lead")),
                text("person", typed, language).max(60),
                Field.select("checker", label("checker", language), options(Unit.Kind.OFFICE))
                        .value(typed.getOrDefault("checker", list.checker() == null ? "" : list.checker())),
                Field.of(Field.Input.DATE, "begins", label("begins", language)).value(typed.get("begins")),
                Field.of(Field.Input.DATE, "ends", label("ends", language)).value(typed.get("ends")));
    }

    private List<Field.Option> options(Unit.Kind kind) {
        return units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == kind)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
    }

    private Field text(String name, Map<String, String> typed, Language language) {
        return Field.text(name, label(name, language)).value(typed.get(name));
    }

    private String label(String name, Language language) {
        String own = "program.new.field." + name;
        return messages.text(language, messages.has(language, own) ? own : "task.field." + name);
    }

    /**
     * Reads the form.
     *
     * @throws Problem 422 for what is neither a number nor a date; what else is wrong is told when it is put on the list
     */
    static NewItem read(Map<String, String> typed) {
        List<FieldError> errors = new ArrayList<>();
        NewItem item = new NewItem(
                typed.getOrDefault("title", "").strip(),
                typed.getOrDefault("text", "").strip(),
                typed.getOrDefault("type", "dated"),
                NewMatter.Place.NONE,
                new NewItem.Sorting(null, given(typed, "aspect"), null, given(typed, "goal")),
                new NewItem.Book(
                        given(typed, "target"),
                        number(typed, "quantity", errors),
                        given(typed, "quantityUnit"),
                        null,
                        null,
                        given(typed, "measures"),
                        given(typed, "criteria")),
                new NewItem.Answerable(
                        given(typed, "lead"), List.of(), given(typed, "person"), given(typed, "checker")),
                date(typed, "begins", errors),
                date(typed, "ends", errors),
                steps(typed, errors),
                List.of());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return item;
    }

    private static List<NewItem.Step> steps(Map<String, String> typed, List<FieldError> errors) {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(nr -> "step" + nr)
                .filter(row -> given(typed, row + "Title") != null)
                .flatMap(row -> {
                    BigDecimal weight = number(typed, row + "Weight", errors);
                    LocalDate due = date(typed, row + "Due", errors);
                    if (weight == null || due == null) {
                        errors.add(FieldError.of(weight == null ? row + "Weight" : row + "Due", "required"));
                        return Stream.<NewItem.Step>empty();
                    }
                    return Stream.of(new NewItem.Step(
                            typed.getOrDefault(row + "Title", "").strip(), weight.intValue(), due));
                })
                .toList();
    }

    private static @Nullable String given(Map<String, String> typed, String name) {
        String text = typed.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable BigDecimal number(Map<String, String> typed, String name, List<FieldError> errors) {
        String text = given(typed, name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,14}(\\.\\d{1,4})?")) {
            errors.add(FieldError.of(name, "badDecimal"));
            return null;
        }
        return new BigDecimal(text);
    }

    private static @Nullable LocalDate date(Map<String, String> typed, String name, List<FieldError> errors) {
        String text = given(typed, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            errors.add(FieldError.of(name, "badDate"));
            return null;
        }
    }
}

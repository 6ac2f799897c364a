package org.banshi.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** The form that asks for a part of a list. */
@Component
final class ListFilters {
    private final Lists lists;
    private final ItemRows rows;
    private final Units units;
    private final Messages messages;

    ListFilters(Lists lists, ItemRows rows, Units units, Messages messages) {
        this.lists = lists;
        this.rows = rows;
        this.units = units;
        this.messages = messages;
    }

    List<Field> fields(ListController.Asked asked, WorkList list, ListFigures figures, Language language) {
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
    private List<Field> sorting(ListController.Asked asked, WorkList list, Language language) {
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

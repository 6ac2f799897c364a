package org.banshi.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.VisitFilter.Standing;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms about visits, with what there is to choose from. */
@Component
final class VisitFields {
    private static final int WORDS = 2_000;

    private final Lists lists;
    private final VisitRows rows;
    private final Units units;
    private final ProgramTimes times;
    private final Messages messages;

    VisitFields(Lists lists, VisitRows rows, Units units, ProgramTimes times, Messages messages) {
        this.lists = lists;
        this.rows = rows;
        this.units = units;
        this.times = times;
        this.messages = messages;
    }

    /** Names of all units, and of the lists that the reader may know of. */
    VisitNames names(Actor actor) {
        Map<String, String> named = new HashMap<>();
        units.all().forEach(unit -> named.put(unit.code(), unit.name()));
        Map<String, String> of = new HashMap<>();
        lists.visible(actor).forEach(list -> of.put(list.code(), list.name()));
        return new VisitNames(named, of);
    }

    /** The lists that were given to the actor's group. */
    List<WorkList> given(Actor.Staff staff) {
        Set<String> codes = rows.givenTo(Objects.requireNonNullElse(staff.unit(), ""));
        return lists.visible(staff).stream()
                .filter(list -> codes.contains(list.code()))
                .toList();
    }

    /** The form that asks for visits. */
    List<Field> filters(VisitFilter filter, Actor.Staff staff, Language language) {
        return List.of(
                Field.of(Field.Input.HIDDEN, "state", "")
                        .value(
                                filter.standing() == Standing.PLANNED
                                        ? null
                                        : filter.standing().parameter()),
                Field.select(
                                "list",
                                messages.text(language, "visit.list"),
                                lists.visible(staff).stream()
                                        .map(list -> new Field.Option(list.code(), list.name()))
                                        .toList())
                        .value(filter.list()));
    }

    /** The form that plans a visit, as a page. */
    NewVisitPage plan(VisitForm form, @Nullable Visit before, FormErrors errors, Actor.Staff staff, Language language) {
        return new NewVisitPage(
                plan(form, before, staff, language),
                before,
                names(staff),
                times.limits().visitGap(),
                errors);
    }

    private List<Field> plan(VisitForm form, @Nullable Visit before, Actor.Staff staff, Language language) {
        List<WorkList> given = given(staff);
        Field day = Field.of(Field.Input.DATE, "day", messages.text(language, "visit.day"))
                .value(form.day())
                .required();
        Field announced = Field.tick("announced", messages.text(language, "visit.announce"))
                .value(form.announced())
                .hint(messages.text(language, "visit.announceHint"));
        if (before != null) {
            return List.of(
                    hidden("list", before.list()),
                    hidden("target", before.target()),
                    hidden("followUpOf", Long.toString(before.id())),
                    day,
                    announced);
        }
        String only = given.size() == 1 ? given.getFirst().code() : null;
        return List.of(
                Field.select(
                                "list",
                                messages.text(language, "visit.list"),
                                given.stream()
                                        .map(list -> new Field.Option(list.code(), list.name()))
                                        .toList())
                        .value(form.list() == null ? only : form.list())
                        .required(),
                Field.select("target", messages.text(language, "visit.target"), targets(given))
                        .value(form.target())
                        .hint(messages.text(language, "visit.targetHint"))
                        .required(),
                day,
                announced);
    }

    private static Field hidden(String name, String value) {
        return Field.of(Field.Input.HIDDEN, name, "").value(value);
    }

    private List<Field.Option> targets(List<WorkList> given) {
        Set<String> parts =
                rows.partsIn(Set.copyOf(given.stream().map(WorkList::code).toList()));
        return units.all().stream()
                .filter(unit -> unit.active() && parts.contains(unit.code()))
                .map(VisitFields::option)
                .toList();
    }

    private static Field.Option option(Unit unit) {
        return new Field.Option(unit.code(), unit.name());
    }

    /** What the form that ends a visit asks for. */
    List<Field> words(String name, @Nullable String typed, Language language) {
        return List.of(Field.textarea(name, messages.text(language, "visit." + name))
                .value(typed)
                .required()
                .max(WORDS));
    }
}

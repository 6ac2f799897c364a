package org.banshi.program;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of the pages of deeds, each with what there is to choose from. */
@Component
final class DeedFields {
    private static final int NAME = 100;
    private static final List<String> STATES = List.of("registered", "done", "confirmed", "withdrawn");

    private final ProgramChoices choices;
    private final Members members;
    private final Waves waves;
    private final Messages messages;
    private final CityClock clock;

    DeedFields(ProgramChoices choices, Members members, Waves waves, Messages messages, CityClock clock) {
        this.choices = choices;
        this.members = members;
        this.waves = waves;
        this.messages = messages;
        this.clock = clock;
    }

    NewDeedPage page(DeedForm form, FormErrors errors, Actor.Staff staff, Language language) {
        return new NewDeedPage(what(form, staff, language), whom(form, staff, language), errors);
    }

    private List<Field> what(DeedForm form, Actor.Staff staff, Language language) {
        return List.of(
                Field.of(Field.Input.HIDDEN, "key", "").value(form.key()),
                Field.radio("type", label("type", language), types(language))
                        .value(form.type())
                        .required(),
                Field.text("title", label("title", language))
                        .value(form.title())
                        .required()
                        .max(Entries.TITLE),
                Field.textarea("need", label("need", language))
                        .value(form.need())
                        .required()
                        .max(Entries.TEXT)
                        .hint(messages.text(language, "deed.new.needHint")),
                Field.of(Field.Input.DATE, "day", label("day", language))
                        .value(form.day())
                        .required(),
                Field.select("doer", label("doer", language), doers(staff))
                        .value(form.doer())
                        .required(),
                Field.select("wave", label("wave", language), openWaves()).value(form.wave()),
                Field.select("category", messages.text(language, "hardProblem.field.category"), choices.categories())
                        .value(form.category()));
    }

    private List<Field> whom(DeedForm form, Actor.Staff staff, Language language) {
        return List.of(
                Field.text("beneficiary", label("beneficiary", language))
                        .value(form.beneficiary())
                        .max(NAME)
                        .autocomplete("off")
                        .hint(messages.text(language, "deed.new.beneficiaryHint")),
                Field.of(Field.Input.TEL, "phone", label("phone", language))
                        .value(form.phone())
                        .max(30)
                        .autocomplete("off"),
                Field.select(
                                "site",
                                label("site", language),
                                choices.units(unit -> !unit.code().equals(staff.unit())))
                        .value(form.site())
                        .hint(messages.text(language, "deed.new.siteHint")),
                Field.text("region", messages.text(language, "hardProblem.field.region"))
                        .value(form.region())
                        .max(60)
                        .hint(messages.text(language, "hardProblem.new.regionHint")),
                Field.text("address", messages.text(language, "deed.field.address"))
                        .value(form.address())
                        .max(300));
    }

    List<Field> filters(DeedFilter filter, Language language) {
        return List.of(
                Field.select("wave", label("wave", language), waves(waves.all()))
                        .value(filter.wave()),
                Field.select("unit", messages.text(language, "deed.unit"), choices.units(_ -> true))
                        .value(filter.unit()),
                Field.select("type", label("type", language), types(language)).value(filter.type()),
                Field.select(
                                "state",
                                messages.text(language, "program.state"),
                                STATES.stream()
                                        .map(state ->
                                                new Field.Option(state, messages.text(language, "deed.state." + state)))
                                        .toList())
                        .value(filter.state()));
    }

    /** The form of a new wave. */
    List<Field> wave(
            @Nullable String code,
            @Nullable String name,
            @Nullable String begins,
            @Nullable String ends,
            Language language) {
        return List.of(
                Field.text("name", label("name", language))
                        .value(name)
                        .required()
                        .max(Entries.TITLE),
                Field.text("code", label("code", language))
                        .value(code)
                        .required()
                        .max(40)
                        .hint(messages.text(language, "deed.wave.codeHint")),
                Field.of(Field.Input.DATE, "begins", label("begins", language))
                        .value(begins)
                        .required(),
                Field.of(Field.Input.DATE, "ends", label("ends", language))
                        .value(ends)
                        .required());
    }

    private List<Field.Option> types(Language language) {
        return Deeds.TYPES.stream()
                .map(type -> new Field.Option(type, messages.text(language, "deed.type." + type)))
                .toList();
    }

    private List<Field.Option> doers(Actor.Staff staff) {
        return staff.unit() == null
                ? List.of()
                : members.ofUnit(staff.unit()).stream()
                        .map(member -> new Field.Option(Long.toString(member.id()), member.name()))
                        .toList();
    }

    private List<Field.Option> openWaves() {
        return waves(waves.all().stream()
                .filter(wave -> !wave.ends().isBefore(clock.today()))
                .toList());
    }

    private static List<Field.Option> waves(List<Wave> some) {
        return some.stream()
                .map(wave -> new Field.Option(wave.code(), wave.name()))
                .toList();
    }

    private String label(String field, Language language) {
        return messages.text(language, "deed.field." + field);
    }
}

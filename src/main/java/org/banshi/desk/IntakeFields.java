package org.banshi.desk;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.Field.Option;
import org.springframework.stereotype.Component;

/** The fields of the intake form in the order of a plain call: words, place, sort, caller; then what few calls need. */
@Component
final class IntakeFields {
    static final List<String> CHANNELS = List.of("phone", "visit", "letter", "app", "board");

    private final Categories categories;
    private final Regions regions;
    private final Suggesting suggesting;

    IntakeFields(Categories categories, Regions regions, Suggesting suggesting) {
        this.categories = categories;
        this.regions = regions;
        this.suggesting = suggesting;
    }

    /** What was said. */
    List<Field> words(IntakeForm form, Voice voice) {
        return List.of(Field.textarea("text", voice.text("desk.intake.text"))
                .value(form.text())
                .required()
                .max(10_000));
    }

    /** Where, and what sort of thing; by then the words' category has been suggested. */
    List<Field> sort(IntakeForm form, List<Region> choices, Voice voice) {
        Field region = Field.text("region", voice.text("desk.matters.region"))
                .value(form.region())
                .max(60);
        Stream<Field> chosen = choices.isEmpty()
                ? Stream.of()
                : Stream.of(Field.radio("regionCode", voice.text("desk.intake.which"), regions(choices))
                        .value(form.regionCode()));
        return Stream.of(
                        Stream.of(region),
                        chosen,
                        Stream.of(
                                Field.text("address", voice.text("request.field.address"))
                                        .value(form.address())
                                        .max(200),
                                Field.radio(
                                                "type",
                                                voice.text("request.field.type"),
                                                options(Requests.TYPES, "request.type.", voice))
                                        .value(form.type()),
                                Field.radio(
                                                "grade",
                                                voice.text("request.field.grade"),
                                                options(Requests.GRADES, "request.grade.", voice))
                                        .value(form.grade()),
                                category(form, voice)))
                .flatMap(fields -> fields)
                .toList();
    }

    /** What it is about, with what the words so far suggest. */
    Field category(IntakeForm form, Voice voice) {
        Field choice = Field.select("category", voice.text("request.field.category"), categories());
        return suggesting.beside(choice.value(form.category()), form.text(), voice);
    }

    /** Who asks. */
    List<Field> caller(IntakeForm form, Voice voice) {
        return List.of(
                Field.of(Field.Input.TEL, "phone", voice.text("desk.identity.phone"))
                        .value(form.phone())
                        .max(40)
                        .autocomplete("off"),
                Field.text("name", voice.text("desk.identity.name"))
                        .value(form.name())
                        .max(100)
                        .autocomplete("off"),
                Field.of(Field.Input.HIDDEN, "key", "").value(form.key()),
                Field.of(Field.Input.HIDDEN, "call", "").value(form.call()));
    }

    /** What few calls need; it stands after the rest, so that Tab does not have to pass it. */
    List<Field> more(IntakeForm form, Voice voice) {
        return List.of(
                Field.text("title", voice.text("request.field.title"))
                        .value(form.title())
                        .max(200)
                        .hint(voice.text("desk.intake.titleHint")),
                Field.text("handedTo", voice.text("request.field.handedTo"))
                        .value(form.handedTo())
                        .max(200),
                Field.text("onBehalfOf", voice.text("desk.intake.onBehalfOf"))
                        .value(form.onBehalfOf())
                        .max(100),
                Field.select(
                                "channel",
                                voice.text("request.field.channel"),
                                options(CHANNELS, "matter.channel.", voice))
                        .value(form.channel())
                        .required(),
                Field.tick("confidential", voice.text("desk.intake.confidential"))
                        .value(form.confidential()));
    }

    private static List<Option> options(List<String> values, String prefix, Voice voice) {
        return values.stream()
                .map(value -> new Option(value, voice.text(prefix + value)))
                .toList();
    }

    private List<Option> regions(List<Region> choices) {
        return choices.stream()
                .map(region -> new Option(region.code(), regions.fullName(region.code())))
                .toList();
    }

    private List<Option> categories() {
        return categories.all().stream()
                .filter(Category::active)
                .map(category -> new Option(category.code(), categories.fullName(category.code())))
                .toList();
    }
}

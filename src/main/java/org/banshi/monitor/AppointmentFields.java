package org.banshi.monitor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.CityPlaces;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of an appointment: places, classes and units are chosen by name; no code is typed. */
@Component
final class AppointmentFields {
    private final Appointments appointments;
    private final CityPlaces places;
    private final Categories categories;
    private final Units units;
    private final MonitorNames names;

    AppointmentFields(
            Appointments appointments, CityPlaces places, Categories categories, Units units, MonitorNames names) {
        this.appointments = appointments;
        this.places = places;
        this.categories = categories;
        this.units = units;
        this.names = names;
    }

    /**
     * The form as it comes.
     *
     * @param categories codes of whole classes
     * @param finer1 code of a class below these, likewise the other two
     */
    record Typed(
            @Nullable String staff,
            @Nullable String region,
            @Nullable List<String> categories,
            @Nullable String finer1,
            @Nullable String finer2,
            @Nullable String finer3,
            @Nullable String from,
            @Nullable String until,
            @Nullable String worksFor,
            @Nullable String phone,
            @Nullable String ground) {

        static Typed blank(LocalDate today) {
            return new Typed(null, null, null, null, null, null, today.toString(), null, null, null, null);
        }

        Appointments.NewAppointment read() {
            return new Appointments.NewAppointment(
                    staff, region, String.join(" ", classes()), from, until, worksFor, phone, ground);
        }

        private List<String> classes() {
            List<String> all = new ArrayList<>(whole());
            Stream.of(finer1, finer2, finer3)
                    .filter(code -> code != null && !code.isBlank())
                    .map(Objects::requireNonNull)
                    .forEach(all::add);
            return all;
        }

        List<String> whole() {
            return categories == null ? List.of() : categories;
        }
    }

    List<Field> of(Typed typed, Language language) {
        List<Field> fields = new ArrayList<>(whom(typed, language));
        fields.addAll(finer(typed, language));
        fields.addAll(howLong(typed, language));
        return fields;
    }

    private List<Field> whom(Typed typed, Language language) {
        return List.of(
                Field.select(
                                "staff",
                                names.text(language, "monitor.whom"),
                                appointments.candidates().stream()
                                        .map(each -> new Field.Option(Long.toString(each.staff()), each.name()))
                                        .toList())
                        .value(chosen(typed.staff()))
                        .hint(names.text(language, "monitor.whomHint"))
                        .required(),
                region(typed, language),
                Field.checkboxes(
                                "categories",
                                names.text(language, "monitor.categories"),
                                categories.children(null).stream()
                                        .filter(Category::active)
                                        .map(each -> new Field.Option(each.code(), each.name()))
                                        .toList())
                        .values(typed.whole())
                        .hint(names.text(language, "monitor.categoriesHint")));
    }

    private List<Field> howLong(Typed typed, Language language) {
        return List.of(
                Field.of(Field.Input.DATE, "from", names.text(language, "monitor.from"))
                        .value(typed.from())
                        .required(),
                Field.of(Field.Input.DATE, "until", names.text(language, "monitor.to"))
                        .value(typed.until())
                        .required(),
                Field.select(
                                "worksFor",
                                names.text(language, "monitor.worksFor"),
                                units.all().stream()
                                        .filter(Unit::active)
                                        .map(unit -> new Field.Option(unit.code(), unit.name()))
                                        .toList())
                        .value(chosen(typed.worksFor()))
                        .hint(names.text(language, "monitor.worksForHint")),
                Field.of(Field.Input.TEL, "phone", names.text(language, "monitor.phone"))
                        .value(typed.phone())
                        .hint(names.text(language, "monitor.phoneHint")),
                Field.textarea("ground", names.text(language, "monitor.ground"))
                        .value(typed.ground())
                        .required()
                        .max(500));
    }

    /** Nothing chosen stays nothing: else the first of a list would stand there as if it were. */
    private static @Nullable String chosen(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed;
    }

    /** Where the city is not set there is nothing to choose from, and the code is written. */
    private Field region(Typed typed, Language language) {
        List<Field.Option> options = places.options();
        String label = names.text(language, "monitor.region");
        return options.isEmpty()
                ? Field.text("region", label)
                        .value(typed.region())
                        .hint(names.text(language, "monitor.regionHint"))
                        .required()
                : Field.select("region", label, options)
                        .value(chosen(typed.region()))
                        .required();
    }

    /** Classes below the whole ones, each by its full name. */
    private List<Field> finer(Typed typed, Language language) {
        List<Field.Option> options = categories.all().stream()
                .filter(each -> each.active() && each.parent() != null)
                .map(each -> new Field.Option(each.code(), categories.fullName(each.code())))
                .toList();
        return List.of(
                Field.select("finer1", names.text(language, "monitor.finer"), options)
                        .value(chosen(typed.finer1()))
                        .hint(names.text(language, "monitor.finerHint")),
                Field.select("finer2", names.text(language, "monitor.finer2"), options)
                        .value(chosen(typed.finer2())),
                Field.select("finer3", names.text(language, "monitor.finer3"), options)
                        .value(chosen(typed.finer3())));
    }
}

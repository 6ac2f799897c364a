package org.banshi.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of an item: what was typed, its fields, and what it means. */
@Component
final class WriteForm {
    private final Categories categories;
    private final Regions regions;
    private final Units units;
    private final Messages messages;

    WriteForm(Categories categories, Regions regions, Units units, Messages messages) {
        this.categories = categories;
        this.regions = regions;
        this.units = units;
        this.messages = messages;
    }

    /** As it was typed; absent is what was left empty. */
    record Typed(
            @Nullable String unit,
            @Nullable String title,
            @Nullable String body,
            @Nullable String category,
            @Nullable String region,
            @Nullable String source,
            @Nullable String link,
            @Nullable String since,
            @Nullable String until,
            @Nullable String reviewOn) {
        Typed {
            unit = filled(unit);
            title = filled(title);
            body = filled(body);
            category = filled(category);
            region = filled(region);
            source = filled(source);
            link = filled(link);
            since = filled(since);
            until = filled(until);
            reviewOn = filled(reviewOn);
        }

        private static @Nullable String filled(@Nullable String text) {
            return text == null || text.isBlank()
                    ? null
                    : text.replace("\r\n", "\n").strip();
        }

        static Typed of(Item.Draft draft) {
            return new Typed(
                    draft.unit(),
                    draft.title(),
                    draft.body(),
                    draft.category(),
                    draft.region(),
                    draft.source(),
                    draft.link(),
                    Objects.toString(draft.since(), null),
                    Objects.toString(draft.until(), null),
                    Objects.toString(draft.reviewOn(), null));
        }
    }

    /** What was typed, read; 422 with what cannot be read. */
    Item.Draft read(Typed typed) {
        List<FieldError> errors = new ArrayList<>();
        Item.Draft draft = new Item.Draft(
                typed.unit(),
                typed.title(),
                typed.body(),
                typed.category(),
                region(typed.region(), errors),
                typed.source(),
                typed.link(),
                date("since", typed.since(), errors),
                date("until", typed.until(), errors),
                date("reviewOn", typed.reviewOn(), errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return draft;
    }

    static @Nullable LocalDate date(String field, @Nullable String typed, List<FieldError> errors) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException noDay) {
            errors.add(FieldError.of(field, "wrongType"));
            return null;
        }
    }

    private @Nullable String region(@Nullable String asked, List<FieldError> errors) {
        if (asked == null) {
            return null;
        }
        String code = regions.normalise(asked).orElse(null);
        if (code == null) {
            var found = regions.search(asked, null, 2);
            if (found.size() == 1) {
                return found.getFirst().code();
            }
            errors.add(FieldError.of("region", found.isEmpty() ? "unknown" : "regionNotPlain", asked));
        }
        return code;
    }

    /** @param fixed whether the owner is settled: that of an item that exists */
    List<Field> fields(Typed typed, Actor.Staff staff, boolean fixed, Language language) {
        List<Field> fields = new ArrayList<>();
        boolean any = Permissions.has(staff, Permission.KNOWLEDGE_WRITE);
        String own = typed.unit() != null ? typed.unit() : staff.unit();
        List<Field.Option> owners = units.all().stream()
                .filter(Unit::active)
                .filter(unit ->
                        fixed ? unit.code().equals(own) : any || unit.code().equals(staff.unit()))
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
        fields.add(Field.select("unit", text(language, "knowledge.unit"), owners)
                .required()
                .value(own));
        fields.add(Field.text("title", text(language, "knowledge.title"))
                .hint(text(language, "knowledge.titleHint"))
                .required()
                .max(Wording.LONGEST_TITLE)
                .value(typed.title()));
        fields.add(Field.textarea("body", text(language, "knowledge.body"))
                .hint(text(language, "knowledge.bodyHint"))
                .required()
                .max(Wording.LONGEST_BODY)
                .value(typed.body()));
        fields.addAll(grounds(typed, language));
        return fields;
    }

    /** What it is about, what it rests on, and when it holds. */
    private List<Field> grounds(Typed typed, Language language) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.select("category", text(language, "knowledge.category"), categories())
                .required()
                .value(typed.category()));
        fields.add(Field.text("region", text(language, "knowledge.region"))
                .hint(text(language, "knowledge.regionHint"))
                .max(60)
                .value(typed.region()));
        fields.add(Field.text("source", text(language, "knowledge.source"))
                .hint(text(language, "knowledge.sourceHint"))
                .required()
                .max(Wording.LONGEST_SOURCE)
                .value(typed.source()));
        fields.add(Field.text("link", text(language, "knowledge.link"))
                .hint(text(language, "knowledge.linkHint"))
                .max(Wording.LONGEST_LINK)
                .value(typed.link()));
        fields.add(Field.of(Field.Input.DATE, "since", text(language, "knowledge.since"))
                .required()
                .value(typed.since()));
        fields.add(Field.of(Field.Input.DATE, "until", text(language, "knowledge.until"))
                .hint(text(language, "knowledge.untilHint"))
                .value(typed.until()));
        fields.add(Field.of(Field.Input.DATE, "reviewOn", text(language, "knowledge.reviewOn"))
                .hint(text(language, "knowledge.reviewHint"))
                .required()
                .value(typed.reviewOn()));
        return fields;
    }

    private List<Field.Option> categories() {
        return categories.all().stream()
                .filter(Category::active)
                .map(category -> new Field.Option(category.code(), categories.fullName(category.code())))
                .toList();
    }

    private String text(Language language, String key) {
        return messages.text(language, key);
    }
}

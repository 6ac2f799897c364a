package org.banshi.api;

import org.banshi.knowledge.Categories;
import org.banshi.matter.Field;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What codes are called, in the reader's language; a code without a name is its own name. */
@Component
final class Labels {
    private final Messages messages;
    private final Units units;
    private final Categories categories;
    private final Regions regions;

    Labels(Messages messages, Units units, Categories categories, Regions regions) {
        this.messages = messages;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
    }

    String kind(Language language, String kind) {
        return called(language, kind + ".name", kind);
    }

    String state(Language language, String kind, String state) {
        return called(language, kind + ".state." + state, state);
    }

    String action(Language language, String kind, String action) {
        return called(language, kind + ".action." + action, called(language, "matter.action." + action, action));
    }

    String clock(Language language, String kind, String clock) {
        return called(language, kind + ".clock." + clock, clock);
    }

    String field(Language language, String kind, String action, String field) {
        return called(
                language, kind + ".field." + action + "." + field, called(language, kind + ".field." + field, field));
    }

    String option(Language language, String kind, String field, Field.Option option) {
        return option.label().isEmpty()
                ? called(language, kind + ".option." + field + "." + option.value(), option.value())
                : option.label();
    }

    @Nullable
    String type(Language language, String kind, @Nullable String type) {
        return type == null ? null : called(language, kind + ".type." + type, type);
    }

    @Nullable
    String grade(Language language, String kind, @Nullable String grade) {
        return grade == null ? null : called(language, kind + ".grade." + grade, grade);
    }

    String outcome(Language language, String outcome) {
        return called(language, "matter.outcome." + outcome, outcome);
    }

    @Nullable
    String role(Language language, @Nullable String role) {
        return role == null ? null : called(language, "role." + role, role);
    }

    @Nullable
    String unit(@Nullable String code) {
        return code == null ? null : units.find(code).map(Unit::name).orElse(code);
    }

    @Nullable
    String category(@Nullable String code) {
        return code == null ? null : categories.fullName(code);
    }

    @Nullable
    String region(@Nullable String code) {
        return code == null ? null : regions.fullName(code);
    }

    String text(Language language, String key, Object... args) {
        return messages.text(language, key, args);
    }

    private String called(Language language, String key, String otherwise) {
        return messages.has(language, key) ? messages.text(language, key) : otherwise;
    }
}

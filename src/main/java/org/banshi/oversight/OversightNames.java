package org.banshi.oversight;

import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What units, kinds and clocks are called; a kind without texts of its own is still readable. */
@Component
final class OversightNames {
    private final Units units;
    private final Messages messages;

    OversightNames(Units units, Messages messages) {
        this.units = units;
        this.messages = messages;
    }

    String unit(String code) {
        return units.find(code).map(Unit::name).orElse(code);
    }

    String text(Language language, String key, @Nullable Object... args) {
        return messages.text(language, key, args);
    }

    /** The unit whose turn it is, or the pool. */
    String turn(@Nullable String unit, @Nullable String role, Language language) {
        return unit != null
                ? unit(unit)
                : role != null ? or(language, "role." + role, role) : text(language, "oversight.withMain");
    }

    String kind(String kind, Language language) {
        return or(language, kind + ".name", kind);
    }

    String state(String kind, String state, Language language) {
        return or(language, kind + ".state." + state, state);
    }

    String clock(String kind, String name, Language language) {
        return or(language, kind + ".clock." + name, name);
    }

    private String or(Language language, String key, String otherwise) {
        return messages.has(language, key) ? messages.text(language, key) : otherwise;
    }
}

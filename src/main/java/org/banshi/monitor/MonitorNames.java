package org.banshi.monitor;

import java.util.List;
import org.banshi.knowledge.Categories;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What places, categories, kinds, states and acts are called. */
@Component
final class MonitorNames {
    private final Regions regions;
    private final Categories categories;
    private final Messages messages;

    MonitorNames(Regions regions, Categories categories, Messages messages) {
        this.regions = regions;
        this.categories = categories;
        this.messages = messages;
    }

    String text(Language language, String key) {
        return messages.text(language, key);
    }

    String place(@Nullable String code) {
        return code == null ? "" : regions.fullName(code);
    }

    String category(@Nullable String code, String kind, Language language) {
        return code == null ? or(language, kind + ".name", kind) : categories.fullName(code);
    }

    String categories(List<String> codes, Language language) {
        return codes.isEmpty()
                ? text(language, "monitor.every")
                : String.join(" · ", codes.stream().map(categories::fullName).toList());
    }

    String state(String kind, String state, Language language) {
        return or(language, kind + ".state." + state, state);
    }

    String act(String kind, String action, Language language) {
        return or(language, kind + ".done." + action, action);
    }

    private String or(Language language, String key, String otherwise) {
        return messages.has(language, key) ? messages.text(language, key) : otherwise;
    }
}

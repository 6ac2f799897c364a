package org.banshi.hotline;

import java.util.Locale;
import org.banshi.rule.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds words of danger to life, so that 110, 119 and 120 are always shown beside them (R-H05). */
@Service
public final class Danger {
    private final Rules rules;

    Danger(Rules rules) {
        this.rules = rules;
    }

    /** Whether the text speaks of danger to life, by the list in force. */
    public boolean isIn(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return rules.current(HotlineRules.DANGER).value().words().stream()
                .anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }
}

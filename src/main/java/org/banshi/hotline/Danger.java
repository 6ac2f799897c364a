package org.banshi.hotline;

import org.banshi.rule.Rules;
import org.banshi.text.Aligned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds words of danger to life, so that 110, 119 and 120 are always shown beside them (R-H05). */
@Service
public final class Danger {
    private final Rules rules;

    Danger(Rules rules) {
        this.rules = rules;
    }

    /**
     * Whether the text speaks of danger to life, by the list in force. Also when it denies it: whom to call is shown once
     * too often rather than once too seldom; {@link Urgency} tells a denial.
     */
    public boolean isIn(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        String plain = Aligned.of(text).plain();
        return rules.current(HotlineRules.DANGER).value().words().stream()
                .map(Aligned::plain)
                .anyMatch(word -> !word.isEmpty() && plain.contains(word));
    }
}

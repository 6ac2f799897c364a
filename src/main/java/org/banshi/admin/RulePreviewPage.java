package org.banshi.admin;

import java.time.Instant;
import java.util.List;
import org.banshi.rule.Effects;
import org.banshi.rule.RuleKey;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a version would do, with the button that does it.
 *
 * @param key the rule
 * @param form what was typed
 * @param shifts what would be decided otherwise; empty if nobody can tell
 * @param kept how many running limits were given by this rule and stay
 */
record RulePreviewPage(RuleKey<?> key, RulePage.Form form, List<Effects.Shift> shifts, long kept) implements Page {

    /** What is decided, in words. */
    static String value(Ui ui, String name, @Nullable Object value) {
        return switch (value) {
            case null -> ui.text("rule.effect.nothing");
            case Instant due -> ui.due(due);
            default -> ui.textOr("rule.effect." + name + "." + value, value.toString());
        };
    }
}

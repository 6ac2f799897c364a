package org.banshi.admin;

import java.util.List;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Versioned;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * All rules.
 *
 * @param rules each with what holds now
 */
record RulesPage(List<Row> rules) implements Page {

    /** What a rule is called; its key for one that its room gave no name. */
    static String name(Ui ui, RuleKey<?> key) {
        return ui.textOr("rule." + key.name(), key.name());
    }

    /** A rule in the list; planned is how many versions have not come to hold yet. */
    record Row(Versioned<?> current, long planned) {}
}

package org.banshi.admin;

import java.util.List;
import org.banshi.rule.Versioned;
import org.banshi.web.Page;

/**
 * All rules.
 *
 * @param rules each with what holds now
 */
record RulesPage(List<Row> rules) implements Page {

    /** A rule in the list; planned is how many versions have not come to hold yet. */
    record Row(Versioned<?> current, long planned) {}
}

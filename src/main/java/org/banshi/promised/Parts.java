package org.banshi.promised;

import java.util.Comparator;
import java.util.List;
import org.banshi.web.Ui;

/** The parts in which the words of a promise are told: title, target, criteria, address, step:N, decision:N. */
final class Parts {
    static final String TITLE = "title";
    static final int MOST_TITLE = 200;
    static final int MOST_WORDS = 2000;

    private static final List<String> FIRST = List.of(TITLE, "target", "criteria", "address", "step", "decision");

    /** As they stand on a page. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt((String part) -> FIRST.indexOf(sort(part))).thenComparingInt(Parts::place);

    private Parts() {}

    static int most(String part) {
        return part.equals(TITLE) ? MOST_TITLE : MOST_WORDS;
    }

    /** What a part is called. */
    static String name(Ui ui, String part) {
        return ui.text("promised.part." + sort(part), Integer.toString(place(part)));
    }

    private static String sort(String part) {
        return part.replaceFirst(":.*", "");
    }

    private static int place(String part) {
        int colon = part.indexOf(':');
        return colon < 0 ? 0 : Integer.parseInt(part.substring(colon + 1));
    }
}

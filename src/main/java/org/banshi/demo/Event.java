package org.banshi.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that will happen to a request of the demo city.
 *
 * @param row the request
 * @param action name of the action, or {@link #RAISE}
 * @param form its fields; values may be {@link Later}
 */
record Event(Instant at, Row row, Doer doer, String action, Map<String, Object> form) {
    static final String RAISE = "raise";

    /** An event with a form written as name, value, name, value; empty texts are left out. */
    static Event of(Instant at, Row row, Doer doer, String action, Object... form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            if (!"".equals(form[i + 1])) {
                fields.put((String) form[i], form[i + 1]);
            }
        }
        return new Event(at, row, doer, action, fields);
    }

    /** Who does it. */
    sealed interface Doer {
        /** The account of that login name. */
        record Login(String name) implements Doer {}

        /** Whoever handles for that unit. */
        record Unit(String code) implements Doer {}

        /** The raiser. */
        record Raiser() implements Doer {}
    }

    /** A value that is known only when it happens. */
    sealed interface Later {
        /** The number that another request got. */
        record NumberOf(String row) implements Later {}

        /** The staff number of the doer. */
        record OwnId() implements Later {}
    }
}

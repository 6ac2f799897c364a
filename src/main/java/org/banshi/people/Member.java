package org.banshi.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts: a person of the staff, or a machine that has a token.
 *
 * @param id the staff number that timelines and logs keep
 * @param name never shown to residents
 * @param unit code of the unit, absent for the city as a whole
 * @param kind person or machine
 * @param phone telephone at work
 * @param active whether work may be assigned
 */
public record Member(
        long id,
        String name,
        @Nullable String unit,
        Kind kind,
        @Nullable String phone,
        boolean active) {

    /** Person or machine. */
    public enum Kind {
        PERSON,
        MACHINE;

        /** The kind as the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}

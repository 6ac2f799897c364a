package org.banshi.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the city.
 *
 * @param code natural key
 * @param name the name that residents know
 * @param parent code of the unit above, absent for a root
 * @param kind what sort of unit it is
 * @param region code of the region it serves, absent for the whole city
 * @param phone the public telephone
 * @param active whether new work may go to it
 */
public record Unit(
        String code,
        String name,
        @Nullable String parent,
        Kind kind,
        @Nullable String region,
        @Nullable String phone,
        boolean active) {

    /** What sort of unit. */
    public enum Kind {
        /** The hotline body: takes in, sends, reviews, calls back. */
        HOTLINE,
        /** Does the work. */
        HANDLING,
        /** Leads and watches. */
        OFFICE;

        /** The kind as the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A handling unit without region and telephone. */
    public static Unit handling(String code, String name, @Nullable String parent) {
        return new Unit(code, name, parent, Kind.HANDLING, null, null, true);
    }

    /** The same unit under another name. */
    public Unit named(String other) {
        return new Unit(code, other, parent, kind, region, phone, active);
    }

    /** The same unit below another one, or as a root. */
    public Unit below(@Nullable String other) {
        return new Unit(code, name, other, kind, region, phone, active);
    }

    /** The same unit serving a region. */
    public Unit serving(@Nullable String code12) {
        return new Unit(code, name, parent, kind, code12, phone, active);
    }

    /** The same unit, open to new work or closed to it. */
    public Unit active(boolean open) {
        return new Unit(code, name, parent, kind, region, phone, open);
    }
}

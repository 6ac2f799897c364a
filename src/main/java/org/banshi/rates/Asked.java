package org.banshi.rates;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the rates is asked for.
 *
 * @param from first day of the period
 * @param until last day of it
 * @param by what the lines stand for
 * @param units only requests that one of these led; everything where absent
 */
public record Asked(
        LocalDate from, LocalDate until, By by, @Nullable Set<String> units) {
    /** What a line stands for. */
    public enum By {
        /** The unit that leads or led. */
        UNIT("coalesce(unit, '')"),
        /** The class at the top of the tree. */
        CATEGORY("coalesce(left(category, 2), '')"),
        /** The county. */
        REGION("coalesce(left(region, 6), '')");

        private final String key;

        By(String key) {
            this.key = key;
        }

        /** The expression of the view. */
        String key() {
            return key;
        }

        /** As the database and the API write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Asked {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until: not before from");
        }
        units = units == null ? null : Set.copyOf(units);
    }

    Asked only(Set<String> those) {
        return new Asked(from, until, by, those);
    }
}

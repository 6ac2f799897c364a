package org.banshi.hotline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch directory 派单目录 (R-H10): which unit is for which type, category and place. A rule with versions.
 *
 * @param entries its lines
 */
public record Directory(List<Entry> entries) {
    public Directory {
        entries = List.copyOf(entries);
    }

    /**
     * One line; an absent part fits everything.
     *
     * @param type type of request
     * @param category category, with all below it
     * @param region region, with all inside it
     * @param unit the unit
     * @param why the reason, shown with the suggestion
     */
    public record Entry(
            @Nullable String type,
            @Nullable String category,
            @Nullable String region,
            String unit,
            @Nullable String why) {
        boolean fits(@Nullable String itsType, @Nullable String itsCategory, @Nullable String itsRegion) {
            return (type == null || type.equals(itsType)) && under(category, itsCategory) && under(region, itsRegion);
        }

        private static boolean under(@Nullable String wanted, @Nullable String code) {
            return wanted == null || code != null && code.startsWith(wanted);
        }

        private int weight() {
            return 100 * length(category) + 10 * length(region) + length(type);
        }

        private static int length(@Nullable String part) {
            return part == null ? 0 : part.length();
        }
    }

    /** The most exact line that fits: category before place before type. */
    public Optional<Entry> find(@Nullable String type, @Nullable String category, @Nullable String region) {
        return entries.stream()
                .filter(entry -> entry.fits(type, category, region))
                .max(Comparator.comparingInt(Entry::weight));
    }
}

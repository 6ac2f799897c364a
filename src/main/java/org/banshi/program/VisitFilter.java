package org.banshi.program;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which visits are asked for.
 *
 * @param standing how they stand
 * @param list code of the list; absent for all
 */
record VisitFilter(Standing standing, @Nullable String list) {

    /** How a visit stands; what is still to be made comes in the order in which it will be. */
    enum Standing {
        PLANNED,
        DONE,
        OFF,
        ALL;

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Standing of(@Nullable String parameter) {
            return Stream.of(values())
                    .filter(each -> each.parameter().equals(parameter))
                    .findFirst()
                    .orElse(PLANNED);
        }
    }
}

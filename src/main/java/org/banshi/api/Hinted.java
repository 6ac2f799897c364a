package org.banshi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What words say of place, urgency and unit, as the API shows it. */
final class Hinted {
    private Hinted() {}

    @Schema(name = "NamedPlace", description = "A region that the words name.")
    record Place(
            String region,
            String name,

            @Schema(description = "The words, as they were written.")
            String said,

            @Schema(description = "Whether no other region may be meant.")
            boolean plain) {}

    @Schema(name = "UrgencyWord", description = "A word of urgency.")
    record Mark(
            @Schema(description = "Where it begins in the text.")
            int from,

            @Schema(description = "Where it ends.") int to,
            String word,
            String grade,
            String why,

            @Schema(description = "The text says that it is not so: it suggests nothing.")
            boolean denied) {}

    @Schema(name = "SuggestedUnit", description = "A unit that it may be for.")
    record Unit(
            String unit,
            String name,
            @Schema(description = "directory or past.") String source,

            @Schema(description = "What the dispatch directory says.") @Nullable
            String why,

            @Schema(description = "What the nearest earlier requests of the unit weigh among all, 0 to 1.")
            double share,

            List<Past> past) {}

    @Schema(name = "PastRequest", description = "An earlier request like it that the unit had.")
    record Past(
            String number,
            String title,

            @Schema(description = "How alike the words are, in percent.")
            long words,

            boolean sameCategory,
            boolean sameRegion,
            long days) {}
}

package org.banshi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Query;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which matters a list is asked for. */
@Component
final class Filters {
    private final Categories categories;
    private final Regions regions;
    private final Units units;

    Filters(Categories categories, Regions regions, Units units) {
        this.categories = categories;
        this.regions = regions;
        this.units = units;
    }

    /** The parameters of a list; absent ones do not restrict. */
    record Asked(
            @Schema(description = "Kind of matter, such as request.") @Nullable
            String kind,

            @Nullable String type,
            @Nullable String state,

            @Schema(description = "Code or name of the unit that leads, with all under it.") @Nullable
            String unit,

            @Schema(description = "Code or name of a category, with all below it.") @Nullable
            String category,

            @Schema(description = "Code of a region, with all inside it.") @Nullable
            String region,

            @Schema(description = "Words that must be found, or a number.", maxLength = 200) @Nullable
            String q,

            @Schema(description = "true: not ended; false: ended.") @Nullable
            Boolean open,

            @Schema(description = "true: late; false: not.") @Nullable
            Boolean overdue,

            @Schema(description = "Number in an outside register.") @Nullable
            String outsideNumber) {}

    Query query(Asked asked) {
        if (asked.q() != null && asked.q().length() > RaiseForm.TITLE) {
            throw Problem.invalid("q", "tooLong", RaiseForm.TITLE);
        }
        return Query.all()
                .ofKind(given(asked.kind()))
                .ofType(given(asked.type()))
                .inState(given(asked.state()))
                .ledBy(known("unit", asked.unit(), this::unit))
                .inCategory(known("category", asked.category(), this::category))
                .inRegion(known(
                        "region",
                        asked.region(),
                        code -> regions.normalise(code).orElse(null)))
                .matching(given(asked.q()))
                .open(asked.open())
                .overdue(asked.overdue())
                .numberedOutside(given(asked.outsideNumber()));
    }

    private @Nullable String unit(String given) {
        return units.find(given).or(() -> units.byName(given)).map(Unit::code).orElse(null);
    }

    private @Nullable String category(String given) {
        return categories.called(given).map(Category::code).orElse(null);
    }

    private static @Nullable String known(
            String field, @Nullable String given, Function<String, @Nullable String> code) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String found = code.apply(given.strip());
        if (found == null) {
            throw Problem.invalid(field, "unknown", given);
        }
        return found;
    }

    private static @Nullable String given(@Nullable String word) {
        return word == null || word.isBlank() ? null : word.strip();
    }
}

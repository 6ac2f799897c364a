package org.banshi.program;

import java.util.List;
import java.util.function.Predicate;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is to choose from in the room's forms. */
@Component
final class ProgramChoices {
    private final Categories categories;
    private final Regions regions;
    private final Units units;

    ProgramChoices(Categories categories, Regions regions, Units units) {
        this.categories = categories;
        this.regions = regions;
        this.units = units;
    }

    List<Field.Option> categories() {
        return categories.all().stream()
                .filter(Category::active)
                .map(category -> new Field.Option(category.code(), categories.fullName(category.code())))
                .toList();
    }

    /** Handling units that are active and of which that is so. */
    List<Field.Option> units(Predicate<Unit> which) {
        return units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                .filter(which)
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
    }

    /** The code of a region that was typed as code or name; what was typed where that is not plain. */
    @Nullable
    String region(@Nullable String typed) {
        if (typed == null || typed.isBlank() || regions.normalise(typed.strip()).isPresent()) {
            return typed;
        }
        List<Region> found = regions.search(typed, null, 2);
        return found.size() == 1 ? found.getFirst().code() : typed;
    }
}

package org.banshi.desk;

import java.util.Collection;
import java.util.Map;
import org.banshi.knowledge.Categories;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What codes are called; a code that is not known stands for itself, an absent one for nothing. */
@Component
final class Names {
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final Members members;

    Names(Units units, Categories categories, Regions regions, Members members) {
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.members = members;
    }

    String unit(@Nullable String code) {
        return code == null ? "" : units.find(code).map(Unit::name).orElse(code);
    }

    String category(@Nullable String code) {
        return code == null ? "" : categories.fullName(code);
    }

    String region(@Nullable String code) {
        return code == null ? "" : regions.fullName(code);
    }

    Map<Long, String> staff(Collection<Long> ids) {
        return members.names(ids);
    }
}

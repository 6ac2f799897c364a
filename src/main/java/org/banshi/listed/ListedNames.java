package org.banshi.listed;

import org.banshi.knowledge.Categories;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What class and street of a listed case are called. */
@Component
final class ListedNames {
    private final Categories categories;
    private final Regions regions;

    ListedNames(Categories categories, Regions regions) {
        this.categories = categories;
        this.regions = regions;
    }

    @Nullable
    String category(PublicListed.Entry told) {
        String code = told.category();
        return code == null ? null : categories.fullName(code);
    }

    @Nullable
    String street(PublicListed.Entry told) {
        String code = told.street();
        return code == null ? null : regions.fullName(code);
    }
}

package org.banshi.knowledge;

import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One item, for anybody.
 *
 * @param unit name of its owner
 * @param region name of where it holds; absent for the whole city
 * @param q what the reader had looked for
 * @param said whether the reader has just said that it helped, or that it did not; absent before
 */
record PublicItemPage(
        Item item,
        String unit,
        String category,
        @Nullable String region,
        String q,
        @Nullable String said) implements Page {}

package org.banshi.insight;

import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What many residents raise, the hottest first.
 *
 * @param rows a page of themes
 * @param rule what is a theme
 * @param search the one that runs, or else the last one
 * @param mayWrite whether the reader may look for themes now
 */
record ThemesPage(Slice<Row> rows, ThemeRule rule, Searches.@Nullable Search search, boolean mayWrite) implements Page {

    /**
     * One theme.
     *
     * @param place name of the region that most of its matters have
     * @param category name of the category that most of its matters have
     */
    record Row(
            Theme theme, @Nullable String place, @Nullable String category) {}

    boolean isAtWork() {
        return search != null && search.ended() == null;
    }
}

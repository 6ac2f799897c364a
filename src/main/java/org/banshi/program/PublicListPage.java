package org.banshi.program;

import org.banshi.web.MapTiles;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * One list as residents see it.
 *
 * @param list the list
 * @param figures how it stands
 * @param light which items were asked for; absent for all
 * @param map whether they are shown on a map
 * @param rows the items
 * @param tiles the ground of the map
 */
record PublicListPage(
        WorkList list, ListFigures figures, @Nullable Light light, boolean map, Slice<ItemRow> rows, MapTiles tiles)
        implements Page {

    String path() {
        return "/lists/" + list.code();
    }
}

package org.banshi.program;

import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * One list as residents see it.
 *
 * @param list the list
 * @param figures how it stands
 * @param light which items were asked for; absent for all
 * @param rows the items
 */
record PublicListPage(
        WorkList list, ListFigures figures, @Nullable Light light, Slice<ItemRow> rows) implements Page {}

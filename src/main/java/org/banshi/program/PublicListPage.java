package org.banshi.program;

import java.time.LocalDate;
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
 * @param today the day in the city
 */
record PublicListPage(
        WorkList list, ListFigures figures, @Nullable Light light, Slice<ItemRow> rows, LocalDate today)
        implements Page {}

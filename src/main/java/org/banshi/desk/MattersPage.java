package org.banshi.desk;

import java.util.List;
import org.banshi.web.Count;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * All matters that the reader may see, as far as asked for.
 *
 * @param filters what was asked for
 * @param fields the form that asks
 * @param rows one page, newest first
 * @param total how many there are
 */
record MattersPage(Filters filters, List<Field> fields, Slice<Row> rows, Count total) implements Page {}

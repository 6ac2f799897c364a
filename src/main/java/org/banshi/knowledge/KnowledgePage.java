package org.banshi.knowledge;

import java.util.List;
import java.util.Map;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * Items at the desk.
 *
 * @param q what was looked for, empty for nothing
 * @param found what was found in force, if something was looked for
 * @param which which items are listed
 * @param rows a page of them
 * @param units names of owners, by code
 * @param categories names of categories, by code
 * @param mayWrite whether the reader writes items
 * @param questions how many questions wait for an answer, for those who look after them
 */
record KnowledgePage(
        String q,
        List<Item> found,
        Holdings.Which which,
        Slice<Holdings.Known> rows,
        Map<String, String> units,
        Map<String, String> categories,
        boolean mayWrite,
        long questions)
        implements Page {}

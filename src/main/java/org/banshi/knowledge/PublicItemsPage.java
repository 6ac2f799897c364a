package org.banshi.knowledge;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * What is known, for anybody.
 *
 * @param q what is looked for, empty for all
 * @param category code of the class, empty for all
 * @param classes the classes at the top
 * @param items what is in force, the best first
 */
record PublicItemsPage(String q, String category, List<Field.Option> classes, Slice<Item> items) implements Page {}

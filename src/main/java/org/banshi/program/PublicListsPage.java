package org.banshi.program;

import java.util.List;
import org.banshi.web.Page;

/**
 * The lists that residents may see.
 *
 * @param lines each list and how it stands
 */
record PublicListsPage(List<ListsPage.Line> lines) implements Page {}

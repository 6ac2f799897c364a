package org.banshi.listed;

import java.util.List;
import org.banshi.web.Page;

/** Listed cases, and how far what is told of them is. */
record ListedPage(List<ListedNotice.Case> cases) implements Page {}

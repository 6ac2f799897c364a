package org.banshi.desk;

import java.util.List;
import org.banshi.web.Page;

/**
 * The views that the reader keeps.
 *
 * @param views in their order
 */
record ViewsPage(List<SavedView> views) implements Page {}

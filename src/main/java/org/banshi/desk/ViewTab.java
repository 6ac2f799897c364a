package org.banshi.desk;

import org.banshi.web.Count;

/**
 * A view that is kept, above a list.
 *
 * @param view the view
 * @param count how many matters it has now
 * @param here whether it is shown now
 */
record ViewTab(SavedView view, Count count, boolean here) {}

package org.banshi.program;

import org.banshi.web.Page;

/**
 * One topic of the month.
 *
 * @param sheet all that is shown
 * @param seesThemes whether the reader may open the theme it came from
 */
record TopicPage(TopicSheet sheet, boolean seesThemes) implements Page {}

package org.banshi.admin;

import org.banshi.matter.RedatingPreview;
import org.banshi.web.Page;

/**
 * What loading a year would do, with the button that does it.
 *
 * @param year the year
 * @param csv what was sent
 * @param why the reason
 * @param preview what would come of it
 */
record CalendarPreviewPage(int year, String csv, String why, RedatingPreview preview) implements Page {}

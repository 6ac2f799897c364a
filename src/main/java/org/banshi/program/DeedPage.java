package org.banshi.program;

import org.banshi.matter.MatterView;
import org.banshi.web.Page;

/**
 * One deed.
 *
 * @param view the matter as the reader may see it
 * @param row its facts
 * @param place where it is done, empty for nowhere named
 */
record DeedPage(MatterView view, DeedRow row, String place) implements Page {}

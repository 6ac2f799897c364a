package org.banshi.program;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;

/**
 * The topics of a year for everybody.
 *
 * @param year which
 * @param years those there are
 * @param rows its topics by month
 * @param cutOff when everything was counted
 */
record PublicTopicsPage(int year, List<Integer> years, List<TopicRow> rows, Instant cutOff) implements Page {}

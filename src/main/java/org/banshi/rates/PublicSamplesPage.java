package org.banshi.rates;

import java.util.List;
import java.util.Map;
import org.banshi.web.Page;

/** All drawings for everybody: list, hash and seed at once, what they gave as sums that no answer can be told from. */
record PublicSamplesPage(List<Shown> samples) implements Page {
    /**
     * A drawing.
     *
     * @param lines units of which all were called and enough have answered
     * @param appeals appeals of units, by unit
     * @param smallest how many are enough
     */
    record Shown(Sample sample, List<SamplePage.Line> lines, Map<String, SampleAppeals.Appeal> appeals, int smallest) {}
}

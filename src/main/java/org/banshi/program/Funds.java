package org.banshi.program;

import java.math.BigDecimal;
import java.util.List;

/**
 * Money of an item, added up by the database.
 *
 * @param sources one line a source
 * @param all the sum of them
 */
record Funds(List<Line> sources, Line all) {
    /**
     * Money of one source, yuan.
     *
     * @param source who gives it; empty for the sum
     * @param planned planned
     * @param arrived arrived
     * @param spent spent
     */
    record Line(String source, BigDecimal planned, BigDecimal arrived, BigDecimal spent) {}
}

package org.banshi.rates;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published list beside the ledger of today.
 *
 * @param untouched whether the list is the one that the hash was made of
 * @param differences what counts otherwise now, a thousand at most; empty: the ledger gives the same figures
 * @param times what took another time now, likewise; empty also for what was published before times were
 * @param more whether there are more of either
 */
public record Recount(
        Snapshot snapshot, boolean untouched, List<Difference> differences, List<Time> times, boolean more) {
    /** Whether the ledger still says what was published. */
    public boolean isSame() {
        return untouched && differences.isEmpty() && times.isEmpty();
    }

    /**
     * A request that counts otherwise now than when it was published.
     *
     * @param rate code of the rate
     * @param number the request
     * @param line what it counted for, absent if it did not count
     * @param was how much it counted, absent if it was not in the denominator
     * @param is how much it counts now, absent if it is not
     * @param nowLine what it counts for now
     * @param wasOut whether it was left out of appraisal
     * @param isOut whether it is now
     * @param since the last line of its timeline after the cut-off; absent where there is none: then somebody changed the
     *     ledger beside its timeline
     */
    public record Difference(
            String rate,
            String number,
            @Nullable String line,
            @Nullable BigDecimal was,
            @Nullable String nowLine,
            @Nullable BigDecimal is,
            boolean wasOut,
            boolean isOut,
            @Nullable String since) {
        Difference because(@Nullable String act) {
            return new Difference(rate, number, line, was, nowLine, is, wasOut, isOut, act);
        }
    }

    /**
     * A request of which the ledger tells another time now than when it was published.
     *
     * @param number the request
     * @param until what was waited for
     * @param line what it counted for, absent if it did not count
     * @param was what it took, in the unit of what is waited for; absent if it did not count
     * @param nowLine what it counts for now
     * @param is what it takes now, absent if it does not count
     * @param since as of a {@link Difference}
     */
    public record Time(
            String number,
            Wait until,
            @Nullable String line,
            @Nullable BigDecimal was,
            @Nullable String nowLine,
            @Nullable BigDecimal is,
            @Nullable String since) {
        Time because(@Nullable String act) {
            return new Time(number, until, line, was, nowLine, is, act);
        }
    }
}

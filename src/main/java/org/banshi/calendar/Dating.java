package org.banshi.calendar;

import java.time.Instant;

/** When a limit ends, if that can be known. */
public sealed interface Dating {

    /**
     * The limit ends.
     *
     * @param due the first moment that is too late; for day limits midnight after the last day
     * @param why how it was counted
     */
    record Dated(Instant due, Explanation why) implements Dating {}

    /**
     * The limit runs into a year whose calendar is not loaded; its end is not known and not guessed (R-C02).
     *
     * @param missingYear the first year that is needed and absent
     */
    record Undated(int missingYear) implements Dating {}
}

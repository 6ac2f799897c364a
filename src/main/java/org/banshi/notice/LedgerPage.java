package org.banshi.notice;

import java.time.LocalDate;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * The closed days of the ledger, the last first.
 *
 * @param days a page of them
 */
record LedgerPage(Slice<Day> days) implements Page {
    /**
     * One of them.
     *
     * @param day the day
     * @param matters how many timelines its root covers
     * @param root the root, hexadecimal
     * @param hash its place in the chain of days, hexadecimal
     */
    record Day(LocalDate day, long matters, String root, String hash) {}
}

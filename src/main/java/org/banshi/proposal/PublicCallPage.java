package org.banshi.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.banshi.web.Page;

/**
 * A call for everybody: nobody's words but the office's.
 *
 * @param call the call
 * @param counts what became of all
 * @param selected what was selected
 * @param versions what residents were told, the newest first
 * @param today the day
 * @param cutOff when it was counted
 */
record PublicCallPage(
        Call call,
        Counts counts,
        List<CallRows.Selected> selected,
        List<CallRows.Version> versions,
        LocalDate today,
        Instant cutOff)
        implements Page {}

package org.banshi.desk;

import java.util.List;
import org.banshi.matter.Erasures;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * What waits for a decision, and what must be kept.
 *
 * @param waiting the oldest first
 * @param holds the newest first
 * @param number as typed into the form of a hold
 * @param reason as typed there
 * @param errors what is wrong
 */
record ErasurePage(
        List<Erasures.Asked> waiting, List<Erasures.Hold> holds, String number, String reason, FormErrors errors)
        implements Page {}

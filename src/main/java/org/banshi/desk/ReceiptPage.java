package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What to read out to the caller.
 *
 * @param number the number
 * @param version its version
 * @param similar matters like it, into which it may be merged
 * @param clues what the words say of place and urgency beside what was chosen
 * @param code the code, while it is still shown
 * @param due until when it is to be accepted
 * @param danger whether words of danger to life were found
 * @param handedOver whether somebody at 110, 119 or 120 took it
 */
record ReceiptPage(
        String number,
        int version,
        List<Likeness> similar,
        Clues.Told clues,
        @Nullable String code,
        @Nullable Instant due,
        boolean danger,
        boolean handedOver)
        implements Page {}

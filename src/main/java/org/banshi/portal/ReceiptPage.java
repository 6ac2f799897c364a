package org.banshi.portal;

import java.time.Instant;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What the raiser takes along.
 *
 * @param number the number
 * @param code the code, while it is still shown
 * @param title what it is about
 * @param raisedAt when it was raised
 * @param due until when the hotline tells whether it accepts it; absent once it did
 * @param proposal whether it was put forward to an open call
 * @param danger whether its words speak of danger to life
 * @param again whether the raiser has just said the same again
 * @param same what others have raised that may be the same
 */
record ReceiptPage(
        String number,
        @Nullable String code,
        String title,
        Instant raisedAt,
        @Nullable Instant due,
        boolean proposal,
        boolean danger,
        boolean again,
        SamePiece same)
        implements Page {}

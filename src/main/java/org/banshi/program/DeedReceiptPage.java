package org.banshi.program;

import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What to hand to whom the deed is for.
 *
 * @param number the number
 * @param code the code, while it is still shown
 */
record DeedReceiptPage(String number, @Nullable String code) implements Page {}

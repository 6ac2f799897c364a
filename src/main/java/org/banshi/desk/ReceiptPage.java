package org.banshi.desk;

import org.banshi.matter.Receipt;
import org.banshi.web.Page;

/**
 * What to read out to the caller; the code is shown this once.
 *
 * @param receipt number, code and due
 * @param danger whether words of danger to life were found
 * @param handedOver whether somebody at 110, 119 or 120 took it
 */
record ReceiptPage(Receipt receipt, boolean danger, boolean handedOver) implements Page {}

package org.banshi.demo;

import java.time.Instant;

/**
 * Something that happens in the demo city at its moment.
 *
 * @param what what it is, for the news that it cannot
 */
record Happening(Instant at, String what, Runnable act) {}

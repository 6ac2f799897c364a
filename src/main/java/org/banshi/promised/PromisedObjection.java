package org.banshi.promised;

import java.time.Instant;

/**
 * An objection that nobody has decided on.
 *
 * @param id which
 * @param at since when the words are away
 * @param said what somebody said, for staff alone
 * @param against the words
 */
record PromisedObjection(long id, Instant at, String ground, String said, Telling against) {}

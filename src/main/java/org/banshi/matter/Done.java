package org.banshi.matter;

import java.time.Instant;

/**
 * An action that was done; published as an event inside its transaction.
 *
 * @param id internal number of the matter
 * @param number its number
 * @param kind its kind
 * @param action what was done
 * @param from state before
 * @param to state after
 * @param version version after
 * @param at when
 */
public record Done(
        long id, String number, String kind, String action, String from, String to, int version, Instant at) {}

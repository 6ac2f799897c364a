package org.banshi.people;

/**
 * A unit is about to be switched off, in the running transaction, which keeps others from giving it work. Whoever still
 * needs it throws a problem of the field {@code active}, and it stays on.
 *
 * @param code of the unit
 */
public record UnitClosing(String code) {}

package org.banshi.people;

/**
 * A member of the staff is about to be switched off, in the running transaction, which keeps others from giving that
 * person work. Whoever still needs it throws a problem of the field {@code active}, and the person stays.
 *
 * @param staff number of the person
 */
public record MemberLeaving(long staff) {}

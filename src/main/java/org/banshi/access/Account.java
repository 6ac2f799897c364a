package org.banshi.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person logs in, and what the person may do.
 *
 * @param staff the staff number
 * @param name the person's name
 * @param unit code of the person's unit
 * @param login login name, in lower case
 * @param roles what the person may do
 * @param disabled whether logging in is refused
 */
public record Account(
        long staff, String name, @Nullable String unit, String login, Set<Role> roles, boolean disabled) {}

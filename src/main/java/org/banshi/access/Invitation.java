package org.banshi.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link with which a person sets login and password.
 *
 * @param name who is invited
 * @param staff the staff number, where the person is known already
 * @param unit code of a new person's unit
 * @param roles the roles that the account gets
 * @param login the login name where there is an account: only the password is set
 * @param expiresAt from when the link is refused
 */
record Invitation(
        String name,
        @Nullable Long staff,
        @Nullable String unit,
        Set<Role> roles,
        @Nullable String login,
        Instant expiresAt) {}

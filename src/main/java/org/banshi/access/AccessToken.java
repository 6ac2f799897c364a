package org.banshi.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine's token, without the token itself.
 *
 * @param machine the machine's staff number
 * @param name what the token is for
 * @param roles what the machine may do
 * @param scope code of the unit for which it acts, absent for the city as a whole
 * @param mayWrite whether it may do more than read
 * @param expiresAt from when it is refused, absent for never
 * @param revokedAt when it was taken back
 * @param lastUsedAt when it was last used, to within a minute
 */
public record AccessToken(
        long machine,
        String name,
        Set<Role> roles,
        @Nullable String scope,
        boolean mayWrite,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /**
     * A token as it is wanted.
     *
     * @param name what it is for
     * @param roles what the machine may do
     * @param scope code of the unit for which it acts, absent for the city as a whole
     * @param mayWrite whether it may do more than read
     * @param expiresAt from when it is refused, absent for never
     */
    public record Wanted(
            String name,
            Set<Role> roles,
            @Nullable String scope,
            boolean mayWrite,
            @Nullable Instant expiresAt) {
        /** A token that may write and never expires. */
        public static Wanted writing(String name, Role role, @Nullable String scope) {
            return new Wanted(name, Set.of(role), scope, true, null);
        }
    }

    /**
     * A token just made: the only time that it is shown.
     *
     * @param secret what goes behind {@code Authorization: Bearer}
     * @param token the rest
     */
    public record Shown(String secret, AccessToken token) {
        @Override
        public String toString() {
            return "Shown[" + token + "]";
        }
    }
}

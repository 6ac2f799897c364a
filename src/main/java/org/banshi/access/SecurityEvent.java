package org.banshi.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act that touches security.
 *
 * @param key where it stands among acts of the same moment
 * @param at when
 * @param staff who acted, absent for somebody unproven and for the house
 * @param what the act, such as {@code login} or {@code rolesChanged}
 * @param subject on whom or what
 * @param detail what changed, never a secret
 * @param ip from where
 */
record SecurityEvent(
        String key,
        Instant at,
        @Nullable Long staff,
        String what,
        @Nullable String subject,
        @Nullable String detail,
        @Nullable String ip) {}

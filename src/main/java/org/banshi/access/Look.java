package org.banshi.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff looked at something (R-S10).
 *
 * @param id order of the looks
 * @param at when
 * @param staff the staff number, never shown to residents
 * @param unit code of the unit the person then worked for
 * @param roles the roles then held
 * @param subject number of the matter, or what else was looked at
 * @param what what was seen, such as {@code matter} or {@code identity.phone}
 * @param reason why
 * @param ip from where
 */
public record Look(
        long id,
        Instant at,
        long staff,
        @Nullable String unit,
        Set<Role> roles,
        String subject,
        String what,
        @Nullable String reason,
        @Nullable String ip) {}

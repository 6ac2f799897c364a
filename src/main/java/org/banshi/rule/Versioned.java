package org.banshi.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule, as published.
 *
 * @param key the rule
 * @param version counts from 1; 0 is the preset
 * @param validFrom when it starts to hold; for the preset the epoch
 * @param value what it says
 * @param byStaff staff number of who published it, absent for the preset
 * @param why the reason given, empty for the preset
 * @param at when it was published; for the preset the epoch
 * @param <T> the rule's record
 */
public record Versioned<T>(
        RuleKey<T> key,
        int version,
        Instant validFrom,
        T value,
        @Nullable Long byStaff,
        String why,
        Instant at) {

    static <T> Versioned<T> preset(RuleKey<T> key) {
        return new Versioned<>(key, 0, Instant.EPOCH, key.preset(), null, "", Instant.EPOCH);
    }
}

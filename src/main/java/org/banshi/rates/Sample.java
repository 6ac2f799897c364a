package org.banshi.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of finished requests for call-backs (M21).
 *
 * @param id its number
 * @param from first day on which what is drawn from ended
 * @param until last day
 * @param ruleVersion version of the rule
 * @param atLeast how many of each unit at least
 * @param share share of each unit's requests, rounded up
 * @param attempts how often somebody is called
 * @param frozenAt when the list was frozen
 * @param listed how many are on it
 * @param listHash hash of the list, hexadecimal
 * @param rootDay the closed day that the seed comes from, absent as long as there is none
 * @param seed the seed, hexadecimal
 */
public record Sample(
        long id,
        LocalDate from,
        LocalDate until,
        int ruleVersion,
        int atLeast,
        BigDecimal share,
        int attempts,
        Instant frozenAt,
        int listed,
        String listHash,
        @Nullable LocalDate rootDay,
        @Nullable String seed) {

    /** How many of so many are drawn. */
    int size(int all) {
        int part = share.multiply(BigDecimal.valueOf(all))
                .setScale(0, java.math.RoundingMode.CEILING)
                .intValueExact();
        return Math.min(all, Math.max(atLeast, part));
    }
}

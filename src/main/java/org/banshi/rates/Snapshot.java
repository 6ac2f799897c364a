package org.banshi.rates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rates as they were published.
 *
 * @param id its number
 * @param from first day of the period
 * @param until last day of it
 * @param by what its lines stand for
 * @param ruleVersion version of the definitions
 * @param cutOff up to when was counted
 * @param madeBy staff number of who published it
 * @param why what for; of a correction, what was wrong
 * @param replaces the one that it corrects
 * @param hash hex of the hash of its list
 * @param waits whether times were published with it
 */
public record Snapshot(
        long id,
        LocalDate from,
        LocalDate until,
        Asked.By by,
        int ruleVersion,
        Instant cutOff,
        long madeBy,
        String why,
        @Nullable Long replaces,
        String hash,
        boolean waits) {

    Asked asked() {
        return new Asked(from, until, by, null);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}

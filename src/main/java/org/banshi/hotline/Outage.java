package org.banshi.hotline;

import java.time.Instant;
import org.banshi.matter.Matter;
import org.banshi.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A notice of a known outage.
 *
 * @param id its number
 * @param title what is out
 * @param category code of the category, with all below it
 * @param region code of the region, with all below it; absent for the whole city
 * @param street what an address must name; absent for all of the region
 * @param since from when
 * @param until until when
 * @param words what callers are told
 * @param endedAt when it was ended before its time
 * @param putUpBy who put it up
 * @param confirmedBy who else confirmed that it may be published; absent for nobody yet
 */
public record Outage(
        long id,
        String title,
        String category,
        @Nullable String region,
        @Nullable String street,
        Instant since,
        Instant until,
        String words,
        @Nullable Instant endedAt,
        long putUpBy,
        @Nullable Long confirmedBy) {

    /** Whether it holds at that moment. */
    public boolean holds(Instant now) {
        return endedAt == null && !now.isBefore(since) && now.isBefore(until);
    }

    /** Whether it is over, at that moment. */
    public boolean over(Instant now) {
        return endedAt != null || !now.isBefore(until);
    }

    /** Whether something of that category and place is meant. What is not known does not match. */
    public boolean covers(@Nullable String ofCategory, @Nullable String ofRegion, @Nullable String address) {
        return ofCategory != null
                && ofCategory.startsWith(category)
                && (region == null || ofRegion != null && ofRegion.startsWith(region))
                && (street == null || address != null && key(address).contains(key(street)));
    }

    /** Whether it may answer this matter: never a report or confidential request, which each get an answer of their own. */
    boolean covers(Matter matter) {
        return matter.kind().equals(Requests.NAME)
                && !Requests.isSecret(matter)
                && covers(matter.category(), matter.region(), matter.address());
    }

    private static String key(String text) {
        return Tokens.normalise(text).replace(" ", "");
    }
}

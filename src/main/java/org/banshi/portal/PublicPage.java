package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The public list.
 *
 * @param entries the newest first
 * @param categories classes to filter by
 * @param regions places to filter by
 * @param category the class filtered by
 * @param region the place filtered by
 */
record PublicPage(
        Slice<Entry> entries,
        List<Field.Option> categories,
        List<Field.Option> regions,
        @Nullable String category,
        @Nullable String region)
        implements Page {

    /**
     * One request, without anything said by anybody.
     *
     * @param category code
     * @param categoryName full name
     * @param region code of the street or what is above
     * @param place its name
     * @param state message key
     * @param open whether it is not ended
     * @param raisedAt when it was raised
     */
    record Entry(
            @Nullable String category,
            @Nullable String categoryName,
            @Nullable String region,
            @Nullable String place,
            String state,
            boolean open,
            Instant raisedAt) {
        /** Where "me too" leads: category and place go along. */
        String meToo() {
            StringBuilder link = new StringBuilder("/raise");
            char next = '?';
            if (category != null) {
                link.append(next).append("category=").append(category);
                next = '&';
            }
            if (region != null) {
                link.append(next).append("region=").append(region);
            }
            return link.toString();
        }
    }
}

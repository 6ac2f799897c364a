package org.banshi.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of knowledge 知识条目 in one of its versions.
 *
 * @param id number of the item
 * @param version counts from 1
 * @param unit code of the unit that answers for its being right
 * @param title the question in few words
 * @param body the answer, plain text that can be given as it is
 * @param category code of what it is about
 * @param region code of where it holds, with all below; absent for the whole city
 * @param source what it rests on
 * @param link where that can be read
 * @param since the first day on which it holds
 * @param until the last day; absent for no end
 * @param reviewOn when its owner is to look at it again, as written with this version
 * @param writtenBy staff number of who wrote this version
 */
public record Item(
        long id,
        int version,
        String unit,
        String title,
        String body,
        String category,
        @Nullable String region,
        String source,
        @Nullable String link,
        LocalDate since,
        @Nullable LocalDate until,
        LocalDate reviewOn,
        long writtenBy) {

    /**
     * What somebody writes to make an item or another version; absent is what was left empty.
     *
     * @param unit the owner, which no later version changes
     * @param region a code that is known
     */
    public record Draft(
            @Nullable String unit,
            @Nullable String title,
            @Nullable String body,
            @Nullable String category,
            @Nullable String region,
            @Nullable String source,
            @Nullable String link,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate reviewOn) {

        /** What a version says, to begin another one with. */
        static Draft of(Item item) {
            return new Draft(
                    item.unit,
                    item.title,
                    item.body,
                    item.category,
                    item.region,
                    item.source,
                    item.link,
                    item.since,
                    item.until,
                    item.reviewOn);
        }
    }
}

package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param number its number on the ledger
 * @param kind its kind
 * @param nr its number on the list
 * @param title what is promised; empty for residents until two people let its words out
 * @param aspect aspect of the list
 * @param unit name of the unit that leads
 * @param person who answers for it
 * @param state state of its lifecycle
 * @param begins first day
 * @param ends last day promised
 * @param due when its running clock ends
 * @param done weight of accepted milestones
 * @param all weight of all milestones
 * @param light how it stands against its plan
 * @param missed follow-ups that were missed
 * @param target what is to be reached
 * @param where where it is
 */
public record ItemRow(
        String number,
        String kind,
        int nr,
        String title,
        @Nullable String aspect,
        @Nullable String unit,
        @Nullable String person,
        String state,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        @Nullable Instant due,
        int done,
        int all,
        Light light,
        int missed,
        @Nullable String target,
        Where where) {

    /**
     * Where it is.
     *
     * @param address street and place
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     */
    public record Where(
            @Nullable String address,
            @Nullable Double lon,
            @Nullable Double lat) {}

    /** Whether its words may be read. */
    public boolean isTold() {
        return !title.isEmpty();
    }

    /** Progress in whole percent, rounded down; nothing while there are no milestones. */
    public int percent() {
        return all == 0 ? 0 : done * 100 / all;
    }
}

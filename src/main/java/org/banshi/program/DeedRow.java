package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line in the list of deeds.
 *
 * @param number number
 * @param title what it is
 * @param type type
 * @param unit name of the doer's unit
 * @param doer who does it
 * @param site name of the community, empty for none
 * @param named whether somebody is named for whom it is done
 * @param wave name of the wave, empty for none
 * @param state state
 * @param day on which day it is to be done
 * @param doneOn on which day its doer said it was done
 * @param due when its clock runs out
 * @param stopped when that clock stopped
 * @param amount people, times and things, as its doer said
 */
record DeedRow(
        String number,
        String title,
        String type,
        String unit,
        String doer,
        String site,
        boolean named,
        String wave,
        String state,
        LocalDate day,
        @Nullable LocalDate doneOn,
        @Nullable Instant due,
        @Nullable Instant stopped,
        Amount amount) {

    /**
     * How much was done. The three are never added to each other.
     *
     * @param deeds how many deeds it is the sum of
     * @param persons people reached
     * @param personTimes times somebody was reached
     * @param items things done
     */
    record Amount(long deeds, long persons, long personTimes, long items) {
        static final Amount NONE = new Amount(0, 0, 0, 0);

        Amount plus(Amount other) {
            return new Amount(
                    deeds + other.deeds, persons + other.persons, personTimes + other.personTimes, items + other.items);
        }
    }

    /**
     * A part of the count.
     *
     * @param key wave, unit, type or month
     * @param confirmed what somebody other than the doer has confirmed
     * @param waiting what only its doer says is done; in no other number
     */
    record Part(String key, Amount confirmed, Amount waiting) {}
}

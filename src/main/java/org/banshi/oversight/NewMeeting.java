package org.banshi.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting with its minutes, as typed.
 *
 * @param key of the form, so that sending it twice makes one meeting
 * @param form meeting, instruction, emergency
 * @param title what it was about
 * @param heldAt day and time; an instruction is given now
 * @param place where, if anywhere
 * @param ledBy who led it
 * @param present codes of the units that took part
 * @param follows internal number of the meeting before
 * @param items the minutes; blank ones are left out
 */
public record NewMeeting(
        String key,
        @Nullable String form,
        @Nullable String title,
        @Nullable String heldAt,
        @Nullable String place,
        @Nullable String ledBy,
        List<String> present,
        @Nullable String follows,
        List<Item> items) {
    static final int MOST_ITEMS = 30;
    static final int MOST_LINE = 100;

    public NewMeeting {
        present = List.copyOf(present);
        items = List.copyOf(items);
    }

    /**
     * An item: what one unit is to do by when, or what was said about a matter that is followed.
     *
     * @param number of the matter that is followed; blank for what is new
     * @param title what is to be done, in one line
     * @param demand how, or what was said
     * @param unit code of the unit that is to do it
     * @param ends the day by which
     */
    public record Item(
            @Nullable String number,
            @Nullable String title,
            @Nullable String demand,
            @Nullable String unit,
            @Nullable String ends) {
        boolean isBlank() {
            return blank(number) && blank(title) && blank(demand) && blank(unit) && blank(ends);
        }

        boolean isFollowed() {
            return !blank(number);
        }

        private static boolean blank(@Nullable String typed) {
            return typed == null || typed.isBlank();
        }
    }
}

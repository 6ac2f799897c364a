package org.banshi.program;

import java.time.LocalDate;
import java.util.List;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * What an inspecting group found. It has an owner and a date from the start, or it is none.
 *
 * @param title what is wrong, up to 200 characters
 * @param text the facts
 * @param place where
 * @param lead code of the unit that is to answer
 * @param person name of the person answerable
 * @param ends last day to answer
 * @param visit the visit that found it; absent for what was found on paper or by call
 */
public record NewFinding(
        String title,
        String text,
        NewMatter.Place place,
        @Nullable String lead,
        @Nullable String person,
        @Nullable LocalDate ends,
        @Nullable Long visit) {

    /** As an item of a list, checked by the group that found it. */
    NewItem item(String group) {
        return new NewItem(
                title,
                text,
                "",
                place,
                NewItem.Sorting.NONE,
                NewItem.Book.NONE,
                new NewItem.Answerable(lead, List.of(), person, group),
                null,
                ends,
                List.of(),
                List.of());
    }
}

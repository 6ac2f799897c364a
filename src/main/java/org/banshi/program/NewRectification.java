package org.banshi.program;

import java.util.List;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * What a screening found and an office puts on its list; whether it is a problem is for the group to verify.
 *
 * @param title what was found, up to 200 characters
 * @param text more of it
 * @param place where
 * @param nr its number on the list; the next one where absent
 * @param checker code of the group that verifies and accepts; the list's where absent
 */
public record NewRectification(
        String title,
        String text,
        NewMatter.Place place,
        @Nullable Integer nr,
        @Nullable String checker) {

    /** As an item of a list: nobody answers for it before it is verified. */
    NewItem item() {
        return new NewItem(
                title,
                text,
                "",
                place,
                new NewItem.Sorting(nr, null, null, null),
                NewItem.Book.NONE,
                new NewItem.Answerable(null, List.of(), null, checker),
                null,
                null,
                List.of(),
                List.of());
    }
}

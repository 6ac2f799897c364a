package org.banshi.matter;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is writing and is not on the ledger yet.
 *
 * @param kind of matter
 * @param category category code
 * @param words title and text
 * @param place where
 */
public record Draft(String kind, @Nullable String category, NewMatter.Words words, NewMatter.Place place) {
    /** The same as what is about to be raised. */
    public static Draft of(NewMatter matter) {
        return new Draft(matter.kind(), matter.category(), matter.words(), matter.place());
    }
}

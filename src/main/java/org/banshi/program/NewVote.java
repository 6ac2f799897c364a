package org.banshi.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * A vote (票决) among candidates, as an office takes it down.
 *
 * @param body the body that voted
 * @param day the day
 * @param record the record of it
 * @param type sort of project that the chosen ones become
 * @param aspect aspect of the list they go to
 * @param candidates all of them with their scores
 */
record NewVote(
        @Nullable String body,
        @Nullable LocalDate day,
        @Nullable String record,
        String type,
        @Nullable String aspect,
        List<Candidate> candidates) {

    NewVote {
        candidates = List.copyOf(candidates);
    }

    /**
     * One candidate.
     *
     * @param row the row it was entered in
     * @param title what was voted on
     * @param score votes or points it got
     * @param chosen whether it was chosen
     */
    record Candidate(int row, String title, BigDecimal score, boolean chosen) {}

    /** What a chosen one becomes: something called for, which has yet to pass its tests. */
    NewItem item(Candidate chosen) {
        return new NewItem(
                chosen.title(),
                "",
                type,
                NewMatter.Place.NONE,
                new NewItem.Sorting(null, aspect, null, null),
                NewItem.Book.NONE,
                NewItem.Answerable.NOBODY,
                null,
                null,
                List.of(),
                List.of());
    }
}

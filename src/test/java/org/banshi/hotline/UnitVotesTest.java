package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.banshi.hotline.UnitVotes.Vote;
import org.junit.jupiter.api.Test;

class UnitVotesTest {
    @Test
    void manyThatAreVeryAlikeSpeakForTheirUnit() {
        assertThat(UnitVotes.rank(List.of(
                        new Vote("water", 0.6, true, false),
                        new Vote("roads", 0.2, false, false),
                        new Vote("roads", 0.2, false, false),
                        new Vote("water", 0.5, true, false))))
                .extracting(UnitVotes.Ranked::unit)
                .containsExactly("water", "roads");
        assertThat(UnitVotes.rank(List.of())).isEmpty();
    }

    @Test
    void theSameCountyTellsMoreThanWordsAlittleMoreAlike() {
        assertThat(UnitVotes.rank(List.of(new Vote("east", 0.3, false, false), new Vote("west", 0.2, false, true)))
                        .getFirst()
                        .unit())
                .isEqualTo("west");
    }
}

package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordWeightsTest {
    private static final WordWeights CITY = WordWeights.of(Map.of("投诉", 0.2, "小区", 0.1, "路灯", 0.001), 1_000_000);

    @Test
    void theSameWordsAreAlikeWhollyAndOthersNotAtAll() {
        assertThat(CITY.likeness(List.of("投诉", "路灯"), List.of("路灯", "投诉", "投诉")))
                .isEqualTo(1, within(1e-9));
        assertThat(CITY.likeness(List.of("投诉"), List.of("小区"))).isZero();
        assertThat(CITY.likeness(List.of(), List.of())).isZero();
    }

    @Test
    void aRareWordInCommonTellsMoreThanOneThatEverybodyWrites() {
        double rare = CITY.likeness(List.of("丽景", "投诉"), List.of("丽景", "小区"));
        double common = CITY.likeness(List.of("丽景", "投诉"), List.of("鹭滩", "投诉"));
        assertThat(rare).isGreaterThan(2 * common);
    }

    @Test
    void wordsThatThousandsWroteAndSingleCharactersFindNothingTheRarestComeFirst() {
        assertThat(CITY.telling(List.of("投诉", "路灯", "灯", "丽景", "丽景"), 5)).containsExactly("丽景", "路灯");
        assertThat(CITY.telling(List.of("路灯", "丽景"), 1)).containsExactly("丽景");
    }

    @Test
    void whatBeginsSoIsAsFrequentAsAllThatBeginSo() {
        WordWeights roads = WordWeights.of(Map.of("第3", 0.1, "第33", 0.2, "栋", 0.9), 100);
        assertThat(roads.begun("第3")).isEqualTo(0.3, within(1e-9));
        assertThat(roads.begun("鹭")).isEqualTo(0.05, within(1e-9));
        assertThat(WordWeights.EVEN.begun("第")).isEqualTo(1);
    }

    @Test
    void inAHandfulOfTextsWordsThatAllOfThemHaveStillTell() {
        WordWeights village = WordWeights.of(Map.of("路灯", 1.0, "不亮", 1.0), 2);
        assertThat(village.likeness(List.of("路灯", "不亮"), List.of("路灯", "不亮"))).isEqualTo(1, within(1e-9));
        assertThat(village.telling(List.of("路灯", "不亮"), 5)).hasSize(2);
        assertThat(WordWeights.EVEN.telling(List.of("路灯"), 5)).hasSize(1);
    }

    @Test
    void whatIsPutOtherwiseIsNearerThanWhatHasNothingInCommon() {
        List<String> asked = List.of("路灯", "退房");
        double both = CITY.covered(asked, List.of("路灯", "退房", "房"));
        double nearly = CITY.covered(asked, List.of("路灯", "退款", "款"));
        double one = CITY.covered(asked, List.of("路灯", "鹭滩", "滩"));
        assertThat(both).isGreaterThan(nearly);
        assertThat(nearly).isGreaterThan(one);
        assertThat(one).isPositive();
        assertThat(CITY.covered(asked, List.of("鹭滩"))).isZero();
    }
}

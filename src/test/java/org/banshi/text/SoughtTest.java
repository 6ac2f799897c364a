package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What somebody types into a search; nothing that is typed is an error. */
class SoughtTest {
    @Test
    void wordsPhrasesAndWhatMustNotBeThereAreToldApart() {
        Sought sought = Sought.of("路灯 \"东门 广场\" -停电 “井盖” -\"施工 噪音\" ＡＢＣ");
        assertThat(sought.words()).containsExactly("路灯", "东门 广场", "井盖", "abc");
        assertThat(sought.without()).containsExactly("停电", "施工 噪音");
        assertThat(sought.sense()).isEqualTo(Sought.Sense.PLAIN);
    }

    @Test
    void aMinusWithinAWordIsPartOfItAndALoneQuoteIsNone() {
        assertThat(Sought.of("A-7县 \"路灯").words()).containsExactly("a-7县", "路灯");
        assertThat(Sought.of("路灯\"").words()).containsExactly("路灯");
        assertThat(Sought.of("\"").sense()).isEqualTo(Sought.Sense.NOTHING);
        assertThat(Sought.of("\"\" - ? ！").sense()).isEqualTo(Sought.Sense.NOTHING);
        assertThat(Sought.of("-路灯").sense()).isEqualTo(Sought.Sense.ONLY_WITHOUT);
        assertThat(Sought.of("- 路灯").sense()).isEqualTo(Sought.Sense.PLAIN);
        assertThat(Sought.of("").sense()).isEqualTo(Sought.Sense.NOTHING);
    }

    @Test
    void aSignEndsAWordUnlessItStandsBetweenLettersOrDigits() {
        assertThat(Sought.of("请问，路灯不亮。怎么办？").words()).containsExactly("请问", "路灯不亮", "怎么办");
        assertThat(Sought.of("东门-广场、B2/12-3室 #5 1.5米").words()).containsExactly("东门", "广场", "b2/12-3室", "5", "1.5米");
        Sought left = Sought.of("路灯,-停电");
        assertThat(left.words()).containsExactly("路灯");
        assertThat(left.without()).containsExactly("停电");
        assertThat(Sought.of("“路灯，不亮”").words())
                .as("a phrase is as it was typed")
                .containsExactly("路灯,不亮");
    }

    @Test
    void tenKilobytesAreCutAndReadAtOnce() {
        long begin = System.nanoTime();
        assertThat(Sought.of("路 ".repeat(5_000)).cut()).isTrue();
        assertThat(Sought.of("\"-".repeat(5_000)).words()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whatIsSpecialInAPatternIsItself() {
        assertThat(Sought.pattern("5%_\\")).isEqualTo("%5\\%\\_\\\\%");
    }
}

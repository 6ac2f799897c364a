package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** In which forms a word may stand in a text. */
class WrittenTest {
    private static final String[] TEXT = {
        "路",
        "灯",
        "a",
        "Ａ",
        "B",
        "b",
        "3",
        "３",
        "，",
        ",",
        "（",
        ")",
        "。",
        "㎡",
        "m2",
        "⼀",
        "一",
        " ",
        "　",
        "…",
        "Ⅰ",
        "ｶﾞ",
        "é",
        "\uD842\uDFB7"
    };

    @Test
    void aWordIsComparedAsItIsMostlyWritten() {
        assertThat(Written.of("停水").forms()).containsExactly("停水");
        assertThat(Written.of("a市停水!").forms()).containsExactly("a市停水!", "A市停水!", "a市停水！", "A市停水！");
        assertThat(Written.of("停水").all()).isTrue();
        assertThat(Written.of("a市停水").all()).isTrue();
        assertThat(Written.of("ab市").all()).as("Ab, aB").isFalse();
        assertThat(Written.of("a,市").all())
                .as("small with a wide sign is tried, but so many forms are not")
                .isFalse();
        assertThat(Written.of("1.5米").all()).isFalse();
        assertThat(Written.of("東 門").all()).isFalse();
    }

    @Test
    void theFormsAreAllThereAreWhereNoSignOfTheTextIsReadAsAnother() {
        Random random = new Random(20261123);
        Pattern changed = Pattern.compile(Written.changed());
        int compared = 0;
        int found = 0;
        for (int i = 0; i < 40_000; i++) {
            String text = some(random, 2 + random.nextInt(8));
            String word = Tokens.normalise(some(random, 1 + random.nextInt(3)));
            Written written = Written.of(word);
            if (!written.all() || changed.matcher(text).find()) {
                continue;
            }
            boolean there = Tokens.normalise(text).contains(word);
            assertThat(written.forms().stream().anyMatch(text::contains))
                    .as("%s in %s", word, text)
                    .isEqualTo(there);
            compared++;
            found += there ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(1_000);
        assertThat(found).isGreaterThan(100);
    }

    private static String some(Random random, int length) {
        StringBuilder some = new StringBuilder();
        for (int i = 0; i < length; i++) {
            some.append(TEXT[random.nextInt(TEXT.length)]);
        }
        return some.toString();
    }
}

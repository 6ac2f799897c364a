package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {
    private static WordList list() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            texts.add("小区 自来水 停水 请 尽快 处理 小区 居民 反映");
            texts.add("学校 老师 补课 收费 教育局 调查 处理 家长 反映");
        }
        return WordList.learned(texts, WordList.none());
    }

    private static List<String> cut(WordList list, String text) {
        WordList.Cut cut = list.cut(Plain.of(text));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < cut.ends().length; i++) {
            words.add(new String(cut.chars(), cut.start(i), cut.ends()[i] - cut.start(i)));
        }
        return words;
    }

    @Test
    void runningTextAndDividedTextAreCutAlike() {
        WordList list = list();
        assertThat(list.size()).isEqualTo(15);
        assertThat(cut(list, "我们小区自来水停水了，请尽快处理！")).containsExactly("小区", "自来水", "停水", "请", "尽快", "处理");
        assertThat(cut(list, "小区 自来水 停水 请 尽快 处理")).isEqualTo(cut(list, "小区自来水停水请尽快处理"));
    }

    @Test
    void traditionalCharactersAndFullWidthAreReadAsTheUsualOnes() {
        WordList list = list();
        assertThat(cut(list, "學校老師補課收費")).containsExactly("学校", "老师", "补课", "收费");
        assertThat(cut(list, "小区１２３ＷｉＦｉ")).isEqualTo(cut(list, "小区123wifi"));
    }

    @Test
    void lettersDigitsAndMarksDivide() {
        assertThat(cut(list(), "小区Wi-Fi 停水😀停水a3区")).containsExactly("小区", "wi", "fi", "停水", "停水", "a0");
        assertThat(cut(list(), "")).isEmpty();
        assertThat(cut(list(), "\uD83D \u0000 \n")).isEmpty();
    }

    @Test
    void withoutAListEachCharacterStandsForItself() {
        assertThat(cut(WordList.none(), "停水了")).containsExactly("停", "水", "了");
    }
}

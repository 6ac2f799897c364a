package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of urgency, what they suggest, and what is said not to be so. */
class UrgencyTest {
    private static Urgency.Hint in(String text) {
        return Urgency.in(text, DangerWords.PRESET, UrgencyWords.PRESET);
    }

    private static List<String> marked(String text) {
        return in(text).marks().stream()
                .map(mark -> (mark.denied() ? "-" : "") + text.substring(mark.from(), mark.to()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "楼下闻到煤气泄漏的味道",
                "樓下煤氣洩漏，有人昏迷",
                "厨房 起 火 了",
                "邻居说不想活了",
                "There is a GAS LEAK in my kitchen",
                "老人没有呼吸了",
                "人民医院停电两小时，手术做不了"
            })
    void dangerToLifeSuggestsTheGravestGrade(String text) {
        assertThat(in(text).grade()).isEqualTo("critical");
    }

    @Test
    void unpaidWagesAreUrgentWithADeadlineOnly() {
        assertThat(in("工地拖欠工资三个月，老板说月底前给").grade()).isEqualTo("urgent");
        assertThat(in("咨询拖欠工资到哪里反映").grade()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "电线短路，幸好没有起火",
                "冒出火花，未发生爆炸",
                "没有人员被困",
                "并未造成火灾",
                "无人被困，只是路堵",
                "小区要组织火灾演练吗",
                "楼道堆物，有火灾隐患",
                "It is not on fire"
            })
    void whatIsDeniedSuggestsNothingAndIsMarkedAsDenied(String text) {
        assertThat(in(text).grade()).as(text).isNull();
        assertThat(in(text).marks()).as(text).isNotEmpty().allMatch(Urgency.Mark::denied);
    }

    @ParameterizedTest
    @ValueSource(strings = {"有没有起火我看不清", "会不会爆炸啊", "没人管，起火了", "不是没有起火，是刚扑灭又起火", "没电，还漏电", "没有水，起火了"})
    void aQuestionADoubleDenialOrADenialOfSomethingElseDeniesNothing(String text) {
        assertThat(in(text).grade()).as(text).isEqualTo("critical");
    }

    @Test
    void wordsAreMarkedWhereTheyStandInWhatWasWritten() {
        assertThat(marked("１号楼 起 火，２号楼没有起火")).containsExactly("起 火", "-起火");
        assertThat(in("路灯不亮").marks()).isEmpty();
        assertThat(in("火灾".repeat(5_000)).marks()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aGradeThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> new UrgencyWords.Line("high", List.of("x"), List.of(), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("critical");
    }
}

package org.banshi.portal;

import java.util.regex.Pattern;

/** Words of danger to life, after which the emergency numbers are shown at once (R-H05). */
final class Danger {
    private static final Pattern WORDS = Pattern.compile(
            "着火|起火|火灾|失火|爆炸|煤气泄漏|燃气泄漏|天然气泄漏|漏电|触电|溺水|落水|自杀|不想活|轻生|跳楼|割腕|杀人|砍人|持刀|劫持|绑架|抢劫|强奸|被困|坍塌|塌方|垮塌|晕倒|昏迷|流血不止|没有呼吸|快不行了|救命|家暴"
                    + "|\\b(?:on fire|gas leak|explosion|drowning|suicide|kill myself|kidnapped|unconscious|collapsed|help me)\\b",
            Pattern.CASE_INSENSITIVE);

    private Danger() {}

    static boolean in(String... words) {
        for (String each : words) {
            if (WORDS.matcher(each).find()) {
                return true;
            }
        }
        return false;
    }
}

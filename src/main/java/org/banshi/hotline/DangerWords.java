package org.banshi.hotline;

import java.util.List;

/**
 * Words that speak of danger to life (R-H05): one rule with versions.
 *
 * @param words each by itself is enough
 */
public record DangerWords(List<String> words) {
    /** What holds before a city sets its own. */
    static final DangerWords PRESET = new DangerWords(List.of(
            "燃气泄漏",
            "煤气泄漏",
            "天然气泄漏",
            "漏气",
            "爆炸",
            "着火",
            "起火",
            "火灾",
            "失火",
            "冒烟",
            "坍塌",
            "塌方",
            "倒塌",
            "塌陷",
            "自杀",
            "轻生",
            "跳楼",
            "割腕",
            "不想活",
            "溺水",
            "落水",
            "触电",
            "漏电",
            "中毒",
            "昏迷",
            "没有呼吸",
            "大出血",
            "被困",
            "坠落",
            "持刀",
            "砍人",
            "杀人",
            "绑架",
            "抢劫",
            "家暴",
            "失踪",
            "gas leak",
            "on fire",
            "explosion",
            "suicide",
            "collapsed",
            "drowning",
            "not breathing"));

    public DangerWords {
        words = List.copyOf(words);
    }
}

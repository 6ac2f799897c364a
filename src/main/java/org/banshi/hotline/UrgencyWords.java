package org.banshi.hotline;

import java.util.List;

/**
 * Words that speak of a grade of urgency (R-H18), beside those of {@linkplain DangerWords danger to life}: one rule with
 * versions. What it says is a suggestion; a person decides.
 *
 * @param lines words and the grade that they suggest
 * @param danger the grade that words of danger to life suggest
 * @param denials words before that say it is not so: 没有, 未
 * @param between words that may stand between a denial and what it denies: 发生, 人员
 * @param compounds words behind that make another thing of it: 演练, 隐患
 */
public record UrgencyWords(
        List<Line> lines, String danger, List<String> denials, List<String> between, List<String> compounds) {

    /**
     * One line.
     *
     * @param grade the grade that the words suggest
     * @param words each by itself is enough
     * @param with one of these must stand in the text as well; none for words that are enough by themselves
     * @param why what it is about, shown with the suggestion
     */
    public record Line(String grade, List<String> words, List<String> with, String why) {
        public Line {
            requireGrade(grade);
            words = List.copyOf(words);
            with = List.copyOf(with);
        }
    }

    /** What holds before a city sets its own. */
    static final UrgencyWords PRESET = new UrgencyWords(
            List.of(
                    new Line(
                            "critical",
                            List.of("停水", "停电", "断水", "断电", "停气", "没有氧气", "没水", "没电"),
                            List.of("医院", "急诊", "手术", "透析", "呼吸机", "养老院", "福利院", "产房", "ICU"),
                            "医院、养老院停水停电"),
                    new Line(
                            "urgent",
                            List.of("欠薪", "拖欠工资", "拖欠工程款", "农民工工资", "讨薪", "不发工资", "没发工资", "血汗钱"),
                            List.of(
                                    "今天", "明天", "后天", "今晚", "月底前", "之前", "期限", "到期", "过年", "春节", "年关", "返乡", "老板跑",
                                    "跑路", "堵门", "爬塔吊", "小时内", "日内", "天内"),
                            "欠薪且有期限"),
                    new Line(
                            "urgent",
                            List.of("停水", "停电", "停气", "停暖", "断水", "断电", "爆管", "水管爆裂"),
                            List.of("小区", "全村", "整栋", "整个", "学校", "几百户", "上百户", "大面积", "孕妇", "老人", "婴儿"),
                            "多人停水停电停气停暖"),
                    new Line(
                            "urgent",
                            List.of(
                                    "井盖缺失", "井盖没了", "没有井盖", "井盖不见", "电线掉", "电线垂", "电线裸露", "路灯漏电", "树倒", "广告牌松动", "要掉下来",
                                    "快塌了", "墙体开裂", "食物中毒", "集体腹泻", "积水倒灌", "洪水", "泥石流", "滑坡", "高空抛物", "群体"),
                            List.of(),
                            "随时可能伤人"),
                    new Line(
                            "urgent", List.of("no water", "no power", "power cut", "unpaid wages"), List.of(), "生活中断")),
            "critical",
            List.of("没有", "没", "未", "无", "并非", "不是", "不会", "不存在", "排除", "避免", "防止", "预防", "谨防", "no", "not", "without"),
            List.of("有", "发生", "出现", "发现", "造成", "引起", "引发", "导致", "人员", "人", "见", "再", "任何", "过", "a", "any", "been"),
            List.of("隐患", "演练", "演习", "保险", "预防", "警示", "宣传", "知识", "报警器", "疏散图", "drill", "insurance"));

    public UrgencyWords {
        requireGrade(danger);
        lines = List.copyOf(lines);
        denials = List.copyOf(denials);
        between = List.copyOf(between);
        compounds = List.copyOf(compounds);
    }

    private static void requireGrade(String grade) {
        if (!Requests.GRADES.contains(grade)) {
            throw new IllegalArgumentException("grade is one of " + Requests.GRADES + ", not " + grade);
        }
    }
}

package org.banshi.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units and measure words where a number must have stood: somebody copied only the words, or struck out too much. */
public final class LostNumbers {
    /** What counts or bounds a number, so that none need stand before the unit. */
    private static final String NUMERAL = "0-9一二三四五六七八九十百千万亿两零〇几数多余半双每各单整上近来许俩廿点壹贰叁肆伍陆柒捌玖拾佰仟x×*＊某哪同若些该本此这那按元/第";

    private static final String NO_NUMBER = "(?<=[\\p{IsHan},:;。(、\\s])(?<![" + NUMERAL + "]\\s{0,3})";

    /** Units that hardly ever stand without a number before them. */
    private static final Pattern STRICT = Pattern.compile(NO_NUMBER
            + "((?<!平方)公里(?!数)|千米|平方公里|(?<!公)平方米|立方米|㎡|万元|亿元|万人(?!迷)|万平方米|公顷|千瓦时|%|个百分点|周岁|个工作日|(?<!个)工作日内"
            + "|个月(?!子)|人次|余万|余户|余人|余元|多万元|元/)");

    /** Words after which a count or a sum follows. */
    private static final String CUE =
            "(?:共计|合计|总计|累计|共有|总共|约为|大约|达到|多达|高达|超过|不少于|不低于|不超过|总投资|共|整改|受理|办结|新增|查处|走访|惠及|拆除|立案|罚款|处罚|现有|尚有|还有|其中|配车|配备"
                    + "|增设|出动|排查|清理|缴纳|收取|发放|面积|全长|长|宽)";

    /** Measure words that are words of their own elsewhere: after a cue and before nothing that makes another word of it. */
    private static final Pattern LOOSE = Pattern.compile("(?<=" + CUE + "|投诉|涉及)\\s*(户(?![主籍口型外内均]))"
            + "|(?<=" + CUE
            + ")\\s*(件(?![套])|起(?![来诉草到点因重步源火诉见])|处(?![理罚置分长级于在方])|次(?![数日要性])|台(?![账阶风])|辆|名(?![单称义下字额])"
            + "|元(?![旦月素])|栋|宗|米(?![饭])|亩|吨|个(?![人体别性税案])|条(?![件例款])|座(?![谈位])|家(?![庭长具里人电园属]))");

    /** A date without its numbers. */
    private static final Pattern DATE = Pattern.compile(
            "(?<![0-9一二三四五六七八九十〇零]\\s{0,2})年\\s?月\\s?日|(?<![0-9一二三四五六七八九十〇零今去前明当本同次每全往\\s]\\s{0,2})年\\s?[0-9]{1,2}月\\s?[0-9]{1,2}日|(?<=[于在至自从到,。;(])\\s?(年\\s?[0-9]{0,2}\\s?月(?!份)|月\\s?[0-9]{0,2}\\s?日)"
                    + "|(?<=[0-9]年)\\s?月\\s?[0-9]{0,2}日|(?<=[0-9]月)\\s?日(?![常期夜均报])|(?<=[,。;:》\\s据照])第[条款项]");

    /** A gap where the number stood, before any measure word. */
    private static final Pattern GAP = Pattern.compile(
            "(?<=[\\p{IsHan}:])[ \\t]+(公里|千米|平方米|亩|万元|亿元|万人|户|人次|座|处(?!理)|个|条|辆|台|元|%)(?=[\\p{IsHan},。;、\\s]|$)");

    private static final List<Pattern> ALL = List.of(STRICT, LOOSE, DATE, GAP);

    /** So much before the unit is marked with it. */
    private static final int BEFORE = 4;

    private LostNumbers() {}

    /** Each place, with some characters before the unit, as it can be marked in the folded text; empty if there is none. */
    public static List<String> in(String text) {
        String folded = Plain.simplified(text);
        String shown = Tokens.normalise(text);
        List<String> places = new ArrayList<>();
        for (Pattern pattern : ALL) {
            Matcher found = pattern.matcher(folded);
            while (found.find()) {
                String place = shown.substring(begin(shown, found.start()), found.end())
                        .strip();
                if (places.stream().noneMatch(one -> one.contains(place))) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private static int begin(String text, int unit) {
        int begin = unit;
        while (begin > 0
                && unit - begin < BEFORE
                && (Plain.isHan(text.charAt(begin - 1)) || text.charAt(begin - 1) == ' ')) {
            begin--;
        }
        return begin;
    }
}

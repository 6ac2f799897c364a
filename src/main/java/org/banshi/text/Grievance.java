package org.banshi.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether words that ask something complain of somebody: an enquiry has other limits and is not checked as a complaint is. */
public final class Grievance {
    /** With so much it is more a complaint than a question. Found on one half of the messages. */
    static final int ENOUGH = 3;

    /** Whoever says so complains. */
    private static final String ACCUSING = """
        投诉,举报,严查,查处,控诉,曝光,complaint,complain
        """;

    /** What is complained of. */
    private static final String WRONG = """
        乱收费,扰民,拖欠,违规,违法,不作为,严重影响,欺骗,诈骗,敷衍,推诿,态度恶劣,强制
        强迫,霸王,黑心,污染,噪音,噪声,偷工减料,无证,违建,私自,虚假,坑,忽悠,勾结,腐败
        贪污,打人,恶臭,讨薪,欠薪,克扣,侵占,霸占,擅自,骗,illegal,noise
        refuse to
        """;

    /** How it sounds where nobody helped. */
    private static final String WEARY = """
        置之不理,没人管,无人管,不管,不予理睬,拒绝,拒不,无果,至今,迟迟,多次,严重
        忍无可忍,苦不堪言,凭什么,何在,难道,要求赔偿,退款,退还,维权,合法权益,给个说法
        还我,半夜,深夜,危害,隐患,民愤,老百姓,乱
        """;

    /** What asks. */
    private static final String ASKING = """
        请问,咨询,想问,想了解,怎么办理,如何办理,需要什么,什么条件,什么手续,哪些材料
        标准是,流程,是否可以,能否,可否,有没有规划,政策,什么时候,何时
        """;

    private static final Map<String, Integer> WORDS = words();

    private Grievance() {}

    /** How much complains, and the words that do. */
    public record Reading(int weight, List<String> words) {
        public Reading {
            words = List.copyOf(words);
        }

        /** Whether it is more a complaint than a question. */
        public boolean complains() {
            return weight >= ENOUGH;
        }
    }

    /** Reads the raiser's words; the marked ones are folded. */
    public static Reading of(String text) {
        String folded = Plain.simplified(text);
        String shown = Tokens.normalise(text);
        int weight = 0;
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Integer> word : WORDS.entrySet()) {
            int at = folded.indexOf(word.getKey());
            if (at >= 0) {
                weight += word.getValue();
                if (word.getValue() > 0) {
                    found.add(shown.substring(at, at + word.getKey().length()));
                }
            }
        }
        return new Reading(weight, found);
    }

    private static Map<String, Integer> words() {
        Map<String, Integer> words = new LinkedHashMap<>();
        put(words, 3, ACCUSING);
        put(words, 2, WRONG);
        put(words, 1, WEARY);
        put(words, -1, ASKING);
        return words;
    }

    private static void put(Map<String, Integer> words, int weight, String all) {
        for (String word : all.strip().split("[,\\n]+")) {
            words.put(word, weight);
        }
    }
}

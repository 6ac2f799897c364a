package org.banshi.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an answer says of its question: what is left without greeting, thanks, date, wording that is known, passing on and
 * what it only repeats of the question.
 *
 * @param letters how many letters and digits are left
 * @param passing the pieces that pass it on or put it off, folded, as they can be marked in the answer
 * @param shared how much of the question's words comes up anywhere in the answer beside courtesies, 0 to 1
 * @param asked how many pairs of characters the question has that say something
 * @param said how many letters the answer has beside courtesies
 * @param core what the same text under many questions would share, passing on included
 */
public record Substance(int letters, List<String> passing, double shared, int asked, int said, String core) {
    /** Fewer letters say nothing of a matter. Found on one half of the labelled answers. */
    static final int LITTLE = 12;

    /** With less of the question's words an answer may be one to another question. Found on one half of the answers. */
    static final double FOREIGN = 0.02;

    /** A question or an answer of few pairs shares none by chance. */
    private static final int FEW_PAIRS = 8;

    /** Below this many letters an answer is boilerplate to nobody: many say the same few words with good reason. */
    private static final int SHORT_CORE = 8;

    /** Of texts that have four of five runs of characters in common two in three are found so, of nine of ten nearly all. */
    private static final MinHash SKETCH = new MinHash(8, 3, 20_261_123);

    private static final long BAND_BITS = (1L << 48) - 1;

    /** So many numbers of two sketches agree where the texts are nearly alike. */
    public static final int ALIKE = 4;

    /** Runs of the question so long are a quotation. */
    private static final int QUOTED = 6;

    /** Every second question has them. */
    private static final Set<String> COMMON = Set.of(
            "请问", "咨询", "投诉", "举报", "反映", "建议", "请求", "希望", "关于", "问题", "领导", "尊敬", "敬的", "您好", "你好", "我们", "有关", "相关",
            "部门", "单位", "政府", "情况", "什么", "时候", "如何", "怎么", "能否", "是否", "可以", "没有", "现在", "一个", "进行", "解决", "处理", "谢谢",
            "感谢", "书记", "市民", "居民", "群众", "回复", "答复", "工作", "人员", "要求", "目前", "为了", "因为", "由于", "已经", "不能", "这个", "他们",
            "我是", "的问", "我市", "我县", "的情", "规定", "管理");

    public Substance {
        passing = List.copyOf(passing);
    }

    /**
     * Reads an answer beside its question.
     *
     * @param known wording that is no boilerplate though many answers have it: templates, cited knowledge
     */
    public static Substance of(String question, String answer, Collection<String> known) {
        String asked = Plain.simplified(question);
        String folded = Plain.simplified(answer);
        Set<String> wording = new HashSet<>();
        known.forEach(
                text -> Clauses.of(Plain.simplified(text)).forEach(clause -> wording.add(letters(clause.text()))));
        String shown = Tokens.normalise(answer);
        StringBuilder left = new StringBuilder();
        StringBuilder core = new StringBuilder();
        StringBuilder all = new StringBuilder();
        List<String> passing = new ArrayList<>();
        for (Clauses.Clause clause : Clauses.of(folded)) {
            all.append(clause.text()).append(' ');
            if (clause.role() == Clauses.Role.COURTESY || wording.contains(letters(clause.text()))) {
                continue;
            }
            String own = letters(withoutQuoted(clause.text(), asked));
            core.append(own);
            if (clause.role() == Clauses.Role.PASSING) {
                passing.add(shown.substring(
                        clause.from(), clause.from() + clause.text().length()));
            } else {
                left.append(own);
            }
        }
        Set<String> pairs = pairs(asked);
        Set<String> there = pairs(all.toString());
        long both = pairs.stream().filter(there::contains).count();
        int least = Math.min(pairs.size(), there.size());
        return new Substance(
                left.length(),
                passing,
                least == 0 ? 0 : (double) both / least,
                pairs.size(),
                there.size(),
                core.toString());
    }

    /** Beside courtesies and passing on it says next to nothing. */
    public boolean saysNothing() {
        return letters < LITTLE;
    }

    /** It speaks, but hardly a word of the question comes up: it may belong to another one. */
    public boolean speaksOfElse() {
        return !saysNothing() && asked >= FEW_PAIRS && said >= FEW_PAIRS && shared < FOREIGN;
    }

    /**
     * By which answers of nearly this wording are found: numbers with blanks between them, {@link #ALIKE} of which two of them
     * share at least. Marks, blanks, courtesies, dates, figures and what is repeated of the question make no difference, a word
     * changed makes little. Absent for what is too short to be boilerplate. The words cannot be read from it.
     */
    public Optional<String> sketch() {
        return core.length() < SHORT_CORE
                ? Optional.empty()
                : Optional.of(Arrays.stream(SKETCH.bands(Grams.of(core)))
                        .mapToObj(band -> Long.toString(band & BAND_BITS, Character.MAX_RADIX))
                        .collect(Collectors.joining(" ")));
    }

    /** Whether two sketches are of nearly the same wording. */
    public static boolean areAlike(String one, String other) {
        Set<String> there = Set.copyOf(List.of(other.split(" ")));
        return Stream.of(one.split(" ")).filter(there::contains).count() >= ALIKE;
    }

    /** Whether two questions are so unlike that one text can hardly answer both. */
    public static boolean areUnlike(String one, String other) {
        Set<String> left = pairs(Plain.simplified(one));
        Set<String> right = pairs(Plain.simplified(other));
        long both = left.stream().filter(right::contains).count();
        int least = Math.min(left.size(), right.size());
        return least == 0 || (double) both / least < 0.3;
    }

    /** What of a question's title says what it is about, folded: the words whose absence from an answer is telling. */
    public static List<String> telling(String title) {
        return SharedWords.of(List.of(title)).stream().map(Tokens::normalise).toList();
    }

    private static String withoutQuoted(String clause, String question) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < clause.length()) {
            int end = at;
            while (end < clause.length() && question.contains(clause.substring(at, end + 1))) {
                end++;
            }
            if (end - at >= QUOTED) {
                at = end;
            } else {
                rest.append(clause.charAt(at++));
            }
        }
        return rest.toString();
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Pairs of Chinese characters, and Latin words, that say something. */
    private static Set<String> pairs(String folded) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String token : Tokens.of(folded)) {
            boolean says = token.length() > 1
                    && !COMMON.contains(token)
                    && (token.length() > 2 || Plain.isHan(token.charAt(0)))
                    && token.chars().noneMatch(c -> c == '的' || c == '了' || c == '是' || c == '在' || c == '我');
            if (says) {
                pairs.add(token);
            }
        }
        return pairs;
    }
}

package org.banshi.hotline;

import java.util.List;
import org.banshi.text.Aligned;
import org.jspecify.annotations.Nullable;

/** Whether what a text says of a thing is that it is not so: 没有起火, 未造成人员被困; 有没有起火 asks, and 不是没有起火 says it is. */
final class Denials {
    private static final String ENDS = ",，.。;；!！?？\n\r、:：";
    /** Before a denial these make a question or a condition of it: 有没有, 会不会, 是不是, 要不是. */
    private static final String QUESTIONS = "有会是要能可";

    private static final int FILLERS = 3;

    private final List<String> denials;
    private final List<String> between;
    private final List<String> compounds;

    Denials(UrgencyWords words) {
        denials = plain(words.denials());
        between = plain(words.between());
        compounds = plain(words.compounds());
    }

    /** Words as they are looked for, the longest first. */
    static List<String> plain(List<String> words) {
        return words.stream()
                .map(Aligned::plain)
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    /** Whether the word from one place to another of a plain text is denied, or part of another word. */
    boolean deny(String plain, int from, int to) {
        String behind = plain.substring(to).stripLeading();
        if (compounds.stream().anyMatch(behind::startsWith)) {
            return true;
        }
        int start = from;
        while (start > 0 && ENDS.indexOf(plain.charAt(start - 1)) < 0) {
            start--;
        }
        int denied = 0;
        String before = plain.substring(start, from).stripTrailing();
        String rest = denial(before);
        while (rest != null) {
            denied++;
            rest = denial(rest);
        }
        return denied % 2 == 1;
    }

    /** What stands before the denial that a clause ends with, null if it ends with none. */
    private @Nullable String denial(String clause) {
        String rest = clause;
        for (int fillers = 0; fillers <= FILLERS; fillers++) {
            for (String denial : denials) {
                if (ends(rest, denial)) {
                    String before =
                            rest.substring(0, rest.length() - denial.length()).stripTrailing();
                    boolean asked = !before.isEmpty() && QUESTIONS.indexOf(before.charAt(before.length() - 1)) >= 0;
                    return asked ? null : before;
                }
            }
            String filler = filler(rest);
            if (filler.isEmpty()) {
                return null;
            }
            rest = rest.substring(0, rest.length() - filler.length()).stripTrailing();
        }
        return null;
    }

    private String filler(String rest) {
        return between.stream().filter(word -> ends(rest, word)).findFirst().orElse("");
    }

    /** Latin words end with it as a word of its own only. */
    private static boolean ends(String text, String word) {
        int at = text.length() - word.length();
        return text.endsWith(word) && (at == 0 || !isLatin(word.charAt(0)) || !isLatin(text.charAt(at - 1)));
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }
}

package org.banshi.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed into a search: words that must all be there, phrases in quotes, and what must not be there after a
 * minus. Quotes may be Chinese or Latin; a lone one is as good as none, and nothing that is typed is an error.
 *
 * @param words words and phrases that must be there, normalised, in the order in which they were typed
 * @param without words and phrases that must not be there
 * @param cut whether more was typed than is looked for
 */
public record Sought(List<String> words, List<String> without, boolean cut) {
    /** So many characters are read; nobody types more. */
    private static final int LONGEST = 200;
    /** So many words are looked for. */
    private static final int MOST = 24;

    private static final String QUOTES = "\"“”„‟「」『』«»";

    /** Copies. */
    public Sought {
        words = List.copyOf(words);
        without = List.copyOf(without);
    }

    /** What can be looked for, and how far. */
    public enum Sense {
        /** Something. */
        PLAIN,
        /** Nothing was typed but signs. */
        NOTHING,
        /** Only what must not be there. */
        ONLY_WITHOUT
    }

    /** Reads what was typed. */
    public static Sought of(String typed) {
        boolean cut = typed.length() > LONGEST;
        String q = Tokens.normalise(cut ? typed.substring(0, LONGEST) : typed);
        Set<String> words = new LinkedHashSet<>();
        Set<String> without = new LinkedHashSet<>();
        int i = 0;
        while (i < q.length()) {
            if (isGap(q.charAt(i))) {
                i++;
                continue;
            }
            boolean minus = isMinus(q.charAt(i)) && isFree(q, i) && i + 1 < q.length() && !isGap(q.charAt(i + 1));
            int start = minus ? i + 1 : i;
            boolean quoted = isQuote(q.charAt(start));
            int end = quoted ? closing(q, start + 1) : start;
            if (quoted && end > start + 1) {
                add(minus ? without : words, q.substring(start + 1, end));
                i = end + 1;
                continue;
            }
            start = quoted ? start + 1 : start;
            end = start;
            while (end < q.length() && !isEnd(q, end)) {
                end++;
            }
            add(minus ? without : words, q.substring(start, end));
            i = Math.max(end, i + 1);
        }
        without.removeAll(words);
        List<String> kept = new ArrayList<>(words).subList(0, Math.min(words.size(), MOST));
        List<String> left = new ArrayList<>(without).subList(0, Math.min(without.size(), MOST));
        return new Sought(kept, left, cut || words.size() > MOST || without.size() > MOST);
    }

    /** Where a quote ends; where none ends it, nowhere. */
    private static int closing(String q, int from) {
        for (int i = from; i < q.length(); i++) {
            if (isQuote(q.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Signs alone are not looked for. */
    private static void add(Set<String> words, String word) {
        String stripped = word.strip();
        if (!Tokens.query(stripped).tsquery().isEmpty()) {
            words.add(stripped);
        }
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c);
    }

    /** Where a word ends: at a gap, a quote, or a sign that is not between two letters or digits as in {@code 12-3}. */
    private static boolean isEnd(String q, int i) {
        char c = q.charAt(i);
        return isGap(c) || isQuote(c) || isSign(c) && !(isPlain(q, i - 1) && isPlain(q, i + 1));
    }

    private static boolean isSign(char c) {
        return !Character.isLetterOrDigit(c)
                && !Character.isSurrogate(c)
                && Character.getType(c) != Character.NON_SPACING_MARK
                && Character.getType(c) != Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPlain(String q, int i) {
        return i >= 0 && i < q.length() && q.charAt(i) < 128 && Character.isLetterOrDigit(q.charAt(i));
    }

    /** A minus stands before a word and behind none. */
    private static boolean isFree(String q, int i) {
        return i == 0 || isGap(q.charAt(i - 1)) || isSign(q.charAt(i - 1));
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '−' || c == '–';
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    /** What can be looked for. */
    public Sense sense() {
        return !words.isEmpty() ? Sense.PLAIN : without.isEmpty() ? Sense.NOTHING : Sense.ONLY_WITHOUT;
    }

    /** As a pattern of {@code like}: contains it, what is special in it escaped. */
    public static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

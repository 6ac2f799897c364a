package org.banshi.text;

import java.util.Arrays;

/**
 * A text as words are looked for in it, and where each character of that stands in what was written: full width as half
 * width, traditional characters as simplified, capitals small, and blanks between Chinese characters left out.
 */
public final class Aligned {
    /** A longer gap divides. */
    private static final int MOST_BLANKS = 4;

    private final String plain;
    private final int[] starts;
    private final int[] ends;

    private Aligned(String plain, int[] starts, int[] ends) {
        this.plain = plain;
        this.starts = starts;
        this.ends = ends;
    }

    /** Of a text as somebody wrote it. */
    public static Aligned of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int[] starts = new int[text.length() + 8];
        int[] ends = new int[starts.length];
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (!isBlankWithin(text, i, next)) {
                String piece = Plain.simplified(new String(Character.toChars(point)));
                for (int k = 0; k < piece.length(); k++) {
                    int at = plain.length();
                    if (at == starts.length) {
                        starts = Arrays.copyOf(starts, 2 * at);
                        ends = Arrays.copyOf(ends, 2 * at);
                    }
                    starts[at] = i;
                    ends[at] = next;
                    plain.append(piece.charAt(k));
                }
            }
            i = next;
        }
        return new Aligned(plain.toString(), starts, ends);
    }

    /** A word as it is compared with {@link #plain()}. */
    public static String plain(String word) {
        return of(word.strip()).plain();
    }

    private static boolean isBlankWithin(String text, int from, int to) {
        if (!isBlank(text.charAt(from)) || from == 0) {
            return false;
        }
        int before = from - 1;
        while (before >= 0 && from - before < MOST_BLANKS && isBlank(text.charAt(before))) {
            before--;
        }
        int after = to;
        while (after < text.length() && after - to < MOST_BLANKS && isBlank(text.charAt(after))) {
            after++;
        }
        return before >= 0
                && after < text.length()
                && Plain.isHan(text.charAt(before))
                && Plain.isHan(text.charAt(after));
    }

    /** A line's end divides. */
    private static boolean isBlank(char c) {
        return c != '\n' && c != '\r' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** What words are looked for in. */
    public String plain() {
        return plain;
    }

    /** Where the character at this place of {@link #plain()} begins in what was written. */
    public int from(int place) {
        return starts[place];
    }

    /** Where what comes before this place of {@link #plain()} ends in what was written. */
    public int to(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }
}

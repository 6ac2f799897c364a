package org.banshi.text;

import java.util.Arrays;

/** The pieces of a text that a model looks at: each run of one to three characters, packed into a number. */
final class Grams {
    private static final int LONGEST_TEXT = 4_000;

    private Grams() {}

    /** All pieces, sorted, repeated as often as they occur. Digits count as one, blanks and marks divide. */
    static long[] of(String text) {
        String normal = Tokens.normalise(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        char[] chars = new char[normal.length()];
        int length = 0;
        for (int i = 0; i < normal.length(); i++) {
            char c = plain(normal.charAt(i));
            if (c != 0 || length > 0 && chars[length - 1] != 0) {
                chars[length++] = c;
            }
        }
        long[] grams = new long[3 * length];
        int count = 0;
        for (int i = 0; i < length; i++) {
            long gram = 0;
            for (int j = i; j < Math.min(i + 3, length) && chars[j] != 0; j++) {
                gram = gram << 16 | chars[j];
                grams[count++] = gram;
            }
        }
        long[] all = Arrays.copyOf(grams, count);
        Arrays.sort(all);
        return all;
    }

    private static char plain(char c) {
        if (c >= '0' && c <= '9') {
            return '0';
        }
        return Character.isLetter(c) || Character.isSurrogate(c) ? c : 0;
    }
}

package org.banshi.text;

import java.util.Arrays;

/** What near-copies of a text have in common: its runs of three characters, each packed into a number. */
final class Grams {
    private static final int LENGTH = 3;

    private Grams() {}

    /** All runs, sorted, repeated as often as they occur. Digits count as one, marks divide. */
    static long[] of(String text) {
        char[] chars = Plain.of(text);
        long[] grams = new long[chars.length];
        int count = 0;
        for (int i = 0; i + LENGTH <= chars.length; i++) {
            if (chars[i] != 0 && chars[i + 1] != 0 && chars[i + 2] != 0) {
                grams[count++] = (long) chars[i] << 32 | (long) chars[i + 1] << 16 | chars[i + 2];
            }
        }
        long[] all = Arrays.copyOf(grams, count);
        Arrays.sort(all);
        return all;
    }
}

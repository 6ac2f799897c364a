package org.banshi.text;

import java.util.Arrays;

/**
 * What a model looks at, in five sorts: words; pairs of neighbouring words; runs of one to three characters within each
 * word and its edges; the same runs over the beginning, where people say what it is about, and over its very start. Each
 * piece is a number of 40 bits made from its characters; two pieces of one number are rarer than misprints.
 */
record Pieces(long[][] sorts) {
    static final int SORTS = 5;
    /** How much each sort counts: tried on real messages. */
    private static final float[] SHARES = {0.8f, 0.6f, 1, 0.8f, 0.6f};

    private static final int BEGINNING = 24;
    private static final int START = 16;
    private static final int LONGEST = 3;
    private static final long BITS = (1L << 40) - 1;

    static Pieces of(String text, WordList list) {
        WordList.Cut cut = list.cut(Plain.of(text));
        return new Pieces(new long[][] {
            words(cut), pairs(cut), within(cut), beginning(cut.chars(), BEGINNING), beginning(cut.chars(), START)
        });
    }

    static float share(int sort) {
        return SHARES[sort];
    }

    /** The pieces of one sort, as they come. */
    long[] sort(int sort) {
        return sorts[sort];
    }

    /** How many pieces the longest sort has. */
    int most() {
        return Arrays.stream(sorts).mapToInt(sort -> sort.length).max().orElse(0);
    }

    long[] words() {
        return sorts[0];
    }

    private static long[] words(WordList.Cut cut) {
        long[] pieces = new long[cut.ends().length];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = number(cut.chars(), cut.start(i), cut.ends()[i], 1) & BITS;
        }
        return pieces;
    }

    private static long[] pairs(WordList.Cut cut) {
        long[] pieces = new long[Math.max(0, cut.ends().length - 1)];
        for (int i = 0; i < pieces.length; i++) {
            long first = number(cut.chars(), cut.start(i), cut.ends()[i], 1);
            pieces[i] = number(cut.chars(), cut.ends()[i], cut.ends()[i + 1], first * 31 + ' ') & BITS;
        }
        return pieces;
    }

    private static long[] within(WordList.Cut cut) {
        int words = cut.ends().length;
        char[] framed = new char[cut.chars().length + 2 * words];
        long[] pieces = new long[LONGEST * framed.length];
        int count = 0;
        int at = 0;
        for (int i = 0; i < words; i++) {
            int length = cut.ends()[i] - cut.start(i);
            framed[at] = ' ';
            System.arraycopy(cut.chars(), cut.start(i), framed, at + 1, length);
            framed[at + length + 1] = ' ';
            count = runs(framed, at, at + length + 2, pieces, count);
            at += length + 2;
        }
        return Arrays.copyOf(pieces, count);
    }

    private static long[] beginning(char[] chars, int most) {
        int end = Math.min(most, chars.length);
        long[] pieces = new long[LONGEST * end];
        return Arrays.copyOf(pieces, runs(chars, 0, end, pieces, 0));
    }

    /** Each run goes on from the shorter one that begins at the same place. */
    private static int runs(char[] chars, int start, int end, long[] pieces, int count) {
        int next = count;
        for (int i = start; i < end; i++) {
            int until = Math.min(end, i + LONGEST);
            long number = 1;
            for (int j = i; j < until; j++) {
                number = mixed(number, chars[j]);
                if (j > i || chars[i] != ' ') {
                    pieces[next++] = number & BITS;
                }
            }
        }
        return next;
    }

    private static long number(char[] chars, int start, int end, long from) {
        long number = from;
        for (int i = start; i < end; i++) {
            number = mixed(number, chars[i]);
        }
        return number;
    }

    private static long mixed(long number, char c) {
        long mixed = (number ^ c) * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ mixed >>> 29;
    }
}

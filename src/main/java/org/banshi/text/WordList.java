package org.banshi.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chinese words of one to four characters and how common each is. It divides running text into its likeliest words; so a
 * text is read the same whether it came with blanks between its words or, as people write, without.
 */
final class WordList {
    private static final int LONGEST = 4;
    private static final int FEWEST_TEXTS = 500;
    /** How much commoner a word is that stands in the list than a character that does not. */
    private static final double UNKNOWN = 0.1;

    private final long[] words;
    private final int[] counts;
    private final float unknown;
    /** Open addressing: the words and the beginnings of words; 0 for free. */
    private final long[] places;
    /** What the word at the same place costs: the rarer, the more; infinite for what only begins a word. */
    private final float[] costs;

    private WordList(long[] words, int[] counts) {
        this.words = words;
        this.counts = counts;
        double total = Math.max(1, Arrays.stream(counts).asLongStream().sum());
        this.unknown = (float) -Math.log(UNKNOWN / total);
        this.places = new long[Integer.highestOneBit(Math.max(16, words.length)) * 4];
        this.costs = new float[places.length];
        for (int i = 0; i < words.length; i++) {
            put(words[i], (float) -Math.log(counts[i] / total));
            for (long beginning = words[i] >>> 16; beginning != 0; beginning >>>= 16) {
                put(beginning, Float.POSITIVE_INFINITY);
            }
        }
    }

    private void put(long word, float cost) {
        int place = place(word);
        if (places[place] == 0) {
            places[place] = word;
            costs[place] = cost;
        } else {
            costs[place] = Math.min(costs[place], cost);
        }
    }

    /**
     * The words of texts that come with blanks between them, if there are enough of such texts; else the list given. A
     * word counts once a text; what only one text has is left out.
     */
    static WordList learned(List<String> texts, WordList otherwise) {
        Map<Long, Integer> found = new HashMap<>();
        int divided = 0;
        for (String text : texts) {
            if (isDivided(text)) {
                divided++;
                for (Long word : words(text)) {
                    found.merge(word, 1, Integer::sum);
                }
            }
        }
        if (divided < FEWEST_TEXTS) {
            return otherwise;
        }
        long[] words = found.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        return new WordList(
                words,
                Arrays.stream(words)
                        .mapToInt(word -> found.getOrDefault(word, 0))
                        .toArray());
    }

    /** A list of no words: each character stands for itself. */
    static WordList none() {
        return new WordList(new long[0], new int[0]);
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    int size() {
        return words.length;
    }

    /**
     * The words of a text one after another, word {@code i} ending before {@code ends[i]}. Chinese characters that belong
     * to no word of the list are left out: mostly they are words that say nothing of what a text is about.
     */
    record Cut(char[] chars, int[] ends) {
        int start(int word) {
            return word == 0 ? 0 : ends[word - 1];
        }
    }

    /** Divides a text; runs of letters and digits are words of their own. */
    Cut cut(char[] text) {
        Cutting cutting = new Cutting(text.length);
        for (int i = 0; i < text.length; ) {
            int start = i;
            if (Plain.isHan(text[i])) {
                while (i < text.length && Plain.isHan(text[i])) {
                    i++;
                }
                han(text, start, i, cutting);
            } else if (text[i] == 0) {
                i++;
            } else {
                while (i < text.length && text[i] != 0 && !Plain.isHan(text[i])) {
                    i++;
                }
                cutting.add(text, start, Math.min(i, start + Plain.LONGEST_WORD));
            }
        }
        return cutting.done();
    }

    /** The likeliest way through a run: the one whose words are commonest. */
    private void han(char[] text, int start, int end, Cutting cutting) {
        int length = end - start;
        float[] best = new float[length + 1];
        int[] last = new int[length + 1];
        Arrays.fill(best, 1, length + 1, Float.POSITIVE_INFINITY);
        for (int i = 0; i < length; i++) {
            if (best[i] + unknown < best[i + 1]) {
                best[i + 1] = best[i] + unknown;
                last[i + 1] = isEmpty() ? 1 : -1;
            }
            long word = 0;
            for (int j = i; j < Math.min(length, i + LONGEST); j++) {
                word = word << 16 | text[start + j];
                int place = place(word);
                if (places[place] == 0) {
                    break;
                }
                float cost = best[i] + costs[place];
                if (cost < best[j + 1]) {
                    best[j + 1] = cost;
                    last[j + 1] = j + 1 - i;
                }
            }
        }
        int[] way = new int[length];
        int steps = 0;
        for (int at = length; at > 0; at -= Math.abs(last[at])) {
            way[steps++] = last[at];
        }
        int at = start;
        while (--steps >= 0) {
            int step = Math.abs(way[steps]);
            if (way[steps] > 0) {
                cutting.add(text, at, at + step);
            }
            at += step;
        }
    }

    private static final class Cutting {
        private final char[] chars;
        private final int[] ends;
        private int length;
        private int words;

        Cutting(int most) {
            chars = new char[most];
            ends = new int[most];
        }

        void add(char[] text, int start, int end) {
            System.arraycopy(text, start, chars, length, end - start);
            length += end - start;
            ends[words++] = length;
        }

        Cut done() {
            return new Cut(Arrays.copyOf(chars, length), Arrays.copyOf(ends, words));
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(words.length);
        for (long word : words) {
            out.writeLong(word);
        }
        for (int count : counts) {
            out.writeShort(Math.min(count, Short.MAX_VALUE));
        }
    }

    static WordList read(DataInputStream in) throws IOException {
        long[] words = new long[in.readInt()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.readLong();
        }
        int[] counts = new int[words.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readShort();
        }
        return new WordList(words, counts);
    }

    /** Whether blanks stand between the words: running Chinese has one now and then, not after each second character. */
    private static boolean isDivided(String text) {
        int han = 0;
        int blanks = 0;
        for (int i = 0; i < text.length(); i++) {
            han += Plain.isHan(text.charAt(i)) ? 1 : 0;
            blanks += text.charAt(i) == ' ' ? 1 : 0;
        }
        return han >= 8 && blanks * 4 >= han;
    }

    private static Set<Long> words(String text) {
        Set<Long> words = new HashSet<>();
        for (String piece : Plain.simplified(text).split(" ")) {
            if (!piece.isEmpty() && piece.length() <= LONGEST && piece.chars().allMatch(c -> Plain.isHan((char) c))) {
                long word = 0;
                for (int i = 0; i < piece.length(); i++) {
                    word = word << 16 | piece.charAt(i);
                }
                words.add(word);
            }
        }
        return words;
    }

    /** Where a word is, or would be. */
    private int place(long word) {
        int place = (int) (word * 0x9E37_79B9_7F4A_7C15L >>> 32) & places.length - 1;
        while (places[place] != 0 && places[place] != word) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }
}

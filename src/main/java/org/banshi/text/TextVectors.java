package org.banshi.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts by their telling words: which of them two have in common, and how much that says. */
final class TextVectors {
    /** A title says what it is about. */
    private static final double TITLE = 3;

    /** Below 1: a name that few texts have must not outweigh all that they say. */
    private static final double STEEPNESS = 0.8;

    /** The words of a text that tell most. */
    private static final int MOST_WORDS = 100;

    /** A word that more than one text in so many has brings nothing together. */
    private static final int COMMON = 20;

    /** Few texts have words in common by their number alone. */
    private static final int FEW = 100;

    private final int[][] words;
    private final float[][] weights;
    /** By word: the texts that have it, and how much it says there. */
    private final int[][] texts;

    private final float[][] shares;
    private final float[] likeness;

    private TextVectors(int[][] words, float[][] weights, int vocabulary) {
        this.words = words;
        this.weights = weights;
        this.texts = new int[vocabulary][];
        this.shares = new float[vocabulary][];
        this.likeness = new float[words.length];
        invert();
    }

    static TextVectors of(List<Clusters.Piece> pieces) {
        List<Map<String, Double>> counts = new ArrayList<>(pieces.size());
        Map<String, Integer> frequency = new HashMap<>();
        for (Clusters.Piece piece : pieces) {
            Map<String, Double> count = new HashMap<>();
            add(count, piece.title(), TITLE);
            add(count, piece.body(), 1);
            count.keySet().forEach(word -> frequency.merge(word, 1, Integer::sum));
            counts.add(count);
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[][] words = new int[pieces.size()][];
        float[][] weights = new float[pieces.size()][];
        for (int i = 0; i < words.length; i++) {
            List<Map.Entry<String, Double>> telling = telling(counts.get(i), frequency, words.length);
            words[i] = telling.stream()
                    .mapToInt(word -> numbers.computeIfAbsent(word.getKey(), _ -> numbers.size()))
                    .toArray();
            weights[i] = even(telling);
        }
        return new TextVectors(words, weights, numbers.size());
    }

    private static void add(Map<String, Double> count, String text, double weight) {
        for (String word : Tokens.of(text)) {
            if (word.codePointCount(0, word.length()) > 1) {
                count.merge(word, weight, Double::sum);
            }
        }
    }

    private static List<Map.Entry<String, Double>> telling(
            Map<String, Double> count, Map<String, Integer> frequency, int texts) {
        return count.entrySet().stream()
                .map(word -> Map.entry(
                        word.getKey(),
                        word.getValue()
                                * Math.pow(
                                        Math.log1p((double) texts / frequency.getOrDefault(word.getKey(), 1)),
                                        STEEPNESS)))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .toList();
    }

    private static float[] even(List<Map.Entry<String, Double>> words) {
        double length = Math.sqrt(words.stream()
                .mapToDouble(word -> word.getValue() * word.getValue())
                .sum());
        float[] weights = new float[words.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (words.get(i).getValue() / length);
        }
        return weights;
    }

    private void invert() {
        int[] counts = new int[texts.length];
        for (int[] of : words) {
            for (int word : of) {
                counts[word]++;
            }
        }
        for (int word = 0; word < texts.length; word++) {
            texts[word] = new int[counts[word]];
            shares[word] = new float[counts[word]];
        }
        Arrays.fill(counts, 0);
        for (int text = 0; text < words.length; text++) {
            for (int k = 0; k < words[text].length; k++) {
                int word = words[text][k];
                texts[word][counts[word]] = text;
                shares[word][counts[word]++] = weights[text][k];
            }
        }
    }

    int size() {
        return words.length;
    }

    /** How alike this text is to each before it, 0 to 1; overwritten by the next call. */
    float[] likenessToEarlier(int text) {
        Arrays.fill(likeness, 0, text, 0);
        for (int k = 0; k < words[text].length; k++) {
            int word = words[text][k];
            if (texts[word].length > Math.max(FEW, size() / COMMON)) {
                continue;
            }
            for (int p = 0; p < texts[word].length && texts[word][p] < text; p++) {
                likeness[texts[word][p]] += weights[text][k] * shares[word][p];
            }
        }
        return likeness;
    }

    /** A group, those before the others that have most in common with all of it. */
    List<Integer> typicalFirst(List<Integer> group) {
        Map<Integer, Double> all = new HashMap<>();
        for (int text : group) {
            for (int k = 0; k < words[text].length; k++) {
                all.merge(words[text][k], (double) weights[text][k], Double::sum);
            }
        }
        Map<Integer, Double> typical = new HashMap<>();
        for (int text : group) {
            double sum = 0;
            for (int k = 0; k < words[text].length; k++) {
                sum += weights[text][k] * all.getOrDefault(words[text][k], 0.0);
            }
            typical.put(text, sum);
        }
        return group.stream()
                .sorted(Comparator.comparingDouble((Integer text) -> -typical.getOrDefault(text, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}

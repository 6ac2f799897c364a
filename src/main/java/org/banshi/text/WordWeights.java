package org.banshi.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much each word tells: the rarer it is among all texts, the more. */
public final class WordWeights {
    /** For texts of which nothing is known: all words tell the same. */
    public static final WordWeights EVEN = new WordWeights(Map.of(), 1 / Math.E);

    /** A word that so many texts have finds too much. */
    private static final double EVERYWHERE = 0.02;

    private final Map<String, Double> shares;
    private final double rare;

    private WordWeights(Map<String, Double> shares, double rare) {
        this.shares = Map.copyOf(shares);
        this.rare = rare;
    }

    /**
     * Of the words that occur most often.
     *
     * @param shares in which share of the texts each of them occurs, above 0; each other word is taken to be half as
     *     frequent as the rarest of them
     */
    public static WordWeights of(Map<String, Double> shares) {
        return shares.isEmpty()
                ? EVEN
                : new WordWeights(
                        shares,
                        shares.values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .min()
                                        .orElse(1)
                                / 2);
    }

    /** The weight of a word, not below 0. */
    double weight(String word) {
        return Math.max(0, -Math.log(shares.getOrDefault(word, rare)));
    }

    /**
     * How alike two texts are by their words: the weight of the common ones in that of both.
     *
     * @return 0 to 1
     */
    public double likeness(Collection<String> one, Collection<String> other) {
        Set<String> there = new HashSet<>(other);
        double common = 0;
        double all = 0;
        for (String word : new HashSet<>(one)) {
            double weight = weight(word);
            all += weight;
            common += there.contains(word) ? weight : 0;
        }
        for (String word : there) {
            all += weight(word);
        }
        return all == 0 ? 0 : 2 * common / all;
    }

    /** The words that tell most, of two characters at least; never more than asked for, and none that are everywhere. */
    public List<String> telling(Collection<String> words, int most) {
        return words.stream()
                .distinct()
                .filter(word -> word.codePointCount(0, word.length()) > 1)
                .filter(word -> shares.getOrDefault(word, rare) < EVERYWHERE)
                .sorted(Comparator.comparingDouble(this::weight).reversed())
                .limit(most)
                .toList();
    }
}

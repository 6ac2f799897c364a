package org.banshi.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How much each word tells: the rarer it is among all texts, the more. */
public final class WordWeights {
    /** For texts of which nothing is known: all words tell the same. */
    public static final WordWeights EVEN = new WordWeights(Map.of(), 1, 0);

    /** A word that more texts have finds too much. */
    private static final int MOST_TEXTS = 3_000;
    /** Found by trial on messages of which title and text are known. */
    private static final double SHARPLY = 1.5;
    /** So many words make a text count half. */
    private static final double USUAL_LENGTH = 1_000;

    /** What a single character counts beside words, where what is asked for is put otherwise in a text. */
    private static final double CHARACTER = 0.5;

    private final Map<String, Double> shares;
    private final Map<String, Double> characters;
    private final double rare;
    private final double texts;

    private WordWeights(Map<String, Double> shares, double rare, double texts) {
        this.shares = Map.copyOf(shares);
        this.characters = characters(shares);
        this.rare = rare;
        this.texts = texts;
    }

    /**
     * Of the words that occur most often.
     *
     * @param shares in which share of the texts each of them occurs, above 0; each other word is taken to be half as
     *     frequent as the rarest of them
     * @param texts about how many texts there are
     */
    public static WordWeights of(Map<String, Double> shares, double texts) {
        if (shares.isEmpty()) {
            return EVEN;
        }
        double least =
                shares.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
        return new WordWeights(shares, least / 2, texts);
    }

    /** The weight of a word, above 0 even where all texts have it. */
    public double weight(String word) {
        return Math.log1p(1 / shares.getOrDefault(word, rare));
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

    /** As {@link #likeness}, of one text to many others, each with every word once. */
    public ToDoubleFunction<Collection<String>> likenessTo(Collection<String> one) {
        Map<String, Double> own = new HashMap<>();
        one.forEach(word -> own.computeIfAbsent(word, this::weight));
        double mine = own.values().stream().mapToDouble(Double::doubleValue).sum();
        return other -> {
            double common = 0;
            double all = mine;
            for (String word : other) {
                Double known = own.get(word);
                common += known == null ? 0 : known;
                all += known == null ? weight(word) : known;
            }
            return all == 0 ? 0 : 2 * common / all;
        };
    }

    /** In which share of the texts a word occurs, as far as that is known. */
    public double share(String word) {
        return shares.getOrDefault(word, rare);
    }

    /** In which share of the texts a word occurs that begins so, as far as that is known. */
    public double begun(String beginning) {
        double share = 0;
        for (Map.Entry<String, Double> word : shares.entrySet()) {
            share += word.getKey().startsWith(beginning) ? word.getValue() : 0;
        }
        return Math.clamp(share, rare, 1);
    }

    /** About how many texts there are. */
    public double texts() {
        return texts;
    }

    /**
     * How much of what is asked for a text has: rare words count more, single characters a little (who writes 退房 and finds
     * 退款 is near), and of two texts that have the same the shorter is first.
     *
     * @param asked words of {@link Tokens}
     * @param text all words of the text, each of its characters beginning one
     * @return 0 for nothing
     */
    public double covered(Collection<String> asked, Collection<String> text) {
        Set<String> there = new HashSet<>(text);
        double covered = 0;
        for (String word : asked) {
            covered += there.contains(word) ? Math.pow(weight(word), SHARPLY) : 0;
        }
        Set<String> begun = new HashSet<>();
        for (String word : there) {
            begun.add(first(word));
        }
        for (String character : characters(asked)) {
            covered += begun.contains(character)
                    ? CHARACTER * Math.pow(Math.log1p(1 / characters.getOrDefault(character, rare)), 2)
                    : 0;
        }
        return covered / (1 + text.size() / USUAL_LENGTH);
    }

    /** A character is about as frequent as the words that begin with it together. */
    private static Map<String, Double> characters(Map<String, Double> shares) {
        Map<String, Double> characters = new HashMap<>();
        shares.forEach((word, share) -> characters.merge(first(word), share, (one, other) -> Math.min(1, one + other)));
        return Map.copyOf(characters);
    }

    private static String first(String word) {
        return word.isEmpty() ? word : word.substring(0, word.offsetByCodePoints(0, 1));
    }

    private static Set<String> characters(Collection<String> words) {
        Set<String> characters = new HashSet<>();
        for (String word : words) {
            word.codePoints()
                    .filter(Character::isIdeographic)
                    .forEach(point -> characters.add(Character.toString(point)));
        }
        return characters;
    }

    /** The words that tell most, of two characters at least; never more than asked for, and none that thousands of texts have. */
    public List<String> telling(Collection<String> words, int most) {
        return words.stream()
                .distinct()
                .filter(word -> word.codePointCount(0, word.length()) > 1)
                .filter(word -> shares.getOrDefault(word, 0.0) * texts <= MOST_TEXTS)
                .sorted(Comparator.comparingDouble(this::weight).reversed())
                .limit(most)
                .toList();
    }
}

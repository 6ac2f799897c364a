package org.banshi.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds what many texts are about. Two groups become one as long as their texts are alike on average; so one that is like
 * a single member joins no group, and long chains of half likeness do not form.
 */
public final class Clusters {
    /** On average two texts of a group are alike by this much: tried on 4,326 messages to a provincial board. */
    private static final double LEAST = 0.15;

    /** Pairs below this are taken to have nothing in common. */
    private static final double LEAST_OF_TWO = 0.12;

    private final TextVectors vectors;
    private final Progress progress;
    /** By group: the sum of the likeness of its texts to those of another. */
    private final List<Map<Integer, Double>> near = new ArrayList<>();

    private final PriorityQueue<Pair> pairs = new PriorityQueue<>(Comparator.comparingDouble(Pair::likeness)
            .reversed()
            .thenComparingInt(Pair::one)
            .thenComparingInt(Pair::other));
    private final List<@Nullable List<Integer>> groups = new ArrayList<>();
    private final int[] changes;

    private Clusters(TextVectors vectors, Progress progress) {
        this.vectors = vectors;
        this.progress = progress;
        this.changes = new int[vectors.size()];
    }

    /**
     * A text to be grouped.
     *
     * @param title what it says first, which counts threefold
     * @param body the rest
     */
    public record Piece(String title, String body) {}

    /** Two groups as they were when their likeness was told. */
    private record Pair(double likeness, int one, int other, int changesOfOne, int changesOfOther) {}

    /**
     * The groups of at least so many texts, as places in the list, the largest first; in a group the most typical first.
     * The same texts in the same order give the same groups.
     *
     * @param progress hears {@code compare} and {@code group} with how many texts are done
     */
    public static List<List<Integer>> of(List<Piece> pieces, int least, Progress progress) {
        Clusters clusters = new Clusters(TextVectors.of(pieces), progress);
        clusters.compare();
        clusters.group();
        return clusters.found(least);
    }

    private void compare() {
        for (int i = 0; i < vectors.size(); i++) {
            near.add(new HashMap<>());
            groups.add(new ArrayList<>(List.of(i)));
        }
        for (int i = 0; i < vectors.size(); i++) {
            float[] alike = vectors.likenessToEarlier(i);
            for (int j = 0; j < i; j++) {
                if (alike[j] >= LEAST_OF_TWO) {
                    near.get(i).put(j, (double) alike[j]);
                    near.get(j).put(i, (double) alike[j]);
                    if (alike[j] >= LEAST) {
                        pairs.add(new Pair(alike[j], i, j, 0, 0));
                    }
                }
            }
            if (i % 500 == 499) {
                progress.at("compare", i + 1L);
            }
        }
    }

    private void group() {
        int joined = 0;
        for (Pair pair = pairs.poll(); pair != null; pair = pairs.poll()) {
            List<Integer> one = groups.get(pair.one());
            List<Integer> other = groups.get(pair.other());
            boolean stale =
                    changes[pair.one()] != pair.changesOfOne() || changes[pair.other()] != pair.changesOfOther();
            if (one == null || other == null || stale) {
                continue;
            }
            join(pair.one(), one, pair.other(), other);
            if (++joined % 100 == 0) {
                progress.at("group", joined);
            }
        }
    }

    private void join(int into, List<Integer> members, int from, List<Integer> more) {
        members.addAll(more);
        groups.set(from, null);
        changes[into]++;
        Map<Integer, Double> sums = near.get(into);
        sums.remove(from);
        near.get(from).forEach((third, sum) -> {
            if (third != into) {
                near.get(third).remove(from);
                sums.merge(third, sum, Double::sum);
            }
        });
        near.get(from).clear();
        sums.forEach((third, sum) -> {
            near.get(third).put(into, sum);
            List<Integer> thirds = groups.get(third);
            double likeness = thirds == null ? 0 : sum / ((double) members.size() * thirds.size());
            if (likeness >= LEAST) {
                pairs.add(new Pair(likeness, into, third, changes[into], changes[third]));
            }
        });
    }

    private List<List<Integer>> found(int least) {
        List<List<Integer>> found = new ArrayList<>();
        for (List<Integer> group : groups) {
            if (group != null && group.size() >= least) {
                found.add(vectors.typicalFirst(group));
            }
        }
        found.sort(
                Comparator.comparingInt((List<Integer> group) -> -group.size()).thenComparing(List::getFirst));
        return found;
    }
}

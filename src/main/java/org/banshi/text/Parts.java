package org.banshi.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Divides texts into parts for trying a model on what it did not learn, so that texts that are nearly copies of each
 * other come into the same part (min-hashing over {@link Grams}).
 */
final class Parts {
    private static final int BANDS = 16;
    private static final int ROWS = 3;

    private Parts() {}

    /** The part of each text, 0 to {@code parts - 1}; each part gets its share of each class as well as may be. */
    static int[] of(List<long[]> texts, int[] classes, int parts, long seed) {
        int[] groups = groups(texts, seed);
        Map<Integer, Integer> partOf = new HashMap<>();
        Map<Integer, int[]> load = new HashMap<>();
        int[] result = new int[texts.size()];
        for (int i : shuffled(texts.size(), seed)) {
            int[] filled = load.computeIfAbsent(classes[i], _ -> new int[parts]);
            int part = partOf.computeIfAbsent(groups[i], _ -> emptiest(filled));
            filled[part]++;
            result[i] = part;
        }
        return result;
    }

    private static int emptiest(int[] filled) {
        int best = 0;
        for (int part = 1; part < filled.length; part++) {
            if (filled[part] < filled[best]) {
                best = part;
            }
        }
        return best;
    }

    private static int[] shuffled(int size, long seed) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        Random random = new Random(seed);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private static int[] groups(List<long[]> texts, long seed) {
        int[] above = new int[texts.size()];
        Arrays.setAll(above, i -> i);
        MinHash hash = new MinHash(BANDS, ROWS, seed);
        Map<Long, Integer> first = new HashMap<>();
        for (int i = 0; i < above.length; i++) {
            if (texts.get(i).length == 0) {
                continue; // too short to be a copy of anything
            }
            for (long band : hash.bands(texts.get(i))) {
                Integer other = first.putIfAbsent(band, i);
                if (other != null) {
                    above[root(above, i)] = root(above, other);
                }
            }
        }
        int[] groups = new int[above.length];
        int[] sizes = new int[above.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = root(above, i);
            sizes[groups[i]]++;
        }
        // texts filled into one template are all alike: kept together they would leave nothing to learn from
        int most = Math.max(2, above.length / 20);
        for (int i = 0; i < groups.length; i++) {
            if (sizes[root(above, i)] > most) {
                groups[i] = i;
            }
        }
        return groups;
    }

    private static int root(int[] above, int i) {
        int at = i;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }
}

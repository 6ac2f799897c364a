package org.banshi.text;

import java.util.Arrays;
import java.util.Random;

/**
 * Finds texts that are nearly alike without comparing each with each. Of a text's runs of characters ({@link Grams}) the
 * smallest under each of several hashes is kept: two texts have as many of these in common as they share of their runs.
 */
final class MinHash {
    private final long[] salts;
    private final int rows;

    /**
     * Prepares.
     *
     * @param bands how many chances two texts get to be found
     * @param rows how many smallest hashes must agree at once for that
     */
    MinHash(int bands, int rows, long seed) {
        this.salts = new Random(seed).longs((long) bands * rows).toArray();
        this.rows = rows;
    }

    /** A number for each band; two texts have one in common the likelier, the more alike they are. */
    long[] bands(long[] sortedGrams) {
        long[] smallest = smallest(sortedGrams);
        long[] bands = new long[salts.length / rows];
        for (int i = 0; i < smallest.length; i++) {
            int band = i / rows;
            bands[band] = mixed((i % rows == 0 ? band : bands[band]) ^ smallest[i]);
        }
        return bands;
    }

    private long[] smallest(long[] grams) {
        long[] smallest = new long[salts.length];
        Arrays.fill(smallest, Long.MAX_VALUE);
        for (int i = 0; i < grams.length; i++) {
            if (i == 0 || grams[i] != grams[i - 1]) {
                for (int j = 0; j < salts.length; j++) {
                    smallest[j] = Math.min(smallest[j], mixed(grams[i] ^ salts[j]));
                }
            }
        }
        return smallest;
    }

    private static long mixed(long value) {
        long hash = value * 0x9E37_79B9_7F4A_7C15L;
        hash = (hash ^ hash >>> 29) * 0xBF58_476D_1CE4_E5B9L;
        return hash ^ hash >>> 32;
    }
}

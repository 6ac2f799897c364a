package org.banshi.text;

/**
 * Which pieces of a text a vocabulary knows and how often each comes, in the order in which they first come. It counts in a
 * small table instead of sorting, and is used again for sort after sort of one text.
 */
final class Tally {
    /** Open addressing: the place in the list + 1; 0 for free. */
    private final int[] places;

    private final int[] features;
    private final int[] times;
    private final int[] taken;
    private int size;

    /** For texts of at most so many pieces. */
    Tally(int most) {
        places = new int[Integer.highestOneBit(Math.max(8, most)) * 4];
        features = new int[most];
        times = new int[most];
        taken = new int[most];
    }

    /** Counts anew. */
    void of(Vocabulary vocabulary, long[] pieces) {
        for (int i = 0; i < size; i++) {
            places[taken[i]] = 0;
        }
        size = 0;
        for (long piece : pieces) {
            int feature = vocabulary.number(piece);
            if (feature >= 0) {
                count(feature);
            }
        }
    }

    private void count(int feature) {
        int place = feature * 0x9E37_79B9 >>> 7 & places.length - 1;
        while (places[place] != 0) {
            int at = places[place] - 1;
            if (features[at] == feature) {
                times[at]++;
                return;
            }
            place = place + 1 & places.length - 1;
        }
        features[size] = feature;
        times[size] = 1;
        taken[size] = place;
        places[place] = ++size;
    }

    int size() {
        return size;
    }

    int feature(int i) {
        return features[i];
    }

    int times(int i) {
        return times[i];
    }
}

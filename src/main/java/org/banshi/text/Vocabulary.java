package org.banshi.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of text that a model knows, numbered from 0 in their order, each with its weight: the rarer, the heavier. */
final class Vocabulary {
    private static final int FEW_TEXTS = 1_000;
    /** Rare pieces tell more than the usual inverse document frequency says: tried on real messages. */
    private static final double STEEPNESS = 1.5;
    /** Pieces of three characters mostly repeat what those of two say. */
    private static final double THREE = 0.7;

    private final long[] grams;
    private final float[] rarity;
    /** Open addressing: number + 1 at a place that follows from the piece, 0 for free. */
    private final int[] places;

    private Vocabulary(long[] grams, float[] rarity) {
        this.grams = grams;
        this.rarity = rarity;
        this.places = new int[Integer.highestOneBit(Math.max(16, grams.length)) * 4];
        for (int i = 0; i < grams.length; i++) {
            int place = place(grams[i]);
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = i + 1;
        }
    }

    /** One text, as the numbers of its pieces and their weights; the squares of the weights sum up to 1. */
    record Vector(int[] features, float[] weights) {}

    /** The pieces that at least three of the texts share (two, of few texts), the most common ones if there are too many. */
    static Vocabulary of(List<long[]> texts, int most) {
        Map<Long, Integer> frequency = new HashMap<>();
        for (long[] text : texts) {
            for (int i = 0; i < text.length; i++) {
                if (i == 0 || text[i] != text[i - 1]) {
                    frequency.merge(text[i], 1, Integer::sum);
                }
            }
        }
        int least = texts.size() < FEW_TEXTS ? 2 : 3;
        List<Map.Entry<Long, Integer>> kept = frequency.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        long[] grams = new long[kept.size()];
        float[] rarity = new float[kept.size()];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = kept.get(i).getKey();
            double idf = Math.log((1.0 + texts.size()) / (1 + kept.get(i).getValue())) + 1;
            boolean three = grams[i] >>> 32 != 0;
            rarity[i] = (float) (Math.pow(idf, STEEPNESS) * (three ? THREE : 1));
        }
        return new Vocabulary(grams, rarity);
    }

    int size() {
        return grams.length;
    }

    /** A text as this vocabulary sees it; pieces that it does not know are left out. */
    Vector vector(long[] text) {
        int[] features = new int[text.length];
        float[] weights = new float[text.length];
        int count = 0;
        double squares = 0;
        for (int i = 0; i < text.length; ) {
            int end = i + 1;
            while (end < text.length && text[end] == text[i]) {
                end++;
            }
            int feature = number(text[i]);
            if (feature >= 0) {
                float weight = (float) (1 + Math.log(end - i)) * rarity[feature];
                features[count] = feature;
                weights[count++] = weight;
                squares += (double) weight * weight;
            }
            i = end;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < count; i++) {
            weights[i] /= length;
        }
        return new Vector(Arrays.copyOf(features, count), Arrays.copyOf(weights, count));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(grams.length);
        for (int i = 0; i < grams.length; i++) {
            out.writeLong(grams[i]);
            out.writeFloat(rarity[i]);
        }
    }

    static Vocabulary read(DataInputStream in) throws IOException {
        long[] grams = new long[in.readInt()];
        float[] rarity = new float[grams.length];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = in.readLong();
            rarity[i] = in.readFloat();
        }
        return new Vocabulary(grams, rarity);
    }

    private int number(long gram) {
        int place = place(gram);
        while (places[place] != 0) {
            int number = places[place] - 1;
            if (grams[number] == gram) {
                return number;
            }
            place = place + 1 & places.length - 1;
        }
        return -1;
    }

    private int place(long gram) {
        long mixed = gram * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & places.length - 1;
    }
}

package org.banshi.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of one sort that a model knows, numbered from 0 in their order, each with its weight: the rarer, the heavier. */
final class Vocabulary {
    /** A piece has 40 bits, which leaves 24 for its number. */
    private static final int NUMBER_BITS = 24;

    private static final long NUMBER = (1L << NUMBER_BITS) - 1;
    private static final int FEW_TEXTS = 1_000;
    /** Rare pieces tell more than the usual inverse document frequency says: tried on real messages. */
    private static final double STEEPNESS = 1.5;

    private static final float[] LOGARITHMS = new float[64];

    static {
        for (int i = 1; i < LOGARITHMS.length; i++) {
            LOGARITHMS[i] = (float) (1 + Math.log(i));
        }
    }

    private final long[] pieces;
    /** In how many texts each occurs. */
    private final int[] spread;

    private final int texts;
    private final float[] rarity;
    /** Open addressing: at a place that follows from the piece, the piece and its number + 1 in one; 0 for free. */
    private final long[] places;

    private Vocabulary(long[] pieces, int[] spread, int texts) {
        this.pieces = pieces;
        this.spread = spread;
        this.texts = texts;
        this.rarity = new float[pieces.length];
        this.places = new long[Integer.highestOneBit(Math.max(16, pieces.length)) * 2];
        for (int i = 0; i < pieces.length; i++) {
            rarity[i] = (float) Math.pow(Math.log((1.0 + texts) / (1 + spread[i])) + 1, STEEPNESS);
            int place = place(pieces[i]);
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = pieces[i] << NUMBER_BITS | i + 1;
        }
    }

    /** One text, as the numbers of its pieces, rising, and their weights; the squares of the weights sum up to 1. */
    record Vector(int[] features, float[] weights) {}

    /** The pieces that at least three of the texts share (two, of few texts), the most common ones if there are too many. */
    static Vocabulary of(List<long[]> texts, int most) {
        Map<Long, Integer> frequency = new HashMap<>();
        for (long[] text : texts) {
            long[] sorted = text.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    frequency.merge(sorted[i], 1, Integer::sum);
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
        return new Vocabulary(
                kept.stream().mapToLong(Map.Entry::getKey).toArray(),
                kept.stream().mapToInt(Map.Entry::getValue).toArray(),
                texts.size());
    }

    int size() {
        return pieces.length;
    }

    /** How many of the pieces of a text it knows. */
    int known(long[] text) {
        int known = 0;
        for (long piece : text) {
            known += number(piece) >= 0 ? 1 : 0;
        }
        return known;
    }

    /** How much a piece counts, by how rare it is. */
    float rarity(int feature) {
        return rarity[feature];
    }

    /** How much an occurrence counts that comes so often in one text. */
    static float often(int times) {
        return times < LOGARITHMS.length ? LOGARITHMS[times] : (float) (1 + Math.log(times));
    }

    /** The numbers of a text's pieces, rising, as often as they occur; pieces that it does not know are left out. */
    int[] features(long[] text) {
        int[] features = new int[text.length];
        int known = 0;
        for (long piece : text) {
            int number = number(piece);
            if (number >= 0) {
                features[known++] = number;
            }
        }
        Arrays.sort(features, 0, known);
        return Arrays.copyOf(features, known);
    }

    /** A text as this vocabulary sees it. */
    Vector vector(long[] text) {
        int[] features = features(text);
        float[] weights = new float[features.length];
        int count = 0;
        double squares = 0;
        for (int i = 0; i < features.length; ) {
            int end = i + 1;
            while (end < features.length && features[end] == features[i]) {
                end++;
            }
            float weight = often(end - i) * rarity[features[i]];
            features[count] = features[i];
            weights[count++] = weight;
            squares += (double) weight * weight;
            i = end;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < count; i++) {
            weights[i] /= length;
        }
        return new Vector(Arrays.copyOf(features, count), Arrays.copyOf(weights, count));
    }

    /** The pieces are sorted, so that what lies between two is short. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(texts);
        out.writeInt(pieces.length);
        for (int i = 0; i < pieces.length; i++) {
            number(out, i == 0 ? pieces[i] : pieces[i] - pieces[i - 1]);
        }
        for (int often : spread) {
            number(out, often);
        }
    }

    static Vocabulary read(DataInputStream in) throws IOException {
        int texts = in.readInt();
        long[] pieces = new long[in.readInt()];
        int[] spread = new int[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = number(in) + (i == 0 ? 0 : pieces[i - 1]);
        }
        for (int i = 0; i < spread.length; i++) {
            spread[i] = (int) number(in);
        }
        return new Vocabulary(pieces, spread, texts);
    }

    /** Seven bits a byte, the lowest first; the eighth says whether more come. */
    private static void number(DataOutputStream out, long number) throws IOException {
        long left = number;
        while (left > 127) {
            out.writeByte((int) (left & 127 | 128));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    private static long number(DataInputStream in) throws IOException {
        long number = 0;
        int shift = 0;
        int part;
        do {
            part = in.readUnsignedByte();
            number |= (part & 127L) << shift;
            shift += 7;
        } while (part > 127 && shift < 63);
        return number;
    }

    /** The number of a piece, or -1. */
    int number(long piece) {
        int place = place(piece);
        long found = places[place];
        while (found != 0) {
            if (found >>> NUMBER_BITS == piece) {
                return (int) (found & NUMBER) - 1;
            }
            place = place + 1 & places.length - 1;
            found = places[place];
        }
        return -1;
    }

    private int place(long piece) {
        return (int) (piece >>> 8) & places.length - 1;
    }
}

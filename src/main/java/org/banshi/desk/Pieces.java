package org.banshi.desk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.banshi.matter.Matter;

/**
 * A text cut where it was looked for, so that a page can mark what was found; the page escapes each piece.
 *
 * @param pieces in their order
 */
record Pieces(List<Piece> pieces) {
    private static final int BEFORE = 20;
    private static final int LONGEST = 90;
    private static final int LONGEST_EXCERPT = 200;

    /**
     * A piece.
     *
     * @param text as it was written
     * @param hit whether it was looked for
     */
    record Piece(String text, boolean hit) {}

    /**
     * What was found in a matter, as far as the reader may see it.
     *
     * @param title its title
     * @param words where it stands in the text, no pieces where it does not
     */
    record Hit(Pieces title, Pieces words) {
        static Hit of(Matter shown, String title, List<String> sought) {
            return new Hit(Pieces.of(title, sought), around(shown, sought));
        }

        private static Pieces around(Matter shown, List<String> sought) {
            String text = shown.rewordedText() == null ? shown.text() : shown.rewordedText() + " " + shown.text();
            return Pieces.around(text, sought, LONGEST);
        }
    }

    /** Some words from before the first hit on; no pieces where nothing is found. */
    static Pieces around(String text, List<String> sought) {
        return around(text, sought, LONGEST_EXCERPT);
    }

    private static Pieces around(String text, List<String> sought, int longest) {
        BitSet hits = found(text, sought);
        int first = hits.nextSetBit(0);
        if (first < 0) {
            return new Pieces(List.of());
        }
        int from = whole(text, Math.max(0, first - BEFORE));
        int to = whole(text, Math.min(text.length(), from + longest));
        List<Piece> pieces = new ArrayList<>();
        if (from > 0) {
            pieces.add(new Piece("…", false));
        }
        pieces.addAll(cut(text, hits, from, to));
        if (to < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return new Pieces(pieces);
    }

    /** The whole text. */
    static Pieces of(String text, List<String> sought) {
        return new Pieces(cut(text, found(text, sought), 0, text.length()));
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    private static List<Piece> cut(String text, BitSet hits, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int start = from;
        while (start < to) {
            boolean hit = hits.get(start);
            int end = Math.min(to, hit ? hits.nextClearBit(start) : next(hits, start, to));
            pieces.add(new Piece(text.substring(start, end), hit));
            start = end;
        }
        return pieces;
    }

    private static int next(BitSet hits, int start, int to) {
        int next = hits.nextSetBit(start);
        return next < 0 ? to : next;
    }

    /** Which characters belong to what was sought, written full width or half, small or capital. */
    private static BitSet found(String text, List<String> sought) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String one = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            folded.append(one.length() == 1 ? one.charAt(0) : text.charAt(i));
        }
        BitSet hits = new BitSet(text.length());
        for (String word : sought) {
            int at = word.isEmpty() ? -1 : folded.indexOf(word);
            while (at >= 0) {
                hits.set(at, at + word.length());
                at = folded.indexOf(word, at + 1);
            }
        }
        return hits;
    }

    /** Never within a character of two halves. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}

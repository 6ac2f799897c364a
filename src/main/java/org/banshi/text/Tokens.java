package org.banshi.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into tokens for search vectors: each pair of neighbouring Chinese characters is a token, the last character
 * of a run alone too, and each Latin word or number. So every character begins a token, and a single character is found
 * by its beginning. Full width becomes half width, capitals small; traditional characters stay.
 *
 * <p>Store with {@code array_to_tsvector(?)} over {@link #of}; ask with {@link #query}.
 */
public final class Tokens {
    /** Longer words are cut: a search vector takes no token over 2 kB, and nobody types more. */
    private static final int LONGEST_WORD = 64;

    private Tokens() {}

    /**
     * What somebody looks for.
     *
     * @param tsquery for {@code search @@ ?::tsquery}; empty if there is nothing to look for
     * @param literals pieces the normalised text must contain, because pairs alone over-match: recheck each with
     *     {@code lower(normalize(text, NFKC)) like ?}, the patterns being {@link #patterns()}
     */
    public record Query(String tsquery, List<String> literals) {
        /** Whether there is nothing to look for. */
        public boolean isEmpty() {
            return tsquery.isEmpty();
        }

        /** The literals as patterns of {@code like}, what is special in them escaped. */
        public String[] patterns() {
            return literals.stream()
                    .map(literal -> "%"
                            + literal.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                            + "%")
                    .toArray(String[]::new);
        }
    }

    /** The text as it is compared: NFKC, lower case. */
    public static String normalise(String text) {
        String same = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return same.toLowerCase(Locale.ROOT);
    }

    /** The distinct tokens of a text, in the order in which they come. */
    public static String[] of(String... texts) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String text : texts) {
            for (Run run : runs(normalise(text))) {
                tokens.addAll(run.tokens());
            }
        }
        return tokens.toArray(String[]::new);
    }

    /** As {@link #of}, as a list. */
    public static List<String> bigrams(String text) {
        return List.of(of(text));
    }

    /**
     * What a search for all these words asks of the search vector. Words are divided by blanks; each must be contained
     * as it is written, Latin words at their beginning.
     */
    public static Query query(String q) {
        Set<String> terms = new LinkedHashSet<>();
        Set<String> literals = new LinkedHashSet<>();
        for (String piece : normalise(q).split("[\\s\\p{Cntrl}]+")) {
            List<Run> runs = runs(piece);
            terms.addAll(terms(runs));
            boolean exact = runs.size() == 1
                    && runs.getFirst().isExact()
                    && runs.getFirst().text().equals(piece);
            if (!runs.isEmpty() && !exact) {
                literals.add(piece);
            }
        }
        return new Query(String.join(" & ", terms), List.copyOf(literals));
    }

    /**
     * A run that another one follows ends there in the text, too. The beginning of a word of one character only, which
     * much too much has, is left to the comparison of the literal where anything else is asked for.
     */
    private static List<String> terms(List<Run> runs) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            boolean open = i == runs.size() - 1;
            if (!open) {
                terms.addAll(runs.get(i).ended());
            } else if (terms.isEmpty() || !runs.get(i).isSingle()) {
                terms.addAll(runs.get(i).terms());
            }
        }
        return terms;
    }

    /** A stretch of one sort of characters, all that lies between being left out. */
    private record Run(boolean chinese, String text) {
        List<String> tokens() {
            if (!chinese) {
                return List.of(cut());
            }
            int[] points = text.codePoints().toArray();
            List<String> tokens = new ArrayList<>(points.length);
            for (int i = 0; i + 1 < points.length; i++) {
                tokens.add(new String(points, i, 2));
            }
            tokens.add(new String(points, points.length - 1, 1));
            return tokens;
        }

        List<String> terms() {
            return !chinese || isSingle() ? List.of("'" + cut() + "':*") : ended();
        }

        /** The terms where the text has no more of the word. */
        List<String> ended() {
            if (!chinese || isSingle()) {
                return List.of("'" + cut() + "'");
            }
            List<String> tokens = tokens();
            return tokens.subList(0, tokens.size() - 1).stream()
                    .map(token -> "'" + token + "'")
                    .toList();
        }

        boolean isSingle() {
            return text.codePointCount(0, text.length()) == 1;
        }

        /** Whether its terms find exactly the texts that contain it. */
        boolean isExact() {
            return chinese ? text.codePointCount(0, text.length()) <= 2 : text.length() <= LONGEST_WORD;
        }

        private String cut() {
            return text.length() <= LONGEST_WORD
                    ? text
                    : text.substring(
                            0,
                            Character.isHighSurrogate(text.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD);
        }
    }

    private static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        int sort = 0;
        for (int i = 0; i <= text.length(); ) {
            int point = i < text.length() ? text.codePointAt(i) : -1;
            int next = point < 0 ? 0 : sortOf(point);
            if (next != sort) {
                if (sort != 0) {
                    runs.add(new Run(sort == 2, text.substring(start, i)));
                }
                start = i;
                sort = next;
            }
            i += point < 0 ? 1 : Character.charCount(point);
        }
        return runs;
    }

    /** 0 divides, 1 belongs to a word, 2 is written without blanks. */
    private static int sortOf(int point) {
        if (point < 128) {
            return point >= 'a' && point <= 'z' || point >= '0' && point <= '9' ? 1 : 0;
        }
        if (Character.isIdeographic(point)) {
            return 2;
        }
        if (!Character.isLetterOrDigit(point)) {
            int type = Character.getType(point);
            return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK ? 1 : 0;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> 2;
            default -> 1;
        };
    }
}

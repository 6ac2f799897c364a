package org.banshi.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts text into tokens for search vectors: each pair of neighbouring Chinese characters is a token, the last character
 * of a run alone too, and each Latin word or number. So every character begins a token, and a single character is found
 * by its beginning. Full width becomes half width, capitals small; traditional characters stay.
 *
 * <p>Store with {@code array_to_tsvector(?)} over {@link #indexed}; ask with {@link #query}.
 */
public final class Tokens {
    /** Longer words are cut: a search vector takes no token over 2 kB, and nobody types more. */
    private static final int LONGEST_WORD = 64;

    private Tokens() {}

    /**
     * What somebody looks for.
     *
     * @param tsquery for {@code search @@ ?::tsquery}; empty if there is nothing to look for
     * @param terms what the tsquery asks for, all of it
     * @param literals pieces the normalised text must contain, because pairs alone over-match: recheck each with
     *     {@code lower(normalize(text, NFKC)) like ?}, the patterns being {@link #patterns()}
     */
    public record Query(String tsquery, List<Term> terms, List<String> literals) {
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

    /**
     * A token that is asked for.
     *
     * @param token the token, or its beginning
     * @param open whether all tokens that begin so are meant
     */
    public record Term(String token, boolean open) {
        @Override
        public String toString() {
            return "'" + token + (open ? "':*" : "'");
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

    /**
     * As {@link #of}, and where a word and a Chinese character touch, the word with that character: {@code 3栋}, {@code a市},
     * {@code 第12}. So these are found by the index alone, although every text has a 3.
     */
    public static String[] indexed(String... texts) {
        Set<String> tokens = new LinkedHashSet<>(List.of(of(texts)));
        for (String text : texts) {
            List<Run> runs = runs(normalise(text));
            for (int i = 1; i < runs.size(); i++) {
                if (runs.get(i).joined()) {
                    tokens.add(runs.get(i - 1).join(runs.get(i)));
                }
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
        Set<Term> terms = new LinkedHashSet<>();
        Set<String> literals = new LinkedHashSet<>();
        for (String piece : normalise(q).split("[\\s\\p{Cntrl}]+")) {
            List<Run> runs = runs(piece);
            terms.addAll(terms(runs));
            if (!runs.isEmpty() && !isExact(runs, piece)) {
                literals.add(piece);
            }
        }
        String all = terms.stream().map(Term::toString).collect(Collectors.joining(" & "));
        return new Query(all, List.copyOf(terms), List.copyOf(literals));
    }

    /** Whether the terms of a piece find exactly the texts that contain it. */
    private static boolean isExact(List<Run> runs, String piece) {
        return switch (runs.size()) {
            case 1 -> runs.getFirst().isExact() && runs.getFirst().text().equals(piece);
            case 2 ->
                runs.stream().allMatch(run -> run.chinese() ? run.isSingle() : run.isExact())
                        && piece.equals(runs.get(0).text() + runs.get(1).text());
            default -> false;
        };
    }

    /**
     * A run that another one follows ends there in the text, too. A character that touches a word is asked for together with
     * it; standing apart at the end, it is left to the comparison of the literal where anything else is asked for, since
     * much too much has it.
     */
    private static List<Term> terms(List<Run> runs) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            boolean last = i == runs.size() - 1;
            boolean touches = run.joined() || !last && runs.get(i + 1).joined();
            if (run.joined()) {
                terms.add(new Term(runs.get(i - 1).join(run), last && !run.chinese()));
            }
            if (touches && (!run.chinese() || run.isSingle())) {
                continue;
            }
            if (!last) {
                terms.addAll(run.ended());
            } else if (terms.isEmpty() || !run.isSingle()) {
                terms.addAll(run.terms());
            }
        }
        return terms;
    }

    /** A stretch of one sort of characters, all that lies between being left out. */
    private record Run(boolean chinese, String text, boolean joined) {
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

        /** The word with the character that it touches; this run is the first of the two. */
        String join(Run next) {
            return chinese
                    ? text.substring(text.offsetByCodePoints(text.length(), -1)) + next.cut()
                    : cut() + next.text().substring(0, next.text().offsetByCodePoints(0, 1));
        }

        List<Term> terms() {
            return !chinese || isSingle() ? List.of(new Term(cut(), true)) : ended();
        }

        /** The terms where the text has no more of the word. */
        List<Term> ended() {
            if (!chinese || isSingle()) {
                return List.of(new Term(cut(), false));
            }
            List<String> tokens = tokens();
            return tokens.subList(0, tokens.size() - 1).stream()
                    .map(token -> new Term(token, false))
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
        int ended = -1;
        for (int i = 0; i <= text.length(); ) {
            int point = i < text.length() ? text.codePointAt(i) : -1;
            int next = point < 0 ? 0 : sortOf(point);
            if (next != sort) {
                if (sort != 0) {
                    runs.add(new Run(sort == 2, text.substring(start, i), start == ended));
                    ended = i;
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

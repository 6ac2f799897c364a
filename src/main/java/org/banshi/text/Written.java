package org.banshi.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a word may stand in a text as somebody wrote it. To make a text half width and small is ten times as dear as to read it:
 * where the forms are all there are, only a text with signs that {@link #changed()} knows needs it.
 *
 * @param forms the word as people mostly write it
 * @param all whether these are all forms that a text without such signs can have
 */
public record Written(List<String> forms, boolean all) {
    private static final String SIGNS = "!?,:;()~";
    private static final String WIDE_SIGNS = "！？，：；（）～";
    /** Dots and blanks that texts are full of; a word that has a dot or a blank is compared otherwise. */
    private static final String COMMON = WIDE_SIGNS + "…‥\u3000\u00a0";

    /** Copies. */
    public Written {
        forms = List.copyOf(forms);
    }

    /** The forms of a word that is in half width and small letters already. */
    public static Written of(String word) {
        StringBuilder wide = new StringBuilder(word);
        for (int i = 0; i < wide.length(); i++) {
            int at = SIGNS.indexOf(wide.charAt(i));
            if (at >= 0) {
                wide.setCharAt(i, WIDE_SIGNS.charAt(at));
            }
        }
        List<String> forms = Stream.of(word, wide.toString())
                .flatMap(one -> Stream.of(one, one.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
        long several = word.codePoints().filter(Written::hasForms).count();
        return new Written(forms, several <= 1 && word.codePoints().allMatch(Written::isPlain));
    }

    /** A letter or sign that people write in one of two ways: with two of them there are more ways than are tried. */
    private static boolean hasForms(int point) {
        return point >= 'a' && point <= 'z' || SIGNS.indexOf(point) >= 0;
    }

    private static boolean isPlain(int point) {
        return Character.isIdeographic(point)
                || point > ' ' && point < 127 && point != '.'
                || point >= 0x3001 && point <= 0x3003
                || point >= 0x3008 && point <= 0x3011;
    }

    /** A regular expression that finds a sign, beside the most common, that is another one in half width: １, ㎡, ⼀, Ⅰ. */
    public static String changed() {
        return Changed.CLASS;
    }

    /** Made when it is first wanted. */
    private static final class Changed {
        private static final String CLASS = read();

        private static String read() {
            StringBuilder ranges = new StringBuilder("[");
            int from = -1;
            for (int point = 0x80; point <= Character.MAX_CODE_POINT + 1; point++) {
                boolean changes = point <= Character.MAX_CODE_POINT && changes(point);
                if (changes && from < 0) {
                    from = point;
                } else if (!changes && from >= 0) {
                    ranges.appendCodePoint(from);
                    if (point - 1 > from) {
                        ranges.append('-').appendCodePoint(point - 1);
                    }
                    from = -1;
                }
            }
            return ranges.append(']').toString();
        }

        private static boolean changes(int point) {
            int type = Character.getType(point);
            if (type == Character.SURROGATE
                    || type == Character.UNASSIGNED
                    || type == Character.PRIVATE_USE
                    || COMMON.indexOf(point) >= 0) {
                return false;
            }
            String one = Character.toString(point);
            return !Normalizer.isNormalized(one, Normalizer.Form.NFKC)
                    || Character.toLowerCase(point) < 0x80 && Character.isLetter(point);
        }
    }
}

package org.banshi.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A text with everything taken out that makes no difference to what it is about. */
final class Plain {
    /** Longer runs of letters and digits are cut. */
    static final int LONGEST_WORD = 16;

    private static final int LONGEST_TEXT = 4_000;
    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fff';
    private static final char[] SIMPLIFIED = table();

    private Plain() {}

    /** Whether a character is Chinese, of the common ones. */
    static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }

    /**
     * The beginning of a text: full width as half width, traditional characters as simplified, capitals small, digits all
     * alike; blanks between Chinese characters left out, and 0 for whatever else divides.
     */
    static char[] of(String text) {
        String normal = Tokens.normalise(beginning(text));
        char[] chars = new char[normal.length()];
        int length = 0;
        boolean blank = false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            char plain = plain(c);
            if (plain == 0 && Character.isWhitespace(c)) {
                blank = true;
                continue;
            }
            if (blank && length > 0 && !(isHan(plain) && isHan(chars[length - 1])) && chars[length - 1] != 0) {
                chars[length++] = 0;
            }
            blank = false;
            if (plain != 0 || length > 0 && chars[length - 1] != 0) {
                // a blank and a mark take one place together, so that there is always room
                chars[length++] = plain;
            }
        }
        return Arrays.copyOf(chars, length);
    }

    /** As {@link Tokens#normalise}, and in simplified characters. */
    static String simplified(String text) {
        char[] chars = Tokens.normalise(text).toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= FIRST && chars[i] <= LAST) {
                chars[i] = SIMPLIFIED[chars[i] - FIRST];
            }
        }
        return new String(chars);
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static char plain(char c) {
        if (c >= FIRST && c <= LAST) {
            return SIMPLIFIED[c - FIRST];
        }
        if (c < 128) {
            return c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' ? c : 0;
        }
        return Character.isLetter(c) ? c : 0;
    }

    /** Two lines, the traditional characters and under each its simplified one. */
    private static char[] table() {
        char[] table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST + i);
        }
        try (InputStream file =
                Objects.requireNonNull(Plain.class.getResourceAsStream("/text/simplified.txt"), "simplified.txt")) {
            String[] lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            for (int i = 0; i < lines[0].length(); i++) {
                table[lines[0].charAt(i) - FIRST] = lines[1].charAt(i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}

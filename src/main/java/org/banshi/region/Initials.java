package org.banshi.region;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;

/** Pinyin initials of names, in every reading of characters that have several. */
public final class Initials {
    /** Names with many ambiguous characters keep their first readings only. */
    private static final int MOST_READINGS = 16;

    private Initials() {}

    /** All readings, each led by a space, so that {@code like '% dgs%'} finds a beginning: {@code " cqs zqs"}. */
    public static String of(String name) {
        List<String> readings = List.of("");
        for (int i = 0; i < name.length(); i++) {
            Set<Character> initials = of(name.charAt(i));
            if (!initials.isEmpty()) {
                readings = extend(readings, initials);
            }
        }
        return readings.getFirst().isEmpty() ? "" : " " + String.join(" ", readings);
    }

    private static List<String> extend(List<String> readings, Set<Character> initials) {
        List<String> longer = new ArrayList<>();
        // first readings of the character with all so far, then second readings: the likeliest stay first
        for (char initial : initials) {
            for (String reading : readings) {
                if (longer.size() < MOST_READINGS) {
                    longer.add(reading + initial);
                }
            }
        }
        return longer;
    }

    private static Set<Character> of(char c) {
        if (c < 128) {
            return Character.isLetterOrDigit(c) ? Set.of(Character.toLowerCase(c)) : Set.of();
        }
        String[] pinyin = PinyinHelper.toHanyuPinyinStringArray(c);
        Set<Character> initials = new LinkedHashSet<>();
        if (pinyin != null) {
            for (String syllable : pinyin) {
                initials.add(syllable.toLowerCase(Locale.ROOT).charAt(0));
            }
        }
        return initials;
    }
}

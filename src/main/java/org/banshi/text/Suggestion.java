package org.banshi.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text is about, as the active model sees it.
 *
 * @param category the best guess, in the words of the examples; absent only while no model is active
 * @param confidence chance that the guess is right, 0 to 1
 * @param alternatives the next best guesses, best first
 * @param abstained whether the guess is more likely wrong than right and should not be used unseen
 */
public record Suggestion(
        @Nullable String category, double confidence, List<Alternative> alternatives, boolean abstained) {

    /** What is said while no model is active. */
    public static final Suggestion NONE = new Suggestion(null, 0, List.of(), true);

    /**
     * Another guess.
     *
     * @param confidence chance that it is right, 0 to 1
     */
    public record Alternative(String category, double confidence) {}
}

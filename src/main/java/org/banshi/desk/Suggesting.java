package org.banshi.desk;

import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.knowledge.Guesses;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the classifier makes of somebody's words, beside the choice of a category. */
@Component
final class Suggesting {
    private final Guesses guesses;
    private final Categories categories;

    Suggesting(Guesses guesses, Categories categories) {
        this.guesses = guesses;
        this.categories = categories;
    }

    /**
     * The choice with the suggestion first and how sure it is; where the classifier is not sure, it is said and nothing
     * moves.
     */
    Field beside(Field choice, @Nullable String words, Voice voice) {
        if (words == null || words.isBlank()) {
            return choice;
        }
        Guesses.Guess guess = guesses.of(words);
        Category category = guess.category();
        if (category == null) {
            return choice;
        }
        String name = categories.fullName(category.code());
        long percent = Math.round(guess.chance() * 100);
        return guess.abstained()
                ? choice.hint(voice.text("desk.suggest.unsure", name, percent))
                : choice.leading(category.code()).hint(voice.text("desk.suggest.category", name, percent));
    }

    /** The same, and the suggestion chosen where nothing is. */
    Field chosen(Field choice, String words, Voice voice) {
        Guesses.Guess guess = words.isBlank() ? null : guesses.of(words);
        Category category = guess == null || guess.abstained() ? null : guess.category();
        return category == null || !choice.first().isEmpty()
                ? beside(choice, words, voice)
                : beside(choice.value(category.code()), words, voice);
    }
}

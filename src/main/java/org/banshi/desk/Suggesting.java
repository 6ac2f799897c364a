package org.banshi.desk;

import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.text.Classifier;
import org.banshi.text.Suggestion;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the classifier makes of somebody's words, beside the choice of a category. */
@Component
final class Suggesting {
    private final Classifier classifier;
    private final Categories categories;

    Suggesting(Classifier classifier, Categories categories) {
        this.classifier = classifier;
        this.categories = categories;
    }

    /**
     * The choice with the suggestion first and how sure it is; where the classifier is not sure, it is said and nothing
     * moves.
     */
    Field beside(Field choice, @Nullable String words, Voice voice) {
        Suggestion suggestion = of(words);
        Category guess = category(suggestion);
        if (guess == null) {
            return choice;
        }
        String name = categories.fullName(guess.code());
        long percent = Math.round(suggestion.confidence() * 100);
        return suggestion.abstained()
                ? choice.hint(voice.text("desk.suggest.unsure", name, percent))
                : choice.leading(guess.code()).hint(voice.text("desk.suggest.category", name, percent));
    }

    /** The same, and the suggestion chosen where nothing is. */
    Field chosen(Field choice, String words, Voice voice) {
        Suggestion suggestion = of(words);
        Category guess = category(suggestion);
        return guess == null || suggestion.abstained() || !choice.first().isEmpty()
                ? beside(choice, words, voice)
                : beside(choice.value(guess.code()), words, voice);
    }

    private Suggestion of(@Nullable String words) {
        return words == null || words.isBlank() ? Suggestion.NONE : classifier.classify(words);
    }

    /** None without a model, and for names that are not in the tree or not used any more. */
    private @Nullable Category category(Suggestion suggestion) {
        String name = suggestion.category();
        return name == null
                ? null
                : categories.called(name).filter(Category::active).orElse(null);
    }
}

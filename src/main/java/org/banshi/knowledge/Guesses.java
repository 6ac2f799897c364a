package org.banshi.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.text.Classifier;
import org.banshi.text.Suggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What the classifier makes of somebody's words, as a category of this city's tree. Where it is not sure of a category but
 * of one above, it says the one above.
 */
@Service
public final class Guesses {
    private final Classifier classifier;
    private final Categories categories;

    /** For Spring and tests. */
    public Guesses(Classifier classifier, Categories categories) {
        this.classifier = classifier;
        this.categories = categories;
    }

    /**
     * A guess.
     *
     * @param category absent if the tree has no active category for what the model knows
     * @param chance that it, or one below it, is right; 0 to 1
     * @param abstained whether it is too unsure to be used unseen
     * @param model number of the model; absent for the one that comes along
     */
    public record Guess(
            @Nullable Category category,
            double chance,
            boolean abstained,
            @Nullable Long model) {}

    /** What words are about. */
    public Guess of(String words) {
        Classifier.Weighed weighed = classifier.weigh(words);
        Map<String, Double> chances = new HashMap<>();
        Category best = null;
        for (Suggestion.Alternative label : weighed.chances()) {
            Category category =
                    categories.called(label.category()).filter(Category::active).orElse(null);
            if (category != null) {
                best = best == null ? category : best;
                for (Category above : categories.path(category.code())) {
                    chances.merge(above.code(), label.confidence(), Double::sum);
                }
            }
        }
        if (best == null) {
            return new Guess(null, 0, true, weighed.model());
        }
        // from the guess itself upwards: the first that is sure enough
        List<Category> upwards = new ArrayList<>(categories.path(best.code()));
        upwards.sort(Comparator.comparingInt(
                        (Category category) -> categories.path(category.code()).size())
                .reversed());
        for (Category category : upwards) {
            double chance = chances.getOrDefault(category.code(), 0.0);
            if (weighed.understood() && category.active() && chance >= Classifier.ABSTAIN_BELOW) {
                return new Guess(category, chance, false, weighed.model());
            }
        }
        return new Guess(best, chances.getOrDefault(best.code(), 0.0), true, weighed.model());
    }
}

package org.banshi.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.web.Problem;

/** Trains a model and tries it on texts that it did not learn from. */
final class Training {
    /** More examples are thinned out evenly: they no longer help much, and would not fit into memory. */
    static final int MOST_ROWS = 40_000;

    private static final int PARTS = 5;
    private static final int MOST_LABELS = 1_000;

    private final List<long[]> texts;
    private final int[] classes;
    private final List<String> labels;
    private final long seed;

    /**
     * What came out.
     *
     * @param model trained on all examples
     * @param figures of the five models trained on four fifths each
     */
    record Result(LinearModel model, Figures figures) {}

    Training(List<Labelled> examples, long seed) {
        List<Labelled> used = thinned(examples);
        Map<String, Long> counts =
                used.stream().collect(Collectors.groupingBy(Labelled::label, TreeMap::new, Collectors.counting()));
        if (counts.size() < 2 || counts.values().stream().noneMatch(count -> count > 1)) {
            throw Problem.invalid("label", "text.labels", counts.size(), used.size());
        }
        if (counts.size() > MOST_LABELS) {
            throw Problem.invalid("label", "text.manyLabels", counts.size(), MOST_LABELS);
        }
        this.labels = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> number =
                IntStream.range(0, labels.size()).boxed().collect(Collectors.toMap(labels::get, Function.identity()));
        this.texts = used.stream().map(example -> Grams.of(example.text())).toList();
        this.classes = used.stream()
                .mapToInt(example -> number.getOrDefault(example.label(), 0))
                .toArray();
        this.seed = seed;
    }

    int rows() {
        return classes.length;
    }

    Result run(Progress progress) {
        double[][] scores = foretell(progress);
        double sharpness = Figures.sharpness(scores, classes);
        Figures figures = Figures.of(scores, classes, labels, sharpness);
        LinearModel model = LinearModel.fit(texts, classes, labels, seed).sharpened(sharpness);
        progress.at("train", PARTS + 1);
        return new Result(model, figures);
    }

    /** The scores of each text by a model that did not learn from it or a near-copy. */
    private double[][] foretell(Progress progress) {
        int[] parts = Parts.of(texts, classes, PARTS, seed);
        double[][] scores = new double[texts.size()][];
        for (int part = 0; part < PARTS; part++) {
            int held = part;
            int[] learn = IntStream.range(0, parts.length)
                    .filter(i -> parts[i] != held)
                    .toArray();
            List<long[]> some = new ArrayList<>(learn.length);
            for (int i : learn) {
                some.add(texts.get(i));
            }
            int[] theirs = IntStream.of(learn).map(i -> classes[i]).toArray();
            boolean learnable = IntStream.of(theirs).distinct().count() > 1;
            LinearModel model = learnable ? LinearModel.fit(some, theirs, labels, seed) : null;
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] == held) {
                    scores[i] = model == null ? new double[labels.size()] : model.scores(texts.get(i));
                }
            }
            progress.at("train", part + 1);
        }
        return scores;
    }

    private static List<Labelled> thinned(List<Labelled> examples) {
        if (examples.size() <= MOST_ROWS) {
            return examples;
        }
        return IntStream.range(0, MOST_ROWS)
                .mapToObj(i -> examples.get((int) ((long) i * examples.size() / MOST_ROWS)))
                .toList();
    }
}

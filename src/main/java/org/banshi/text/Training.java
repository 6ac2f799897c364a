package org.banshi.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.web.Problem;

/** Trains a model and tries it on texts that it did not learn from. */
final class Training {
    /** More examples are thinned out evenly: they no longer help much, and would not fit into memory. */
    static final int MOST_ROWS = 40_000;

    static final int PARTS = 5;
    private static final int MOST_LABELS = 1_000;

    private final List<String> texts;
    private final int[] classes;
    private final List<String> labels;
    private final WordList otherwise;
    private final long seed;

    /**
     * What came out.
     *
     * @param model trained on all examples
     * @param figures of the five models trained on four fifths each
     */
    record Result(LinearModel model, Figures figures) {}

    /**
     * Prepares.
     *
     * @param otherwise divides words where the examples do not show how
     */
    Training(List<Labelled> examples, WordList otherwise, long seed) {
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
        this.texts = used.stream().map(Labelled::text).toList();
        this.classes = used.stream()
                .mapToInt(example -> number.getOrDefault(example.label(), 0))
                .toArray();
        this.otherwise = otherwise;
        this.seed = seed;
    }

    int rows() {
        return classes.length;
    }

    List<String> labels() {
        return labels;
    }

    int[] classes() {
        return classes.clone();
    }

    Result run(Progress progress) {
        double[][] scores = foretell(List.of(texts), progress).getFirst();
        double sharpness = Figures.sharpness(scores, classes);
        Figures figures = Figures.of(scores, classes, labels, sharpness);
        LinearModel model = all().sharpened(sharpness);
        progress.at("train", PARTS + 1);
        return new Result(model, figures);
    }

    /** Learns from everything. */
    LinearModel all() {
        return learn(rows(_ -> true));
    }

    /** In which part each example is tried; near-copies are in one part. */
    int[] parts() {
        return Parts.of(texts.stream().map(Grams::of).toList(), classes, PARTS, seed);
    }

    /**
     * The scores of each text by a model that did not learn from it or a near-copy. Words, weights and all else come from
     * the learned parts alone.
     *
     * @param wordings of the examples: the texts themselves, or the same otherwise said
     * @return for each wording, the scores of each example
     */
    List<double[][]> foretell(List<List<String>> wordings, Progress progress) {
        int[] parts = parts();
        List<double[][]> scores = wordings.stream()
                .map(_ -> new double[texts.size()][labels.size()])
                .toList();
        for (int part = 0; part < PARTS; part++) {
            int held = part;
            int[] learn = rows(i -> parts[i] != held);
            boolean learnable =
                    IntStream.of(learn).map(i -> classes[i]).distinct().count() > 1;
            if (learnable) {
                LinearModel model = learn(learn);
                for (int i : rows(i -> parts[i] == held)) {
                    for (int wording = 0; wording < wordings.size(); wording++) {
                        String text = wordings.get(wording).get(i);
                        scores.get(wording)[i] = model.scores(Pieces.of(text, model.list()));
                    }
                }
            }
            progress.at("train", part + 1);
        }
        return scores;
    }

    private int[] rows(IntPredicate which) {
        return IntStream.range(0, classes.length).filter(which).toArray();
    }

    private LinearModel learn(int[] rows) {
        List<String> theirs = new ArrayList<>(rows.length);
        for (int row : rows) {
            theirs.add(texts.get(row));
        }
        WordList list = WordList.learned(theirs, otherwise);
        List<Pieces> pieces = theirs.stream().map(text -> Pieces.of(text, list)).toList();
        return LinearModel.fit(
                list, pieces, Arrays.stream(rows).map(i -> classes[i]).toArray(), labels, seed);
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

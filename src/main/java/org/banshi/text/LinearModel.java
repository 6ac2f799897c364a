package org.banshi.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A linear model over the sorts of {@link Pieces}: one support vector machine a label, each against the rest. Each
 * sort counts its share in every text, however many pieces of it there are. Its scores become chances ({@link #chances}) whose
 * sharpness is fitted on texts that it did not learn from.
 *
 * @param list divides running text into words
 * @param sorts the pieces known of each sort
 * @param rows feature by feature, sort after sort: its rarity, then what it says for each label, so that one look into
 *     memory finds all; the last row is what is said without any feature
 */
record LinearModel(WordList list, List<Vocabulary> sorts, List<String> labels, float[] rows, double sharpness) {
    private static final int MOST_FEATURES = 300_000;
    /** What a wrong example costs: tried on real messages. */
    private static final double COST = 1;

    private static final int MOST_WEIGHTS = 12_000_000;

    static {
        Linear.disableDebugOutput();
    }

    /** Learns from texts and the numbers of their labels. */
    static LinearModel fit(WordList list, List<Pieces> texts, int[] classes, List<String> labels, long seed) {
        int most = Math.min(MOST_FEATURES, Math.max(1000, MOST_WEIGHTS / labels.size())) / Pieces.SORTS;
        List<Vocabulary> sorts = IntStream.range(0, Pieces.SORTS)
                .mapToObj(sort -> Vocabulary.of(
                        texts.stream().map(text -> text.sort(sort)).toList(), most))
                .toList();
        Problem problem = new Problem();
        problem.l = texts.size();
        problem.n = sorts.stream().mapToInt(Vocabulary::size).sum() + 1;
        problem.bias = 1;
        problem.y = Arrays.stream(classes).asDoubleStream().toArray();
        problem.x = texts.stream().map(text -> nodes(sorts, text, problem.n)).toArray(Feature[][]::new);
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, 200, 0.1);
        parameter.setRandom(new Random(seed));
        int[] present = IntStream.of(classes).distinct().toArray();
        parameter.setWeights(balance(classes, present), present);
        Model model = Linear.train(problem, parameter);
        return of(list, sorts, labels, weights(model, labels.size()), 1);
    }

    /** Rare labels weigh more, by half: between as they come and all alike. */
    private static double[] balance(int[] classes, int[] present) {
        return IntStream.of(present)
                .mapToDouble(label ->
                        IntStream.of(classes).filter(each -> each == label).count())
                .map(rows -> Math.sqrt(classes.length / (present.length * rows)))
                .toArray();
    }

    private static Feature[] nodes(List<Vocabulary> sorts, Pieces text, int bias) {
        List<Feature> nodes = new ArrayList<>();
        int before = 1;
        for (int sort = 0; sort < sorts.size(); sort++) {
            Vocabulary.Vector vector = sorts.get(sort).vector(text.sort(sort));
            float share = Pieces.share(sort);
            for (int i = 0; i < vector.features().length; i++) {
                nodes.add(new FeatureNode(before + vector.features()[i], share * vector.weights()[i]));
            }
            before += sorts.get(sort).size();
        }
        nodes.add(new FeatureNode(bias, 1));
        return nodes.toArray(Feature[]::new);
    }

    /** LIBLINEAR numbers labels as they come, and keeps one column of weights for two. */
    private static float[] weights(Model model, int labels) {
        int[] order = model.getLabels();
        double[] learned = model.getFeatureWeights();
        int columns = order.length == 2 ? 1 : order.length;
        int rows = learned.length / columns;
        float[] weights = new float[rows * labels];
        // a label without examples is never the best
        Arrays.fill(weights, (rows - 1) * labels, rows * labels, -10);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < order.length; column++) {
                double weight =
                        columns == 1 ? (column == 0 ? learned[row] : -learned[row]) : learned[row * columns + column];
                weights[row * labels + order[column]] = ModelFile.rounded((float) weight);
            }
        }
        return weights;
    }

    /** The same model with another sharpness. */
    LinearModel sharpened(double by) {
        return new LinearModel(list, sorts, labels, rows, by);
    }

    int features() {
        return sorts.stream().mapToInt(Vocabulary::size).sum();
    }

    /** A model of weights feature by feature, in each label by label, the bias last. */
    static LinearModel of(
            WordList list, List<Vocabulary> sorts, List<String> labels, float[] weights, double sharpness) {
        int count = labels.size();
        float[] rows = new float[weights.length / count * (count + 1)];
        int row = 0;
        for (Vocabulary sort : sorts) {
            for (int feature = 0; feature < sort.size(); feature++, row++) {
                rows[row * (count + 1)] = sort.rarity(feature);
            }
        }
        for (int i = 0; i <= row; i++) {
            System.arraycopy(weights, i * count, rows, i * (count + 1) + 1, count);
        }
        return new LinearModel(list, sorts, labels, rows, sharpness);
    }

    /** As {@link #of} takes them. */
    float[] weights() {
        int count = labels.size();
        float[] weights = new float[rows.length / (count + 1) * count];
        for (int i = 0; i * count < weights.length; i++) {
            System.arraycopy(rows, i * (count + 1) + 1, weights, i * count, count);
        }
        return weights;
    }

    /** How much a text speaks for each label. */
    double[] scores(Pieces text) {
        int count = labels.size();
        double[] scores = new double[count];
        for (int label = 0; label < count; label++) {
            scores[label] = rows[rows.length - count + label];
        }
        Tally tally = new Tally(text.most());
        int before = 0;
        for (int sort = 0; sort < sorts.size(); sort++) {
            tally.of(sorts.get(sort), text.sort(sort));
            add(tally, before, Pieces.share(sort), scores);
            before += sorts.get(sort).size();
        }
        return scores;
    }

    /** The same sum as over {@link Vocabulary#vector}, without making it. */
    private void add(Tally tally, int before, float share, double[] scores) {
        int count = scores.length;
        float[] sums = new float[count];
        float squares = 0;
        for (int i = 0; i < tally.size(); i++) {
            int row = (before + tally.feature(i)) * (count + 1);
            float weight = Vocabulary.often(tally.times(i)) * rows[row];
            squares += weight * weight;
            for (int label = 0; label < count; label++) {
                sums[label] += weight * rows[row + 1 + label];
            }
        }
        if (squares > 0) {
            double scale = share / Math.sqrt(squares);
            for (int label = 0; label < count; label++) {
                scores[label] += scale * sums[label];
            }
        }
    }

    /**
     * What a text is about.
     *
     * @param chances of each label, in their order
     * @param understood whether at least one word in five is known; else the chances tell little
     */
    record Reading(double[] chances, boolean understood) {}

    Reading read(String text) {
        Pieces pieces = Pieces.of(text, list);
        int words = pieces.words().length;
        int known = sorts.getFirst().known(pieces.words());
        if (known == 0) {
            double[] even = new double[labels.size()];
            Arrays.fill(even, 1.0 / even.length);
            return new Reading(even, false);
        }
        return new Reading(chances(scores(pieces), sharpness), known * 5 >= words);
    }

    /**
     * The chances of all labels, by how far the best is ahead of the second: that orders texts better than a softmax over
     * all does. The others together get as much as the second, each its share of it by a softmax.
     */
    static double[] chances(double[] scores, double sharpness) {
        int best = Figures.best(scores);
        int second = second(scores, best);
        double behind = Math.exp(-sharpness * (scores[best] - scores[second]));
        double own = 1 / (1 + behind * (scores.length > 2 ? 2 : 1));
        double[] chances = new double[scores.length];
        double others = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i != best && i != second) {
                chances[i] = Math.exp(sharpness * (scores[i] - scores[second]));
                others += chances[i];
            }
        }
        for (int i = 0; i < scores.length && others > 0; i++) {
            chances[i] *= own * behind / others;
        }
        chances[best] = own;
        chances[second] = own * behind;
        return chances;
    }

    private static int second(double[] scores, int best) {
        int second = best == 0 ? 1 : 0;
        for (int i = 0; i < scores.length; i++) {
            if (i != best && scores[i] > scores[second]) {
                second = i;
            }
        }
        return second;
    }
}

package org.banshi.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A linear model over pieces of one to three characters: one support vector machine a label, each against the rest. Its
 * scores become chances by a softmax whose sharpness is fitted on texts that it did not learn from.
 */
final class LinearModel {
    private static final int FORMAT = 1;
    private static final int MOST_FEATURES = 300_000;
    private static final int MOST_WEIGHTS = 12_000_000;

    private final Vocabulary vocabulary;
    private final List<String> labels;
    /** Feature by feature, label by label; the last row is the bias. */
    private final float[] weights;

    private final double sharpness;

    private LinearModel(Vocabulary vocabulary, List<String> labels, float[] weights, double sharpness) {
        this.vocabulary = vocabulary;
        this.labels = labels;
        this.weights = weights;
        this.sharpness = sharpness;
    }

    static {
        Linear.disableDebugOutput();
    }

    /** Learns from texts (as {@link Grams}) and the numbers of their labels; every label must occur. */
    static LinearModel fit(List<long[]> texts, int[] classes, List<String> labels, long seed) {
        Vocabulary vocabulary =
                Vocabulary.of(texts, Math.min(MOST_FEATURES, Math.max(1000, MOST_WEIGHTS / labels.size())));
        Problem problem = new Problem();
        problem.l = texts.size();
        problem.n = vocabulary.size() + 1;
        problem.bias = 1;
        problem.x = new Feature[texts.size()][];
        problem.y = Arrays.stream(classes).asDoubleStream().toArray();
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = nodes(vocabulary.vector(texts.get(i)), problem.n);
        }
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, 1, 200, 0.1);
        parameter.setRandom(new Random(seed));
        int[] present = IntStream.of(classes).distinct().toArray();
        parameter.setWeights(balance(classes, present), present);
        Model model = Linear.train(problem, parameter);
        return new LinearModel(vocabulary, labels, weights(model, labels.size()), 1);
    }

    /** Rare labels weigh more, by half: between as they come and all alike. */
    private static double[] balance(int[] classes, int[] present) {
        return IntStream.of(present)
                .mapToDouble(label ->
                        IntStream.of(classes).filter(each -> each == label).count())
                .map(rows -> Math.sqrt(classes.length / (present.length * rows)))
                .toArray();
    }

    private static Feature[] nodes(Vocabulary.Vector vector, int bias) {
        int length = vector.features().length;
        Feature[] nodes = new Feature[length + 1];
        for (int i = 0; i < length; i++) {
            nodes[i] = new FeatureNode(vector.features()[i] + 1, vector.weights()[i]);
        }
        nodes[length] = new FeatureNode(bias, 1);
        return nodes;
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
                weights[row * labels + order[column]] = (float) weight;
            }
        }
        return weights;
    }

    /** The same model with another sharpness. */
    LinearModel sharpened(double by) {
        return new LinearModel(vocabulary, labels, weights, by);
    }

    List<String> labels() {
        return labels;
    }

    int features() {
        return vocabulary.size();
    }

    /** How much a text speaks for each label. */
    double[] scores(long[] text) {
        int count = labels.size();
        double[] scores = new double[count];
        int bias = weights.length - count;
        for (int label = 0; label < count; label++) {
            scores[label] = weights[bias + label];
        }
        Vocabulary.Vector vector = vocabulary.vector(text);
        for (int i = 0; i < vector.features().length; i++) {
            int row = vector.features()[i] * count;
            float weight = vector.weights()[i];
            for (int label = 0; label < count; label++) {
                scores[label] += weight * weights[row + label];
            }
        }
        return scores;
    }

    /** The chance of each label. */
    double[] chances(long[] text) {
        return softmax(scores(text), sharpness);
    }

    static double[] softmax(double[] scores, double sharpness) {
        double highest = Arrays.stream(scores).max().orElse(0);
        double[] chances = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            chances[i] = Math.exp(sharpness * (scores[i] - highest));
            sum += chances[i];
        }
        for (int i = 0; i < scores.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(FORMAT);
            out.writeDouble(sharpness);
            out.writeInt(labels.size());
            for (String label : labels) {
                out.writeUTF(label);
            }
            vocabulary.write(out);
            for (float weight : weights) {
                out.writeFloat(weight);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static LinearModel of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)), 1 << 16))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalStateException("a model of format " + format + " cannot be read, only " + FORMAT);
            }
            double sharpness = in.readDouble();
            List<String> labels = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                labels.add(in.readUTF());
            }
            Vocabulary vocabulary = Vocabulary.read(in);
            float[] weights = new float[(vocabulary.size() + 1) * labels.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = in.readFloat();
            }
            return new LinearModel(vocabulary, List.copyOf(labels), weights, sharpness);
        } catch (IOException e) {
            throw new UncheckedIOException("the stored model is damaged", e);
        }
    }
}

package org.banshi.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.banshi.text.TrainReport.LabelFigures;
import org.banshi.text.TrainReport.Point;

/** Figures of foretold labels against the true ones; the terms are those of {@link TrainReport}. */
record Figures(
        double accuracy,
        double macroF1,
        double confidenceError,
        double abstained,
        double acceptedAccuracy,
        List<LabelFigures> labels,
        List<List<Integer>> confusion,
        List<Point> curve) {
    private static final int BINS = 10;
    private static final int POINTS = 20;

    static Figures of(double[][] scores, int[] truth, List<String> labels, double sharpness) {
        int[][] confusion = new int[labels.size()][labels.size()];
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        double[] sure = new double[truth.length];
        boolean[] hit = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            double[] chances = LinearModel.chances(scores[i], sharpness);
            int guess = best(chances);
            sure[i] = chances[guess];
            hit[i] = guess == truth[i];
            confusion[truth[i]][guess]++;
            int bin = Math.min(BINS - 1, (int) (sure[i] * BINS));
            confidence[bin] += sure[i];
            right[bin] += hit[i] ? 1 : 0;
        }
        double gap = 0;
        for (int bin = 0; bin < BINS; bin++) {
            gap += Math.abs(confidence[bin] - right[bin]);
        }
        int[] accepted = IntStream.range(0, truth.length)
                .filter(i -> sure[i] >= Classifier.ABSTAIN_BELOW)
                .toArray();
        long acceptedRight = IntStream.of(accepted).filter(i -> hit[i]).count();
        List<LabelFigures> each = each(confusion, labels);
        return new Figures(
                (double) Arrays.stream(right).sum() / truth.length,
                each.stream().mapToDouble(LabelFigures::f1).average().orElse(0),
                gap / truth.length,
                1 - (double) accepted.length / truth.length,
                accepted.length == 0 ? 0 : (double) acceptedRight / accepted.length,
                each,
                Arrays.stream(confusion)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                curve(sure, hit));
    }

    /** How many of the surest guesses are right, by how large a share of all is taken. */
    private static List<Point> curve(double[] sure, boolean[] hit) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, sure.length).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer i) -> sure[i]).reversed());
        List<Point> curve = new ArrayList<>();
        int right = 0;
        int taken = 0;
        for (int point = 1; point <= POINTS; point++) {
            int until = (int) Math.round((double) point * sure.length / POINTS);
            for (; taken < until; taken++) {
                right += hit[order.get(taken)] ? 1 : 0;
            }
            if (taken > 0) {
                curve.add(new Point((double) point / POINTS, (double) right / taken, sure[order.get(taken - 1)]));
            }
        }
        return curve;
    }

    private static List<LabelFigures> each(int[][] confusion, List<String> labels) {
        List<LabelFigures> each = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            int rows = 0;
            int guessed = 0;
            for (int other = 0; other < labels.size(); other++) {
                rows += confusion[label][other];
                guessed += confusion[other][label];
            }
            double hits = confusion[label][label];
            each.add(new LabelFigures(
                    labels.get(label),
                    rows,
                    guessed == 0 ? 0 : hits / guessed,
                    rows == 0 ? 0 : hits / rows,
                    rows + guessed == 0 ? 0 : 2 * hits / (rows + guessed)));
        }
        return each;
    }

    /** The sharpness under which the true labels are likeliest (golden section; the likelihood has one summit). */
    static double sharpness(double[][] scores, int[] truth) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = 0.1;
        double high = 30;
        while (high - low > 0.01) {
            double a = high - ratio * (high - low);
            double b = low + ratio * (high - low);
            if (surprise(scores, truth, a) < surprise(scores, truth, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }

    private static double surprise(double[][] scores, int[] truth, double sharpness) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum -= Math.log(Math.max(1e-12, LinearModel.chances(scores[i], sharpness)[truth[i]]));
        }
        return sum;
    }

    static int best(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}

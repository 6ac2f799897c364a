package org.banshi.text;

import java.util.List;
import java.util.Locale;

/**
 * How good a trained model is on examples that it did not learn from: each of five parts is foretold by a model of the
 * other four, near-copies of a text staying in one part.
 *
 * @param model number of the stored model
 * @param rows examples learned from
 * @param skipped rows without text or label
 * @param features pieces of text that the model knows
 * @param bytes size of the stored model
 * @param accuracy share of right guesses
 * @param macroF1 mean F1 of the labels
 * @param confidenceError mean gap between confidence and share of right guesses (expected calibration error, 10 bins)
 * @param abstained share of guesses that it would abstain from
 * @param acceptedAccuracy share of right guesses among the others
 * @param labels per label, the most frequent first
 * @param confusion per true label, how often each label was guessed, both in the order of {@code labels}
 * @param curve how good the surest guesses are, by how many are taken
 * @param dataHash SHA-256 of the examples in their order
 * @param seed what the parts were drawn with
 * @param seconds how long it took
 */
public record TrainReport(
        long model,
        int rows,
        int skipped,
        int features,
        int bytes,
        double accuracy,
        double macroF1,
        double confidenceError,
        double abstained,
        double acceptedAccuracy,
        List<LabelFigures> labels,
        List<List<Integer>> confusion,
        List<Point> curve,
        String dataHash,
        long seed,
        double seconds) {

    /** How well one label is told from the others. */
    public record LabelFigures(String label, int rows, double precision, double recall, double f1) {}

    /**
     * One point of the curve.
     *
     * @param coverage share of the texts, the surest first
     * @param precision share of right guesses among them
     * @param confidence of the least sure of them
     */
    public record Point(double coverage, double precision, double confidence) {}

    static TrainReport of(Training training, int skipped, Training.Result result, int bytes, String hash, long seed) {
        Figures figures = result.figures();
        return new TrainReport(
                0,
                training.rows(),
                skipped,
                result.model().features(),
                bytes,
                figures.accuracy(),
                figures.macroF1(),
                figures.confidenceError(),
                figures.abstained(),
                figures.acceptedAccuracy(),
                figures.labels(),
                figures.confusion(),
                figures.curve(),
                hash,
                seed,
                0);
    }

    TrainReport stored(long id, double after) {
        return new TrainReport(
                id,
                rows,
                skipped,
                features,
                bytes,
                accuracy,
                macroF1,
                confidenceError,
                abstained,
                acceptedAccuracy,
                labels,
                confusion,
                curve,
                dataHash,
                seed,
                after);
    }

    /** The share of right guesses among the surest four of five. */
    public double precisionAt80() {
        return precisionAt(0.8);
    }

    double precisionAt(double coverage) {
        return curve.stream()
                .filter(point -> Math.abs(point.coverage() - coverage) < 0.01)
                .mapToDouble(Point::precision)
                .findFirst()
                .orElse(accuracy);
    }

    /** All figures as lines for people. */
    public String table() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "accuracy %.4f, macro F1 %.4f, precision of the surest 80 %% %.4f, confidence off by %.4f",
                accuracy,
                macroF1,
                precisionAt80(),
                confidenceError);
        line(text, "abstains from %.1f %%; of the others %.4f are right", abstained * 100, acceptedAccuracy);
        line(text, "label\trows\tprecision\trecall\tF1");
        for (LabelFigures label : labels) {
            line(
                    text,
                    "%s\t%d\t%.4f\t%.4f\t%.4f",
                    label.label(),
                    label.rows(),
                    label.precision(),
                    label.recall(),
                    label.f1());
        }
        line(text, "true label, and how often each was guessed, in the same order");
        for (int i = 0; i < confusion.size(); i++) {
            StringBuilder row = new StringBuilder(labels.get(i).label());
            confusion.get(i).forEach(count -> row.append('\t').append(count));
            text.append(row).append('\n');
        }
        line(text, "coverage\tprecision\tconfidence");
        for (Point point : curve) {
            line(text, "%.2f\t%.4f\t%.4f", point.coverage(), point.precision(), point.confidence());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

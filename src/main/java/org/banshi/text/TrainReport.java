package org.banshi.text;

import java.util.List;

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
        long seed,
        double seconds) {

    /** How well one label is told from the others. */
    public record LabelFigures(String label, int rows, double precision, double recall, double f1) {}

    TrainReport stored(long id) {
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
                seed,
                seconds);
    }
}

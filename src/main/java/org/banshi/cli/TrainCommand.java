package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.banshi.hotline.Learning;
import org.banshi.text.Classifier;
import org.banshi.text.Progress;
import org.banshi.text.StoredModel;
import org.banshi.text.TextFiles;
import org.banshi.text.TrainReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: learns which category a text belongs to, or goes back to what was learned earlier. */
@Command(
        name = "train",
        description = "trains the suggested category from a table (FILE --text COL --label COL) or from the ledger"
                + " (--ledger), and puts it to use; --list tells the models, --back N goes back to one")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "a table (.csv, .tsv) with a header line")
    private @Nullable Path file;

    @Option(names = "--text", paramLabel = "COL", description = "the column to learn from")
    private @Nullable String text;

    @Option(names = "--label", paramLabel = "COL", description = "the column to foretell: codes or names of categories")
    private @Nullable String label;

    @ArgGroup
    private @Nullable Instead instead;

    /** What may be wanted instead of training from a table. */
    static final class Instead {
        @Option(names = "--ledger", description = "learns from what staff made of earlier requests")
        private boolean ledger;

        @Option(names = "--list", description = "tells the models and how good they are")
        private boolean list;

        @Option(
                names = "--back",
                paramLabel = "N",
                description = "takes suggestions from model N again; 0 is the one that comes along")
        private @Nullable Long back;
    }

    @Override
    public Integer call() throws IOException {
        if (file == null && instead == null) {
            throw new Refusal("train wants a FILE, or --ledger, --list or --back N");
        }
        if (file != null) {
            if (instead != null || text == null || label == null) {
                throw new Refusal("train FILE wants --text COL and --label COL, and nothing else");
            }
            Options.requireFile(file);
        }
        try (House house = House.open(options)) {
            if (instead == null) {
                told(table(house), true);
            } else if (instead.ledger) {
                Learning.Learned learned = house.bean(Learning.class).train(progress());
                told(learned.report(), learned.used());
            } else if (instead.back != null) {
                back(house.bean(Classifier.class), instead.back);
            } else if (instead.list) {
                list(house.bean(Classifier.class));
            }
        }
        return 0;
    }

    private TrainReport table(House house) throws IOException {
        if (file == null || text == null || label == null) {
            throw new IllegalStateException("checked before");
        }
        return house.bean(TextFiles.class).train(file, text, label, progress());
    }

    private void told(TrainReport report, boolean used) {
        options.result(
                report,
                "Model %d %s: %d rows, %d labels, data %s, %.1f s%non rows not learned from: %s"
                        .formatted(
                                report.model(),
                                used ? "is in use" : "is kept, and not better than what is in use",
                                report.rows(),
                                report.labels().size(),
                                report.dataHash(),
                                report.seconds(),
                                report.table()));
    }

    /** What {@code train --back --json} tells. */
    record Back(long model) {}

    private void back(Classifier classifier, long model) {
        classifier.activate(model == 0 ? null : Long.valueOf(model), null, "back");
        options.result(
                new Back(model), model == 0 ? "The model that comes along is in use" : "Model " + model + " is in use");
    }

    /** What {@code train --list --json} tells. */
    record Listed(List<StoredModel> models) {}

    private void list(Classifier classifier) {
        StringBuilder lines = new StringBuilder();
        for (StoredModel model : classifier.models()) {
            lines.append("%s%d  %s  from the %s, %d rows, %d labels, accuracy %.4f, macro F1 %.4f%n"
                    .formatted(
                            model.active() ? "* " : "  ",
                            model.id(),
                            model.at(),
                            model.source(),
                            model.rows(),
                            model.labels(),
                            model.accuracy(),
                            model.macroF1()));
        }
        lines.append("0 is the model that comes along");
        options.result(new Listed(classifier.models()), lines.toString());
    }

    private Progress progress() {
        return (stage, done) -> options.progress(stage + " " + done);
    }
}

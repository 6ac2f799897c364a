package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.banshi.text.TextFiles;
import org.banshi.text.TrainReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: learns which category a text belongs to. */
@Command(name = "train", description = "trains the suggested category from a table and puts it to use")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "a table (.csv, .tsv) with a header line")
    private Path file;

    @Option(names = "--text", required = true, paramLabel = "COL", description = "the column to learn from")
    private String text;

    @Option(names = "--label", required = true, paramLabel = "COL", description = "the column to foretell")
    private String label;

    @Override
    public Integer call() throws IOException {
        Options.requireFile(file);
        try (House house = House.open(options)) {
            TrainReport report = house.bean(TextFiles.class)
                    .train(file, text, label, (stage, done) -> options.progress(stage + " " + done));
            options.result(
                    report,
                    "Model %d is in use: %d rows, %d labels, accuracy %.3f, macro F1 %.3f on rows not learned from, %.1f s"
                            .formatted(
                                    report.model(),
                                    report.rows(),
                                    report.labels().size(),
                                    report.accuracy(),
                                    report.macroF1(),
                                    report.seconds()));
        }
        return 0;
    }
}

package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.banshi.text.TextFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classify}: adds the suggested category to each row of a table. */
@Command(name = "classify", description = "adds category, confidence and abstained to each row of a table")
final class ClassifyCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "a table (.csv, .tsv) with a header line")
    private Path file;

    @Option(names = "--text", required = true, paramLabel = "COL", description = "the column with the text")
    private String text;

    @Option(names = "--out", required = true, paramLabel = "OUT.csv", description = "the file to write")
    private Path out;

    /** What {@code classify --json} tells. */
    record Classified(long rows, String out) {}

    @Override
    public Integer call() throws IOException {
        Options.requireFile(file);
        try (House house = House.open(options)) {
            long rows = house.bean(TextFiles.class)
                    .classify(file, text, out, (stage, done) -> options.progress(stage + " " + done));
            options.result(new Classified(rows, out.toString()), rows + " rows written to " + out);
        }
        return 0;
    }
}

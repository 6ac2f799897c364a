package org.banshi.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;

/** Trains from a table, and labels the rows of a table. Files are as {@link CsvFile} reads them. */
@Service
public final class TextFiles {
    private static final int BATCH = 1_000;

    private final Classifier classifier;

    /** For Spring and tests. */
    public TextFiles(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Trains a model from a table and activates it.
     *
     * @param textColumn name of the column to learn from
     * @param labelColumn name of the column to foretell
     * @throws Problem with the field {@code text} or {@code label} if there is no such column, or too little in it
     * @throws IOException if the file cannot be read
     */
    public TrainReport train(Path file, String textColumn, String labelColumn, Progress progress) throws IOException {
        List<Labelled> examples = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file)) {
            int text = csv.column("text", textColumn);
            int label = csv.column("label", labelColumn);
            for (CsvFile.Row row : csv) {
                examples.add(new Labelled(row.at(text), row.at(label)));
            }
        }
        progress.at("read", examples.size());
        TrainReport report = classifier.train(examples, progress);
        classifier.activate(report.model());
        return report;
    }

    /**
     * Writes a table with all rows and columns as they were, in their order, and three columns more: {@code category},
     * {@code confidence} (0 to 1, four digits) and {@code abstained} (true or false). A column whose name is taken is
     * called {@code suggested_…} instead. The output is UTF-8 with commas.
     *
     * @return number of rows
     * @throws Problem with the field {@code text} if there is no such column, {@code out} if it is the same file
     * @throws IOException if a file cannot be read or written
     */
    public long classify(Path in, String textColumn, Path out, Progress progress) throws IOException {
        if (Files.exists(out) && Files.isSameFile(in, out)) {
            throw Problem.invalid("out", "text.same", String.valueOf(out.getFileName()));
        }
        try (CsvFile csv = CsvFile.open(in)) {
            int text = csv.column("text", textColumn);
            try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
                printer.printRecord(header(csv));
                long rows = 0;
                List<CsvFile.Row> batch = new ArrayList<>(BATCH);
                for (CsvFile.Row row : csv) {
                    batch.add(row);
                    if (batch.size() == BATCH) {
                        rows += write(batch, text, csv.header().size(), printer);
                        progress.at("classify", rows);
                    }
                }
                rows += write(batch, text, csv.header().size(), printer);
                progress.at("classify", rows);
                return rows;
            }
        }
    }

    private static List<String> header(CsvFile csv) {
        List<String> header = new ArrayList<>(csv.header());
        for (String added : List.of("category", "confidence", "abstained")) {
            header.add(csv.has(added) ? "suggested_" + added : added);
        }
        return header;
    }

    private int write(List<CsvFile.Row> batch, int text, int columns, CSVPrinter printer) throws IOException {
        List<Suggestion> suggestions =
                classifier.classify(batch.stream().map(row -> row.at(text)).toList());
        for (int i = 0; i < batch.size(); i++) {
            CsvFile.Row row = batch.get(i);
            Suggestion suggestion = suggestions.get(i);
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(row.at(column));
            }
            cells.add(Objects.requireNonNullElse(suggestion.category(), ""));
            cells.add(String.format(Locale.ROOT, "%.4f", suggestion.confidence()));
            cells.add(String.valueOf(suggestion.abstained()));
            // cells beyond the header come last, so that ours stay under their names
            cells.addAll(row.cells()
                    .subList(Math.min(columns, row.cells().size()), row.cells().size()));
            printer.printRecord(cells);
        }
        int written = batch.size();
        batch.clear();
        return written;
    }
}

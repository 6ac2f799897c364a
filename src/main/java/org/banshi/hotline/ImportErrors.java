package org.banshi.hotline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Tells the bad rows of a file in another one: line, column, reason. There is none as long as all rows are good. */
final class ImportErrors implements AutoCloseable {
    private final ImportOptions options;
    private final Messages messages;
    private @Nullable CSVPrinter printer;
    private @Nullable Path path;

    ImportErrors(ImportOptions options, Messages messages) throws IOException {
        this.options = options;
        this.messages = messages;
        for (Path place : places()) {
            // what an earlier import told is over
            if (Files.isRegularFile(place) && Files.isWritable(place) && isWritable(place.toAbsolutePath())) {
                Files.delete(place);
            }
        }
    }

    private static boolean isWritable(Path place) {
        Path folder = place.getParent();
        return folder != null && Files.isWritable(folder);
    }

    /** The file; absent while there is none. */
    @Nullable
    String path() {
        return path == null ? null : path.toString();
    }

    void add(long line, List<FieldError> faults) throws IOException {
        CSVPrinter open = printer == null ? open() : printer;
        printer = open;
        for (FieldError fault : faults) {
            String reason = messages.text(
                    options.language(), "problem." + fault.code(), fault.args().toArray());
            open.printRecord(line, fault.field(), reason);
        }
    }

    @Override
    public void close() throws IOException {
        if (printer != null) {
            printer.close();
        }
    }

    private List<Path> places() {
        Path chosen = options.errors();
        if (chosen != null) {
            return List.of(chosen);
        }
        String name = options.file().getFileName() + ".errors.csv";
        return List.of(options.file().resolveSibling(name), Path.of(name));
    }

    private CSVPrinter open() throws IOException {
        for (Path place : places()) {
            try {
                BufferedWriter writer = Files.newBufferedWriter(place, StandardCharsets.UTF_8);
                CSVPrinter opened = new CSVPrinter(writer, CSVFormat.DEFAULT);
                path = place;
                opened.printRecord("line", "column", "reason");
                return opened;
            } catch (IOException e) {
                // the next place
            }
        }
        throw Problem.invalid("errors", "import.errors", places().getLast().toString());
    }
}

package org.banshi.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Tells the bad rows of a file in another one: line, column, reason, what to do. There is none as long as all rows are good. */
public final class RowErrors implements AutoCloseable {
    private static final Set<PosixFilePermission> WRITE = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final @Nullable Path chosen;
    private final Language language;
    private final Messages messages;
    private @Nullable CSVPrinter printer;
    private @Nullable Path path;

    /**
     * Nothing is written yet; what an earlier import told of the same file is removed.
     *
     * @param file the table
     * @param chosen where the bad rows are told; beside the file, or in the working folder, if absent
     * @param language in which language
     */
    public RowErrors(Path file, @Nullable Path chosen, Language language, Messages messages) throws IOException {
        this.file = file;
        this.chosen = chosen;
        this.language = language;
        this.messages = messages;
        for (Path place : places()) {
            // what an earlier import told is over
            if (mayWrite(place)) {
                Files.deleteIfExists(place);
            }
        }
    }

    /** A folder that nobody may write to is not written to by root either. */
    private static boolean mayWrite(Path place) throws IOException {
        Path folder = place.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            return false;
        }
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        return posix == null || posix.readAttributes().permissions().stream().anyMatch(WRITE::contains);
    }

    /** The file; absent while there is none. */
    public @Nullable String path() {
        return path == null ? null : path.toString();
    }

    /** Tells what is wrong with a row, and what to do about it where the message {@code remedy.CODE} knows. */
    public void add(long line, List<FieldError> faults) throws IOException {
        for (FieldError fault : faults) {
            add(line, fault.field(), reason(fault, language, messages), remedy(fault, language, messages));
        }
    }

    /** Tells one thing that is wrong, in words that were found before. */
    public void add(long line, String column, String reason, String remedy) throws IOException {
        CSVPrinter open = printer == null ? open() : printer;
        printer = open;
        open.printRecord(line, column, reason, remedy);
    }

    /** What is wrong. */
    public static String reason(FieldError fault, Language language, Messages messages) {
        return messages.text(language, "problem." + fault.code(), fault.args().toArray());
    }

    /** What to do about it; empty where that is plain. */
    public static String remedy(FieldError fault, Language language, Messages messages) {
        String key = "remedy." + fault.code();
        return messages.has(language, key)
                ? messages.text(language, key, fault.args().toArray())
                : "";
    }

    @Override
    public void close() throws IOException {
        if (printer != null) {
            printer.close();
        }
    }

    private List<Path> places() {
        if (chosen != null) {
            return List.of(chosen);
        }
        String name = file.getFileName() + ".errors.csv";
        return List.of(file.resolveSibling(name), Path.of(name));
    }

    private CSVPrinter open() throws IOException {
        for (Path place : places()) {
            if (!mayWrite(place)) {
                continue;
            }
            try {
                BufferedWriter writer = Files.newBufferedWriter(place, StandardCharsets.UTF_8);
                CSVPrinter opened = new CSVPrinter(writer, CSVFormat.DEFAULT);
                path = place;
                opened.printRecord("line", "column", "reason", "remedy");
                return opened;
            } catch (IOException e) {
                // the next place
            }
        }
        throw Problem.invalid("errors", "import.errors", places().getLast().toString());
    }
}
